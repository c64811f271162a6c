"""Timefold, where it is installed and there is a Java machine."""

import shutil
from collections.abc import Sequence
from importlib.util import find_spec

from bench.facts import Facts
from bench.peers import NotHereError, Reached
from bench.runs import Stopwatch
from roster.domain import Problem
from roster.rules import Rule


def solve_with(
    method: str,  # noqa: ARG001 - there is one way
    problem: Problem,
    rules: Sequence[Rule],
    seconds: float,
    watch: Stopwatch,
) -> Reached:
    """Solve with Timefold."""
    if shutil.which("java") is None:
        raise NotHereError("no Java on this machine")
    if find_spec("timefold") is None:
        raise NotHereError("timefold is not installed")
    from bench.timefold.solving import solved  # noqa: PLC0415 - starts a Java machine

    return solved(Facts(problem, rules), seconds, watch)
