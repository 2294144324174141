"""Station 1: files → Documents."""
