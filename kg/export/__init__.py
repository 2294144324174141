"""Station 8: a graph as lists and files to take away."""
