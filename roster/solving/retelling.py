"""People back to the posts they were told, wherever that keeps every rule and costs no more.

The model decides how many of each kind stand where, and of equal choices it takes any. Where a roster was
published, the published one is the better of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from roster.domain import Duty, Grade, Origin, Roster
from roster.rules import Rule, broken_by, price_of

_Muster = tuple[date, str, Grade]
_Posts = Mapping[str, str]  # person to post


def as_told(roster: Roster, rules: Sequence[Rule]) -> Roster:
    """Give a roster with the same people on duty, and as many as can be where they were told they would stand."""
    told = {(d.person, d.day, d.shift): d.post for d in roster.problem.published if d.post is not None}
    musters: defaultdict[_Muster, list[Duty]] = defaultdict(list)
    for duty in roster.duties:
        if duty.origin is Origin.SOLVED:
            musters[duty.day, duty.shift, roster.person(duty).grade].append(duty)
    on_duty = Counter(
        (d.day, d.shift, roster.problem.people[d.person].grade) for d in roster.problem.published
    )
    as_before: list[list[Duty]] = []  # with the same people as was told, who can mostly stand as told
    otherwise: list[list[Duty]] = []
    for muster, duties in musters.items():
        wanted = {
            d.person: told[d.person, d.day, d.shift] for d in duties if (d.person, d.day, d.shift) in told
        }
        posts = _posts(duties, wanted)
        if changed := [d for d in duties if d.post != posts[d.person]]:
            moves = as_before if len(wanted) == len(duties) == on_duty[muster] else otherwise
            moves.append([replace(d, post=posts[d.person]) for d in changed])
    return _moved(_moved(roster, as_before, rules), otherwise, rules)


def _posts(duties: Iterable[Duty], wanted: _Posts) -> _Posts:
    """Share out the same places anew: first to those who were told of them, then to those who stand there."""
    listed = sorted(duties, key=lambda duty: duty.person)
    free = Counter(duty.post or "" for duty in listed)
    found: dict[str, str] = {}
    for choice in (lambda d: wanted.get(d.person), lambda d: d.post):
        for duty in listed:
            post = choice(duty)
            if duty.person not in found and post is not None and free[post]:
                found[duty.person] = post
                free[post] -= 1
    left = iter(sorted(free.elements()))
    return found | {duty.person: next(left) for duty in listed if duty.person not in found}


def _moved(roster: Roster, moves: Sequence[Sequence[Duty]], rules: Sequence[Rule]) -> Roster:
    """Carry out moves: all of them, else each half by itself, down to single ones that are left undone."""
    if not moves:
        return roster
    moved = {(duty.person, duty.day, duty.shift): duty for move in moves for duty in move}
    duties = (moved.get((duty.person, duty.day, duty.shift), duty) for duty in roster.duties)
    found = Roster(problem=roster.problem, duties=tuple(sorted(duties)))
    people = frozenset(person for person, _, _ in moved)
    before, after = replace(roster, about=people), replace(found, about=people)
    if not broken_by(after, rules) and price_of(after, rules) <= price_of(before, rules):
        return found
    if len(moves) == 1:
        return roster
    half = len(moves) // 2
    return _moved(_moved(roster, moves[:half], rules), moves[half:], rules)
