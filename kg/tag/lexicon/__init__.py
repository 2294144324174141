"""Vocabulary of the tagging station, as data."""
