"""Station 4: Links and text → Facts and Statements."""
