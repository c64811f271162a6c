"""A published week repaired: one more absence, from the loaded problem to a proven roster; beside solving all anew."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from statistics import median
from time import process_time

from bench import works
from bench.rows import Row
from constraints.packs import rule_book
from roster.checking import verify
from roster.domain import DAY, Leave, LeaveKind, Origin, Problem
from roster.solving import Clock, Published, Solved, solve

PROMISED_SECONDS = 0.5
_NOTICE = (0, 1, 2, 4)  # days between the call and the duty


@dataclass(frozen=True, kw_only=True)
class _Case:
    """One absence, repaired: the problem, the roster, its processor time."""

    problem: Problem
    solved: Solved
    seconds: float


def run(quick: bool) -> list[Row]:
    """Repair 50 absences of one day each, and solve ten of them anew as well."""
    problem = load_station(quick=quick)
    first = solve(problem, rule_book(problem).rules, Clock())
    published = Published(roster=first.roster, gaps=first.gaps)
    cases = [_measured(absent, published) for absent in absences(published, 5 if quick else 50)]
    times = sorted(case.seconds for case in cases)
    anew = [_anew(case) for case in cases[:: 2 if quick else 5]]
    ours, theirs = (median(seconds) for seconds in zip(*anew, strict=True))
    unproven = sum(case.solved.repair is None or any(case.solved.gaps.values()) for case in cases)
    moved = median(_moved(case) for case in cases)
    limit, note = "the promised limit", f"{len(cases)} absences, {moved:g} duties change in the median"
    return [
        Row(
            figure="repair, median",
            ours=median(times),
            peer=PROMISED_SECONDS,
            peer_is=limit,
            note=note,
        ),
        Row(figure="repair, worst", ours=times[-1], peer=PROMISED_SECONDS, peer_is=limit),
        Row(figure="repairs not proven", ours=unproven, peer=0, peer_is="none", unit="repairs"),
        Row(figure="repair", ours=ours, peer=theirs, peer_is="solving all anew with --keep"),
    ]


def load_station(*, quick: bool) -> Problem:
    """Load the example, or a small invented station."""
    return works.WORKS["week"].problem(works.stations(1, quick=quick)[0])


def absences(published: Published, count: int) -> Iterator[Problem]:
    """Give problems in each of which one more person is ill on one day of duty."""
    problem, random = published.roster.problem, Random(1)  # noqa: S311 - no secret, but the same choice each time
    duties = [duty for duty in published.roster.duties if duty.origin is Origin.SOLVED]
    told = tuple(replace(duty, origin=Origin.SOLVED) for duty in published.roster.duties)
    for duty in random.sample(duties, count):
        ill = Leave(person=duty.person, first=duty.day, last=duty.day, kind=LeaveKind.SICK)
        yield replace(
            problem,
            leave=(*problem.leave, ill),
            published=told,
            today=_today(problem, duty.day, random.choice(_NOTICE)),
        )


def _today(problem: Problem, day: date, notice: int) -> date:
    return max(problem.period.first - DAY, day - notice * DAY)


def _measured(problem: Problem, published: Published) -> _Case:
    rules, began = rule_book(problem).rules, process_time()
    solved = solve(problem, rules, Clock(), published=published)
    seconds = process_time() - began
    if verify(solved.roster, rules).violations:
        raise AssertionError("a repaired roster breaks a rule")
    return _Case(problem=problem, solved=solved, seconds=seconds)


def _anew(case: _Case) -> tuple[float, float]:
    """Give the processor time of a repair and of solving all; what was proven must be the same."""
    rules, began = rule_book(case.problem).rules, process_time()
    whole = solve(replace(case.problem), rules, Clock())
    seconds = process_time() - began
    prices = [verify(solved.roster, rules).objective for solved in (case.solved, whole)]
    if case.solved.bound > prices[1] or whole.bound > prices[0]:
        raise AssertionError("one of two bounds is wrong")
    return case.seconds, seconds


def _moved(case: _Case) -> int:
    now = {(duty.person, duty.day, duty.shift, duty.post) for duty in case.solved.roster.duties}
    before = {(duty.person, duty.day, duty.shift, duty.post) for duty in case.problem.published}
    return len(now ^ before)
