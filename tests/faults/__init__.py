"""Bad input and interruptions, as a user meets them: through the whole command line."""
