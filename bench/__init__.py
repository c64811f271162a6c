"""The figures that gridroster promises, measured: `python -m bench`, or `make bench`.

A benchmark is a module of this package with `run(quick: bool) -> list[Row]`; the runner finds it by that.
"""
