"""What several commands need: a station with its rules, and the few things that all of them say alike."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from roster.commands.policy import Policy
from roster.words import Language, Text, same

if TYPE_CHECKING:
    from roster.domain import Problem
    from roster.rules import Rule
    from roster.terminal.session import Session


def load_station(
    policy: Policy, folder: Path, first: date | None, days: int | None, *, contradictory: bool = False
) -> "tuple[Problem, Sequence[Rule]]":
    """Load a station and its rules; every fault that either finds is raised at once."""
    from roster.errors import UnusableInput
    from roster.loading import load

    problem = load(folder, first=first, days=days, contradictory=contradictory)
    rules = policy.book(problem).rules
    if faults := [fault for rule in rules for fault in rule.faults(problem, rules)]:
        raise UnusableInput(faults)
    return problem, rules


def titles(rules: "Sequence[Rule]") -> dict[str, Text]:
    return {rule.name: rule.title for rule in rules}


def paper_language(session: "Session", problem: "Problem") -> Language:
    """Paper and calendars speak the station's language unless the call asks for another."""
    return session.language if session.asked else problem.station.language


def say_files(session: "Session", files: Sequence[Path]) -> None:
    session.emit({"files": [str(path) for path in files]})
    for path in files:
        session.say(same(path))
