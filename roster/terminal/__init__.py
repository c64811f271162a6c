"""What a user sees and types in the terminal, in both languages."""
