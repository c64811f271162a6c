"""What the model makes of a finished roster: whether it admits it, and at what price."""

from collections import Counter
from collections.abc import Sequence

from roster.domain import Origin, Roster
from roster.model import Model, Muster, Row, build
from roster.rules import Linear, Rule
from roster.solving import Clock
from roster.solving.cpsat import solve_whole


def modelled_price(roster: Roster, rules: Sequence[Rule]) -> int | None:
    """Give the least objective of the model with duties and posts as in the roster; None if it admits none."""
    model = build(roster.problem, rules, one_by_one=True)
    program = model.program
    held = {(duty.person, duty.day, duty.shift) for duty in roster.duties}
    fixed = {
        variable: int((duty.person, duty.day, duty.shift) in held)
        for duty, option in model.option_of.items()
        for variable in option.held.terms
    }
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


def _placed(model: Model, roster: Roster) -> list[tuple[Linear, int]]:
    """Say where everybody stands: expressions of the model and what they come to in the roster."""
    facts = []
    for muster in model.musters:
        facts += [(stand.filled, roster.count(stand.need.key, stand.grade)) for stand in muster.stands]
        at_home, sent = _counts(muster, roster)
        facts += [(flow, at_home[place]) for place, flow in muster.home.items()]
        facts += [(flow, sent[place]) for place, flow in muster.sent.items()]
    return facts


def _counts(muster: Muster, roster: Roster) -> tuple[Counter[object], Counter[object]]:
    at_home: Counter[object] = Counter()
    sent: Counter[object] = Counter()
    for index, need in enumerate(muster.needs):
        for duty in roster.at_post.get(need.key, ()):
            person = roster.person(duty)
            if person.grade is muster.grade and duty.origin is Origin.SOLVED:
                count = at_home if person.home_grid == need.post else sent
                count[index, muster.skill_class(person)] += 1
    return at_home, sent
