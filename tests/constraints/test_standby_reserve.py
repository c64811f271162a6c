from dataclasses import replace

from constraints.standby_reserve import StandbyReserve
from roster.domain import DutyKind, Grade, Roster
from tests.constraints.drawing import changed, paid

RULE = StandbyReserve(least=2, weight=10)


def test_each_one_missing_on_a_day_costs(week: Roster) -> None:
    """
    O001  L@DESK L@DESK D
    O002  L@DESK D      D
    """
    assert paid(RULE, week) == 30
    assert paid(replace(RULE, least=1), week) == 10


def test_settled_people_stand_by_too_wherever_they_are(week: Roster) -> None:
    """
    O001  L@none! L!
    O002  L       .
    """
    assert paid(RULE, week) == 10


def test_a_person_is_one_however_many_duties(week: Roster) -> None:
    """O001  L+Q@DESK ."""
    on_call = replace(week.problem.shifts["Q"], kind=DutyKind.STANDBY)
    given = changed(week, shifts={**week.problem.shifts, "Q": on_call})
    duties = [given.problem.duty(d.person, d.day, d.shift, d.post) for d in given.duties]
    assert paid(RULE, replace(given, duties=tuple(sorted(duties)))) == 30


def test_others_than_those_it_binds_do_not_count(week: Roster) -> None:
    """
    O001  L .
    A001  L L
    """
    assert paid(RULE, week) == 10
    assert paid(replace(RULE, grades=frozenset({Grade.OFFICER})), week) == 30


def test_without_a_standby_shift_it_is_a_fault(week: Roster) -> None:
    """O001  D ."""
    shifts = {code: s for code, s in week.problem.shifts.items() if s.kind is not DutyKind.STANDBY}
    assert len(list(RULE.faults(replace(week.problem, shifts=shifts)))) == 1
    assert list(RULE.faults(week.problem)) == []
