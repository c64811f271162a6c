"""Every explanation, held against the checkers and the solver by other ways than it was found."""

from collections.abc import Sequence

from bench.contradictions import fault_of_repair
from roster.domain import Problem
from roster.explaining.case import Case
from roster.explaining.contradictions import Contradiction, Joint, only, set_aside
from roster.explaining.impossible import Impossible, why_impossible
from roster.explaining.neighbourhoods import alone, broken, settled
from roster.explaining.parts import facts, of_rule
from roster.rules import Rule, broken_by
from roster.solving import Clock
from roster.solving.feasible import any_roster
from roster.solving.stated import cannot_be


def explained(problem: Problem, rules: Sequence[Rule]) -> Impossible | None:
    """Explain a problem, and fail where anything of the explanation is wrong."""
    found = why_impossible(problem, rules, Clock())
    if found is None:
        roster = any_roster(problem, rules, Clock())
        assert roster is not None
        assert not broken_by(roster, rules)
        return None
    assert found.contradictions
    assert any_roster(problem, rules, Clock()) is None
    case = Case(problem=problem, rules=tuple(rules))
    rest = set_aside(case, [each for each in found.contradictions if not each.joint])
    for each in found.contradictions:
        check_core(rest if each.joint else case, each)
    for repair in found.repairs:
        assert not fault_of_repair(problem, rules, repair)
    assert [repair.cost for repair in found.repairs] == sorted(repair.cost for repair in found.repairs)
    return found


def check_core(case: Case, found: Contradiction) -> None:
    """Fail unless the parts contradict each other, and without any of them the others do not."""
    listed = facts(case.problem, frozenset(case.problem.people))
    keys = {part.key for part in found.parts if part.rule is None}
    kept = frozenset(number for number, part in enumerate(listed) if part.key in keys)
    assert {listed[number].key for number in kept} == keys
    whole = only(case, listed, kept)
    whole = whole.under([part.rule for part in found.parts if part.rule is not None])
    if found.joint:
        assert any_roster(whole.problem, whole.rules, Clock()) is None
    else:
        assert broken(whole)
    for part in [*(listed[number] for number in kept), *map(of_rule, whole.rules)]:
        less = part.without(whole)
        roster = any_roster(less.problem, less.rules, Clock())
        assert roster is not None or days_can_be(less, found), part.text.en
        assert found.joint or not broken_by(settled(less), less.rules)


def days_can_be(case: Case, found: Contradiction) -> bool:
    """Tell whether people's days can be filled where every shift has room for them.

    What is told of days alone is smallest in that view: with few shifts demanded, hours that are due may be out of
    reach for less.
    """
    near = alone(case, found.people)
    impossible = cannot_be(near.problem, near.rules, Clock(), alone=True, about=found.people)
    return found.joint is Joint.DAYS and not impossible
