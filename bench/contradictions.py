"""The impossible: 500 planted contradictions, each explained, proven minimal, and mended."""

import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.planting import Planted, planted
from bench.rows import Row
from constraints import RULES
from roster.checking import verify
from roster.domain import Problem
from roster.explaining.case import Case
from roster.explaining.contradictions import Contradiction, only
from roster.explaining.impossible import Impossible, Repair, why_impossible
from roster.explaining.neighbourhoods import alone
from roster.explaining.parts import facts
from roster.inventing import invent_station
from roster.loading import load
from roster.rules import Rule, broken_by, configured
from roster.solving import Clock
from roster.solving.feasible import any_roster
from roster.solving.stated import cannot_be

PROMISED_MEDIAN, PROMISED_WORST = 3.0, 30.0  # seconds
_SIZES = (6, 9, 12, 16, 20, 25, 30, 40, 50, 60)  # grids
_MONDAY = date(2026, 11, 23)
_MOST_ROWS, _MOST_PLACES = 6, 3


@dataclass(frozen=True, kw_only=True)
class Tried:
    """One station with planted contradictions: processor seconds, and what is wrong with the explanation."""

    seconds: float
    wrong: str


def run(quick: bool) -> list[Row]:
    """Plant, explain, and look at every explanation by other means."""
    tried = list(try_all(40 if quick else 500, _SIZES[:4] if quick else _SIZES))
    seconds = [each.seconds for each in tried]
    wrong = [each.wrong for each in tried if each.wrong]
    note = f"{len(tried)} planted, {len(wrong)} wrong{': ' + wrong[0] if wrong else ''}"
    return [
        Row(
            figure="why impossible, median CPU, loading included",
            ours=statistics.median(seconds),
            peer=PROMISED_MEDIAN,
            peer_is="promised limit",
            note=note,
        ),
        Row(
            figure="why impossible, worst CPU",
            ours=max(seconds),
            peer=PROMISED_WORST,
            peer_is="promised limit",
        ),
        Row(
            figure="explanations that are wrong, and one",
            ours=len(wrong) + 1,
            peer=1,
            peer_is="none, and one",
            unit="",
        ),
    ]


def try_all(count: int, sizes: Sequence[int]) -> Iterator[Tried]:
    """Plant so many contradictions in stations of several sizes, one after another."""
    with TemporaryDirectory() as place:
        for grids in sizes:
            invent_station(Path(place) / str(grids), grids=grids, seed=grids, first=_MONDAY)
        for number in range(count):
            random = Random(f"contradiction {number}")  # noqa: S311 - drawn, not kept secret
            yield tried(Path(place) / str(sizes[number % len(sizes)]), random)


def tried(folder: Path, random: Random) -> Tried:
    """Plant in one station, explain, and hold the explanation against what was planted."""
    rows, places = random.randint(1, _MOST_ROWS), random.choice([1, 1, 1, 2, _MOST_PLACES])
    begun = time.process_time()
    problem = load(folder)
    given = planted(problem, random, rows, places)
    rules = configured(RULES, problem.overrides)
    found = why_impossible(given.problem, rules, Clock())
    return Tried(seconds=time.process_time() - begun, wrong=fault(given, rules, found))


def fault(given: Planted, rules: Sequence[Rule], found: Impossible | None) -> str:
    """Say what is wrong with an explanation; empty where nothing is."""
    if found is None:
        return "called possible"
    told = frozenset(part.person for each in found.contradictions for part in each.parts if part.person)
    if told != given.people:
        return f"told of {sorted(told)} instead of {sorted(given.people)}"
    for each in found.contradictions:
        if wrong := fault_of_core(given.problem, rules, each):
            return wrong
    if not found.repairs:
        return "no repair"
    return next(filter(None, (fault_of_repair(given.problem, rules, each) for each in found.repairs)), "")


def fault_of_core(problem: Problem, rules: Sequence[Rule], found: Contradiction) -> str:
    """Say what is wrong with a core: the solver must find it impossible, and without any one part a roster."""
    listed = [part for part in found.parts if part.rule is None]
    case = alone(Case(problem=problem, rules=tuple(rules)), found.people)
    all_facts = facts(case.problem, found.people)
    keys = {part.key for part in listed}
    kept = frozenset(number for number, part in enumerate(all_facts) if part.key in keys)
    if len(kept) != len(listed):
        return "a part is not in the tables"
    core = only(case, all_facts, kept).under([part.rule for part in found.parts if part.rule is not None])
    if not cannot_be(core.problem, core.rules, Clock(), alone=True):
        return "the parts can all hold"
    for part in found.parts:
        less = part.without(core)
        roster = any_roster(less.problem, less.rules, Clock())
        if roster is None or broken_by(roster, less.rules):
            return f"not minimal: {part.text.en}"
    return ""


def fault_of_repair(problem: Problem, rules: Sequence[Rule], repair: Repair) -> str:
    """Say what is wrong with a repair: its roster must answer what the changes leave, and break nothing."""
    case = Case(problem=problem, rules=tuple(rules))
    for mend in repair.mends:
        case = mend.change.apply(case)
    if repair.proof.problem != case.problem or verify(repair.proof, case.rules).violations:
        return f"mends nothing: {[mend.change.text.en for mend in repair.mends]}"
    return ""
