"""The ontology, its vocabularies, shapes and tables, shipped as data of the package ``kg.ontology``."""
