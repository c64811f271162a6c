from datetime import date, timedelta

from constraints.reference_hours import ReferenceHours
from roster.domain import Grade, Leave, LeaveKind, Roster
from tests.constraints.drawing import changed, drawn, found
from tests.stations import MONDAY

HOUR = timedelta(hours=1)
WEEKLY = ReferenceHours(weeks=1)


def away(roster: Roster, kind: LeaveKind) -> Roster:
    return changed(roster, leave=(Leave(person="O001", first=MONDAY, last=MONDAY, kind=kind),))


def test_48_hours_are_allowed_and_a_minute_more_is_not(week: Roster) -> None:
    """O001  D D D D D D ."""
    assert found(WEEKLY, week) == []
    assert found(ReferenceHours(weeks=1, average=48 * HOUR - HOUR / 60), week) == [("O001", 5)]


def test_a_short_week_makes_a_long_one_good(week: Roster) -> None:
    """O001  D D D D D . . | D D D D D D D"""
    assert found(ReferenceHours(weeks=2), week) == []
    assert found(ReferenceHours(weeks=2, average=47 * HOUR), week) == [("O001", 6)]


def test_weeks_that_are_not_known_count_as_none(week: Roster) -> None:
    """O001  D D D D D D D"""
    assert found(ReferenceHours(weeks=2), week) == []
    assert found(WEEKLY, week) == [("O001", 6)]


def test_every_week_of_the_roster_ends_a_reference_period(week: Roster) -> None:
    """O001  D D D D D D D . . . . . . ."""
    assert found(WEEKLY, week) == [("O001", 6)]
    assert found(ReferenceHours(weeks=2, average=27 * HOUR), week) == [("O001", 6), ("O001", 6)]


def test_leave_that_is_neutral_shortens_the_period(week: Roster) -> None:
    """O001  . D D D D D ."""
    assert found(WEEKLY, week) == []
    assert found(ReferenceHours(weeks=1, average=42 * HOUR), away(week, LeaveKind.SICK)) == [("O001", 5)]
    assert found(ReferenceHours(weeks=1, average=42 * HOUR), away(week, LeaveKind.COMP)) == []


def test_what_the_past_exceeds_cannot_be_mended_but_nothing_is_added(week: Roster) -> None:
    """O001  D D D D D D D | S . . . . . ."""
    assert found(ReferenceHours(weeks=2, average=25 * HOUR), week) == [("O001", 0)]
    assert found(ReferenceHours(weeks=2, average=30 * HOUR), week) == []


def test_a_night_in_which_the_clocks_change_counts_as_it_was() -> None:
    spring = drawn("O001  D . . . . N .", timezone="Europe/London", first=date(2026, 3, 23))
    assert found(ReferenceHours(weeks=1, average=15 * HOUR), spring) == []
    autumn = drawn("O001  D . . . . N .", timezone="Europe/London", first=date(2026, 10, 19))
    assert found(ReferenceHours(weeks=1, average=16 * HOUR), autumn) == [("O001", 6)]
    assert found(ReferenceHours(weeks=1, average=17 * HOUR), autumn) == []


def test_only_people_of_the_grades_it_binds_are_looked_at(week: Roster) -> None:
    """O001  D D D D D D D"""
    assert found(ReferenceHours(weeks=1, grades=frozenset({Grade.VOLUNTEER})), week) == []


def test_the_week_that_will_be_too_much_is_foreseen(week: Roster) -> None:
    """O001  D D D D D D D"""
    [notice] = ReferenceHours(weeks=3).notices(week)
    assert notice.day == date(2026, 12, 7)
    assert "56 h a week at this pace; with the week from 7 Dec the average exceeds 48 h" in notice.message.en
    assert list(ReferenceHours(average=56 * HOUR).notices(week)) == []


def test_hours_that_drop_out_of_the_period_make_room(week: Roster) -> None:
    """O001  D D D D D D . | D D D D D D D"""
    [notice] = ReferenceHours(weeks=2, average=54 * HOUR).notices(week)
    assert notice.day == date(2026, 11, 30)
