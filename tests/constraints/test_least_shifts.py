from constraints.least_shifts import LeastShifts
from constraints.most_shifts import MostShifts
from roster.domain import DAY, Grade, Leave, LeaveKind, Roster
from tests.constraints.drawing import changed, paid, with_person
from tests.stations import MONDAY, person, problem

RULE = LeastShifts(limits=("N 2",), weight=10)


def test_each_missing_one_costs_points(week: Roster) -> None:
    """
    O001  D D . D
    O002  N D . D
    O003  N N . D
    O004  N N N .
    """
    assert paid(RULE, week) == 20 + 10


def test_past_duties_do_not_count_and_settled_ones_do(week: Roster) -> None:
    """O001  N N | N! . D"""
    assert paid(RULE, week) == 10


def test_several_shifts_are_charged_each(week: Roster) -> None:
    """O001  D E . D"""
    assert paid(LeastShifts(limits=("N 1", "E 2", "D 2"), weight=5), week) == 10


def test_it_asks_only_of_people_who_are_there_all_the_time(week: Roster) -> None:
    """
    O001  D D . D
    O002  D D . D
    O003  D D . D
    O004  D D . D
    """
    away = Leave(person="O001", first=MONDAY + 2 * DAY, last=MONDAY + 2 * DAY, kind=LeaveKind.SICK)
    late = with_person(week, "O002", joined=MONDAY + DAY)
    lent = with_person(late, "O003", home_unit="机关")
    assert paid(RULE, changed(lent, leave=(away,))) == 20


def test_a_shift_that_nobody_asks_for_is_missing_all_the_same(week: Roster) -> None:
    """O001  D D"""
    assert paid(LeastShifts(limits=("L 1",), weight=7), week) == 7


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  D
    V001  D
    """
    assert paid(LeastShifts(limits=("N 1",), weight=7, grades=frozenset({Grade.OFFICER})), week) == 7


def test_an_unknown_shift_is_a_fault_of_its_own_rule() -> None:
    (fault,) = LeastShifts(limits=("X 1",)).faults(problem([person(1)], []))
    assert fault.source.file == "station.toml [rules.least-shifts]"


def test_a_most_below_the_least_is_a_fault() -> None:
    given = problem([person(1)], [])
    (fault,) = LeastShifts(limits=("N 3", "D 1")).faults(given, [MostShifts(limits=("N 2", "D 1"))])

    assert "at most 2" in fault.message.en
    assert '"N 2"' in fault.advice.zh
    others = MostShifts(limits=("N 2",), grades=frozenset({Grade.VOLUNTEER}))
    assert list(LeastShifts(limits=("N 3",), grades=frozenset({Grade.OFFICER})).faults(given, [others])) == []
