"""What all mutated rosters need: to take duties away, to add some, and to see what the checker finds."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from roster.checking import verify
from roster.domain import Duty, Roster
from roster.rules import Rule
from tests.stations import MONDAY


def findings(roster: Roster, rules: Sequence[Rule]) -> set[tuple[str, str | None, int]]:
    """Give every rule broken, by whom, and on which day, counted from the first."""
    return {(v.rule, v.person, (v.day - MONDAY).days) for v in verify(roster, rules).violations}


def without(roster: Roster, gone: Callable[[Duty], bool]) -> Roster:
    """Leave out duties."""
    return replace(roster, duties=tuple(duty for duty in roster.duties if not gone(duty)))


def added(roster: Roster, *duties: Duty) -> Roster:
    """Add duties."""
    return replace(roster, duties=tuple(sorted((*roster.duties, *duties))))
