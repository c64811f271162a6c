"""Why: what makes a roster impossible, what would fill a shortage, and what each choice costs."""
