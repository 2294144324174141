"""Station 5: Statements on disk: one file a document, and an RDF store that can be rebuilt from them."""
