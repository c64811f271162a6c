"""The house around the code: archives, packages, layers, locked requirements, make targets."""
