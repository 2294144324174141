"""Station 6: asking a graph by SPARQL, by name and by entity."""

#: How an answer can be written.
FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
