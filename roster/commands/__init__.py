"""What each command does: load, call, show. Which rules there are is handed in by `cli.py` (`policy.py`)."""
