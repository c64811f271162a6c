"""All legal lines of one person as a layered decision diagram: what it is (`diagram.py`) and how it is drawn."""
