"""Station 7: a graph as lists and files to take away."""
