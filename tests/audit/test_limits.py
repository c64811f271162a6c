"""Who is near a limit, and how far a limit is known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from roster.audit import audit
from roster.audit.summary import average
from roster.domain import DayClass, Grade, HoursSystem, Leave, LeaveKind, Person, Roster
from tests.audit.rosters import against, drawn, given
from tests.stations import MONDAY, person

AUXILIARY = person(1, Grade.AUXILIARY)
A = AUXILIARY.id
NOVEMBER = [
    day
    for day in (date(2026, 11, 1) + timedelta(days=i) for i in range(30))
    if day.weekday() < 5  # November 2026 has no holiday
]


def november(
    duties: int, shift: str = "T", who: Person = AUXILIARY, period: date = date(2026, 11, 1)
) -> Roster:
    problem = given([who], period, 30 - period.day + 1)
    return drawn(problem, *((who.id, day, shift) for day in NOVEMBER[:duties]))


def test_36_hours_are_used_up_after_18_ten_hour_days() -> None:
    [row] = against(audit(november(18)), A, "monthly_overtime")

    assert (row["used"], row["remaining"], row["state"]) == (36 * 60, 0, "reached")
    assert row["reached_on"] == NOVEMBER[17]
    assert row["percent"] == 100


def test_a_nineteenth_ten_hour_day_is_over() -> None:
    [row] = against(audit(november(19)), A, "monthly_overtime")

    assert (row["state"], row["remaining"], row["more_days"]) == ("over", -120, 0)


def test_after_ten_ten_hour_days_there_is_room_for_eight_more() -> None:
    [row] = against(audit(november(10)), A, "monthly_overtime")

    assert (row["used"], row["more_days"], row["reached_on"]) == (20 * 60, 8, None)
    assert row["state"] == "within"


def test_fifteen_ten_hour_days_are_near() -> None:
    [row] = against(audit(november(15)), A, "monthly_overtime")

    assert row["state"] == "near"


def test_past_duties_count_for_the_month() -> None:
    """Sixteen days lie in the past, two in the week that is rostered."""
    [row] = against(audit(november(18, period=MONDAY)), A, "monthly_overtime")

    assert (row["used"], row["reached_on"]) == (36 * 60, NOVEMBER[17])
    assert row["complete"] is False  # nothing is known of Sunday the 1st


def test_a_month_of_which_every_day_is_known_is_complete() -> None:
    [row] = against(audit(november(1)), A, "monthly_overtime")

    assert row["complete"] is True


def test_a_period_over_the_turn_of_a_month_has_two_months() -> None:
    found = audit(drawn(given([AUXILIARY], date(2026, 11, 30), 7), (A, date(2026, 11, 30), "T")))
    rows = against(found, A, "monthly_overtime")

    assert [(row["first"], row["used"], row["complete"]) for row in rows] == [
        (date(2026, 11, 1), 120, False),
        (date(2026, 12, 1), 0, False),
    ]


def test_rest_days_and_holidays_use_up_the_36_hours_too() -> None:
    days = [date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 3)]
    found = audit(drawn(given([AUXILIARY], date(2026, 10, 1), 7), *((A, day, "T") for day in days)))
    [row] = against(found, A, "monthly_overtime")

    assert row["used"] == 30 * 60


@pytest.mark.parametrize("who", [person(1), person(1, Grade.VOLUNTEER)])
def test_only_auxiliaries_have_a_limit_of_overtime(who: Person) -> None:
    found = audit(november(5, who=who))

    assert set(found.limits["kind"]) == {"daily_cap"}


def test_flexible_hours_have_no_limit_but_the_daily_cap() -> None:
    found = audit(november(5, who=replace(AUXILIARY, hours_system=HoursSystem.FLEXIBLE)))

    assert set(found.limits["kind"]) == {"daily_cap"}


def test_averaged_hours_use_the_month_by_what_exceeds_its_normal_time() -> None:
    """21 working days of ten hours: 42 above the month's 168."""
    found = audit(november(21, who=replace(AUXILIARY, hours_system=HoursSystem.AVERAGED)))
    [row] = against(found, A, "monthly_overtime")

    assert (row["used"], row["state"]) == (42 * 60, "over")


def test_the_fullest_day_is_held_against_the_cap_and_every_day_above_it() -> None:
    cells = [(A, MONDAY, "D"), (A, MONDAY + timedelta(days=1), "L"), (A, MONDAY + timedelta(days=2), "L")]
    rows = against(audit(drawn(given([AUXILIARY], MONDAY, 7), *cells)), A, "daily_cap")

    assert [(row["first"], row["used"], row["state"]) for row in rows] == [
        (MONDAY + timedelta(days=1), 720, "over"),
        (MONDAY + timedelta(days=2), 720, "over"),
    ]


def test_ten_hours_reach_a_cap_of_ten_and_nine_are_near() -> None:
    found = audit(drawn(given([AUXILIARY], MONDAY, 7), (A, MONDAY, "T")))
    [reached] = against(found, A, "daily_cap")
    assert reached["state"] == "reached"

    higher = audit(
        drawn(given([AUXILIARY], MONDAY, 7), (A, MONDAY, "T")),
        daily_caps={Grade.AUXILIARY: timedelta(hours=11)},
    )
    [near] = against(higher, A, "daily_cap")
    assert (near["state"], near["remaining"]) == ("near", 60)


def test_a_day_is_held_against_ten_hours_where_nothing_is_said() -> None:
    assert audit(drawn(given([AUXILIARY], MONDAY, 7))).cap == timedelta(hours=10)


def test_grades_may_have_caps_of_their_own_or_none() -> None:
    officer = person(1, Grade.OFFICER)
    roster = drawn(given([officer, AUXILIARY], MONDAY, 7), (officer.id, MONDAY, "T"), (A, MONDAY, "T"))
    apart = audit(
        roster, daily_caps={Grade.OFFICER: timedelta(hours=9), Grade.AUXILIARY: timedelta(hours=12)}
    )
    assert [against(apart, who, "daily_cap")[0]["limit"] for who in (officer.id, A)] == [9 * 60, 12 * 60]
    assert apart.cap == timedelta(hours=9)

    one = audit(roster, daily_caps={Grade.AUXILIARY: timedelta(hours=12)})
    assert [len(against(one, who, "daily_cap")) for who in (officer.id, A)] == [0, 1]
    none = audit(roster, daily_caps={})
    assert none.cap is None
    assert "daily_cap" not in set(none.limits["kind"])
    assert average(none).en.endswith("h per calendar day")


def test_the_week_before_the_period_counts_for_the_weekly_maximum() -> None:
    """The period begins on a Wednesday; Monday and Tuesday are past duties."""
    who = replace(AUXILIARY, max_weekly_hours=timedelta(hours=32))
    wednesday = MONDAY + timedelta(days=2)
    cells = [(A, MONDAY + timedelta(days=i), "D") for i in range(5)]
    rows = against(audit(drawn(given([who], wednesday, 5), *cells)), A, "weekly_most")

    assert [(row["first"], row["used"], row["state"], row["complete"]) for row in rows] == [
        (MONDAY, 40 * 60, "over", True)
    ]


@pytest.mark.parametrize(
    ("most", "duties", "state"),
    [(44, 5, "within"), (48, 5, "within"), (40, 5, "reached"), (36, 4, "within"), (34, 4, "near")],
)
def test_a_full_normal_week_is_not_near_a_higher_maximum(most: int, duties: int, state: str) -> None:
    who = replace(AUXILIARY, max_weekly_hours=timedelta(hours=most))
    cells = [(A, MONDAY + timedelta(days=i), "D") for i in range(duties)]
    [row] = against(audit(drawn(given([who], MONDAY, 7), *cells)), A, "weekly_most")

    assert row["state"] == state


def test_an_hour_above_the_normal_week_is_near_a_maximum_of_44() -> None:
    who = replace(AUXILIARY, max_weekly_hours=timedelta(hours=44))
    cells = [(A, MONDAY + timedelta(days=i), "D") for i in range(4)] + [(A, MONDAY + timedelta(days=4), "T")]
    [row] = against(audit(drawn(given([who], MONDAY, 7), *cells)), A, "weekly_most")

    assert row["state"] == "near"


def test_a_week_that_outlasts_the_period_is_partial() -> None:
    who = replace(AUXILIARY, max_weekly_hours=timedelta(hours=32))
    [row] = against(audit(drawn(given([who], MONDAY, 3), (A, MONDAY, "D"))), A, "weekly_most")

    assert row["complete"] is False


@pytest.mark.parametrize(
    ("shift", "days", "state"), [("D", 5, "within"), ("T", 4, "within"), ("T", 5, "over"), ("L", 3, "within")]
)
def test_an_average_week_is_near_above_40_and_over_above_44(shift: str, days: int, state: str) -> None:
    cells = [(A, MONDAY + timedelta(days=i), shift) for i in range(days)]
    [row] = against(audit(drawn(given([AUXILIARY], MONDAY, 7), *cells)), A, "average_week")

    assert row["state"] == state


def test_a_working_day_on_leave_counts_as_eight_hours_of_the_average_week() -> None:
    cells = [(A, MONDAY + timedelta(days=i), "T") for i in range(4)]
    away = Leave(
        person=A, first=NOVEMBER[-2] - timedelta(days=0), last=date(2026, 11, 29), kind=LeaveKind.SICK
    )
    friday = replace(away, first=date(2026, 11, 27))
    [row] = against(audit(drawn(given([AUXILIARY], MONDAY, 7, leave=(friday,)), *cells)), A, "average_week")

    assert (row["used"], row["state"]) == (48 * 60, "over")


def test_three_hours_of_overtime_on_a_working_day_are_the_most() -> None:
    [row] = against(audit(drawn(given([AUXILIARY], MONDAY, 7), (A, MONDAY, "L"))), A, "daily_overtime")

    assert (row["used"], row["limit"], row["state"]) == (240, 180, "over")


def test_the_worst_come_first() -> None:
    others = [person(i, Grade.AUXILIARY) for i in range(3)]
    cells = [(others[0].id, MONDAY, "D"), (others[1].id, MONDAY, "L"), (others[2].id, MONDAY, "T")]
    found = audit(drawn(given(others, MONDAY, 7), *cells)).limits

    states = found["state"].to_list()
    assert states == sorted(states, key=["over", "reached", "near", "within"].index)


def test_a_station_without_a_calendar_goes_by_the_weekend() -> None:
    problem = given([AUXILIARY], date(2026, 10, 1), 1, day_classes={})
    found = audit(drawn(problem, (A, date(2026, 10, 1), "D")))

    assert found.days["class"].to_list() == [DayClass.WORKDAY.value]
