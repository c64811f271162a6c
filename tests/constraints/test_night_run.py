from constraints.night_run import NightRun
from roster.domain import Grade, Roster
from tests.constraints.drawing import found


def test_a_fourth_night_is_found(week: Roster) -> None:
    """O001  N N L N . ."""
    assert found(NightRun(), week) == [("O001", 3)]
    assert found(NightRun(longest=4), week) == []


def test_a_day_duty_between_ends_the_run(week: Roster) -> None:
    """O001  N N N D N ."""
    assert found(NightRun(), week) == []


def test_past_nights_are_counted_on(week: Roster) -> None:
    """O001  N N | N N ."""
    assert found(NightRun(), week) == [("O001", 1)]


def test_no_night_at_all_can_be_asked_for(week: Roster) -> None:
    """O001  D N ."""
    assert found(NightRun(longest=0), week) == [("O001", 1)]


def test_only_whom_it_binds(week: Roster) -> None:
    """
    O001  N N N N
    A001  N N N N
    """
    assert found(NightRun(grades=frozenset({Grade.OFFICER})), week) == [("O001", 3)]
