"""Station 6: asking a graph by SPARQL, by name and by entity."""
