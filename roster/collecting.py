"""Collecting garbage seldom, where many small objects are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look for cycles seldom: tables and models are a million small objects in few cycles, if any.

    Looking for them took a fifth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
