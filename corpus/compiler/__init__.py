"""Turns the marked texts of this folder into documents as users have them, with gold annotations.

marked/*.txt → markup → layout → plain | web | paper | office → documents/ and gold/
"""
