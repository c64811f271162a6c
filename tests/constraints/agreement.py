"""What the model makes of a finished roster: whether it admits it, and at what price."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from roster.domain import Duty, Origin, Roster
from roster.model import Model, Muster, Row, build
from roster.rules import Linear, Option, Rule
from roster.solving import Clock
from roster.solving.cpsat import solve_whole


def modelled_price(roster: Roster, rules: Sequence[Rule]) -> int | None:
    """Give the least objective of the model with duties and posts as in the roster; None if it admits none."""
    model = build(roster.problem, rules, one_by_one=True)
    program = model.program
    fixed = held_as_in(roster, model)
    if any(not program.lower[v] <= value <= program.upper[v] for v, value in fixed.items()):
        return None
    for total, value in _placed(model, roster):
        if total.terms:
            program.rows.append(Row(total.terms, value - total.constant, equal=True))
        elif value != total.constant:
            return None
    answer = solve_whole(program, Clock(), fixed=fixed)
    assert answer.closed
    return None if answer.values is None else program.objective(answer.values)


def held_as_in(roster: Roster, model: Model) -> dict[int, int]:
    """Give the values of the variables that decide who has which duty, and in which part of the posts."""
    post_of = {(duty.person, duty.day, duty.shift): duty.post for duty in roster.duties}
    return {
        variable: int(_is_held(option, post_of))
        for option in model.open_options
        for variable in option.held.terms
    }


def _is_held(option: Option, post_of: Mapping[tuple[str, date, str], str | None]) -> bool:
    key = (option.duty.person, option.duty.day, option.duty.shift)
    if option.posts is None or option.duty.origin is Origin.FIXED:
        return key in post_of
    return post_of.get(key) in option.posts


def _placed(model: Model, roster: Roster) -> list[tuple[Linear, int]]:
    """Say where everybody stands: expressions of the model and what they come to in the roster."""
    facts = []
    for muster in model.musters:
        facts += [(stand.filled, roster.count(stand.need.key, stand.grade)) for stand in muster.stands]
        at_home, sent = _counts(model, muster, roster)
        facts += [(flow, at_home[place]) for place, flow in muster.home.items()]
        facts += [(flow, sent[place]) for place, flow in muster.sent.items()]
    return facts


def _counts(model: Model, muster: Muster, roster: Roster) -> tuple[Counter[object], Counter[object]]:
    at_home: Counter[object] = Counter()
    sent: Counter[object] = Counter()
    for index, need in enumerate(muster.needs):
        for duty in roster.at_post.get(need.key, ()):
            person = roster.person(duty)
            if person.grade is muster.grade and duty.origin is Origin.SOLVED:
                count = at_home if person.home_grid == need.post else sent
                count[index, muster.kind(person, _posts(model, duty))] += 1
    return at_home, sent


def _posts(model: Model, duty: Duty) -> frozenset[str] | None:
    """Give the part of the posts in which a duty is."""
    at = {(duty.person, duty.day, duty.shift): duty.post}
    return next(option.posts for option in model.open_options if _is_held(option, at))
