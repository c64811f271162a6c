"""A station's duty roster for Timefold, modelled as its own documentation models employee scheduling.

A planning entity is a seat (one place at a post on one shift), its planning variable the employee who takes it, and
`rules.py` and `prices.py` state the core rules as constraint streams. Imported only by the process that solves
with it: it starts a Java machine.
"""
