"""The tests; each part mirrors the tree."""
