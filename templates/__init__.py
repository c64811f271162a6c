"""The pages: HTML and CSS; they travel inside roster."""
