"""`python -m gridroster`, or `python -m cli` in a checkout, is the command `roster`."""

from . import main

main()
