"""Collecting garbage seldom, where many small objects are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_seldom(young: int = 200_000, middle: int = 50, old: int = 50) -> Iterator[None]:
    """Look for cycles seldom: tables and models are a million small objects in few cycles, if any.

    Looking for them took a fifth of the time. The figures are those of `gc.set_threshold`, the usual ones for these.
    """
    before = gc.get_threshold()
    gc.set_threshold(young, middle, old)
    try:
        yield
    finally:
        gc.set_threshold(*before)
