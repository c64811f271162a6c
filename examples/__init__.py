"""Invented stations to learn from; they travel inside roster, for `roster example`."""
