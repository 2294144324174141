"""Station 7: a graph as interactive HTML that needs no network."""
