"""Looser values of a rule's parameters, from the nearest on."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from fractions import Fraction
from typing import Any

from roster.rules import Rule, Stricter, about

_STEPS: Mapping[type, tuple[Any, ...]] = {
    timedelta: tuple(timedelta(hours=hours) for hours in (1, 2, 3, 4, 6, 8, 12, 16, 24)),
    int: (1, 2, 3),
    Fraction: tuple(Fraction(part, 20) for part in (1, 2, 4)),
}


def relaxable(rule: Rule) -> tuple[str, ...]:
    """List the parameters of a rule of which it is known which way is looser."""
    known = about(rule)
    return tuple(
        name
        for name, each in known.items()
        if each.stricter is not None and type(getattr(rule, name)) in _STEPS
    )


def looser(rule: Rule, parameter: str) -> Iterator[Any]:
    """Yield looser values of a parameter within its range, the nearest first."""
    known, value = about(rule)[parameter], getattr(rule, parameter)
    up = known.stricter is Stricter.LESS
    for step in _STEPS[type(value)]:
        to = value + step if up else value - step
        below = to < (known.least if known.least is not None else 0 * step)
        above = known.most is not None and to > known.most
        if not (below or above):
            yield to
