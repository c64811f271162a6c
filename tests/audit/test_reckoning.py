"""Which hour is which, case by case."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from roster.audit import audit
from roster.domain import DutyKind, Grade, HoursSystem, Leave, LeaveKind, Roster
from tests.audit.rosters import drawn, given, in_period, on
from tests.stations import MONDAY, person

TUESDAY = MONDAY + timedelta(days=1)
SATURDAY = MONDAY + timedelta(days=5)
AUXILIARY = person(1, Grade.AUXILIARY)
A = AUXILIARY.id
WORKDAYS = [MONDAY + timedelta(days=i) for i in range(5)]


def week(*cells: tuple[date, str], **facts: object) -> Roster:
    who = replace(AUXILIARY, **facts)  # type: ignore[arg-type]
    return drawn(given([who], MONDAY, 7), *((A, day, shift) for day, shift in cells))


def test_ten_hours_on_a_tuesday_are_two_hours_of_overtime_at_150_percent() -> None:
    found = audit(week((TUESDAY, "T")))

    assert on(found, A, TUESDAY) == {"normal": 8, "over_workday": 2}


def test_two_short_duties_of_a_day_are_reckoned_together() -> None:
    """Mon: H 08-12, E 16-24: twelve hours, four beyond eight."""
    found = audit(week((MONDAY, "H"), (MONDAY, "E")))

    assert on(found, A, MONDAY) == {"normal": 8, "over_workday": 4}


def test_a_saturday_after_five_full_working_days_is_rest_day_overtime() -> None:
    """A001  D D D D D D ."""
    found = audit(week(*((day, "D") for day in WORKDAYS), (SATURDAY, "D")))

    assert on(found, A, SATURDAY) == {"over_restday": 8}
    assert in_period(found, A) == {"normal": 40, "over_restday": 8}


def test_a_saturday_for_a_free_friday_is_time_off_in_lieu() -> None:
    """A001  D D D D . D ."""
    found = audit(week(*((day, "D") for day in WORKDAYS[:4]), (SATURDAY, "D")))

    assert in_period(found, A) == {"normal": 32, "in_lieu": 8}


def test_hours_beyond_eight_on_a_rest_day_are_rest_day_overtime_even_when_the_day_is_made_up_for() -> None:
    """A001  T T T . . T ."""
    found = audit(week(*((day, "T") for day in WORKDAYS[:3]), (SATURDAY, "T")))

    assert on(found, A, SATURDAY) == {"in_lieu": 8, "over_restday": 2}
    assert in_period(found, A) == {"normal": 24, "over_workday": 6, "in_lieu": 8, "over_restday": 2}


def test_both_rest_days_share_the_free_time_of_the_week_in_their_order() -> None:
    """A001  D D D D . D D: Saturday is made up for by Friday, Sunday by nothing."""
    sunday = SATURDAY + timedelta(days=1)
    found = audit(week(*((day, "D") for day in WORKDAYS[:4]), (SATURDAY, "D"), (sunday, "D")))

    assert on(found, A, SATURDAY) == {"in_lieu": 8}
    assert on(found, A, sunday) == {"over_restday": 8}


def test_five_nights_from_monday_leave_no_overtime_though_the_last_ends_on_saturday() -> None:
    """A001  N N N N N . .  - each 23:00-07:00: 40 hours, the seven of Saturday for Monday's seven."""
    found = audit(week(*((day, "N") for day in WORKDAYS)))

    assert in_period(found, A) == {"normal": 33, "in_lieu": 7}


def test_leave_gives_no_time_off_in_lieu() -> None:
    """A001  D D D D leave D ."""
    roster = week(*((day, "D") for day in WORKDAYS[:4]), (SATURDAY, "D"))
    away = Leave(person=A, first=WORKDAYS[4], last=WORKDAYS[4], kind=LeaveKind.ANNUAL)
    found = audit(replace(roster, problem=replace(roster.problem, leave=(away,))))

    assert in_period(found, A) == {"normal": 32, "over_restday": 8}


def test_comp_leave_taken_is_shown_and_no_other_leave_is() -> None:
    roster = week((MONDAY, "D"))
    rests = [
        Leave(person=A, first=TUESDAY, last=TUESDAY, kind=LeaveKind.COMP),
        Leave(person=A, first=WORKDAYS[2], last=WORKDAYS[2], kind=LeaveKind.SICK),
        Leave(person=A, first=SATURDAY, last=SATURDAY, kind=LeaveKind.COMP),
    ]
    found = audit(replace(roster, problem=replace(roster.problem, leave=tuple(rests))))

    assert found.people["comp_taken"].to_list() == [8 * 60]


def test_a_night_from_30_september_into_the_holiday_1_october_is_split_at_midnight() -> None:
    eve, holiday = date(2026, 9, 30), date(2026, 10, 1)
    found = audit(drawn(given([AUXILIARY], date(2026, 9, 28), 7), (A, eve, "N")))

    assert on(found, A, eve) == {"normal": 1}
    assert on(found, A, holiday) == {"over_holiday": 7}


def test_a_night_out_of_the_last_holiday_into_a_moved_rest_day_is_split_into_300_and_200() -> None:
    """3 Oct 2026 is the third statutory day, the 4th an ordinary Sunday; the week's working days are full."""
    third, sunday = date(2026, 10, 3), date(2026, 10, 4)
    days = [date(2026, 9, 28), date(2026, 9, 29), date(2026, 9, 30)]
    found = audit(
        drawn(given([AUXILIARY], date(2026, 9, 28), 7), *((A, day, "D") for day in days), (A, third, "N"))
    )

    assert on(found, A, third) == {"over_holiday": 1}
    assert on(found, A, sunday) == {"over_restday": 7}


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 4),
        date(2026, 2, 14),
        date(2026, 2, 28),
        date(2026, 5, 9),
        date(2026, 9, 20),
        date(2026, 10, 10),
    ],
)
def test_a_make_up_weekend_day_of_2026_is_a_working_day(day: date) -> None:
    found = audit(drawn(given([AUXILIARY], day, 1), (A, day, "T")))

    assert day.weekday() >= 5
    assert on(found, A, day) == {"normal": 8, "over_workday": 2}


def test_a_week_with_a_make_up_day_has_forty_eight_normal_hours() -> None:
    """Mon 5 to Sat 10 Oct 2026: Mon to Wed are off, Thu to Sat are worked; the Sunday is extra."""
    days = [date(2026, 10, 8), date(2026, 10, 9), date(2026, 10, 10), date(2026, 10, 11)]
    found = audit(drawn(given([AUXILIARY], date(2026, 10, 5), 7), *((A, day, "D") for day in days)))

    assert in_period(found, A) == {"normal": 24, "over_restday": 8}


def test_a_moved_rest_day_earns_200_percent_and_not_300() -> None:
    """Fri 2 Jan 2026 is off for Sun 4 Jan."""
    found = audit(drawn(given([AUXILIARY], date(2026, 1, 2), 1), (A, date(2026, 1, 2), "D")))

    assert in_period(found, A) == {"over_restday": 8}


def test_a_holiday_is_never_set_off_against_free_days() -> None:
    found = audit(
        drawn(
            given([AUXILIARY], date(2026, 9, 28), 7), (A, date(2026, 10, 1), "T"), (A, date(2026, 10, 2), "D")
        )
    )

    assert in_period(found, A) == {"over_holiday": 18}


def test_averaged_hours_earn_150_percent_above_the_total_of_the_period_only() -> None:
    """A001  T T T T . . D: 48 hours, 40 of them normal, whatever the days were."""
    sunday = SATURDAY + timedelta(days=1)
    cells = [(day, "T") for day in WORKDAYS[:4]]
    found = audit(week(*cells, (sunday, "D"), hours_system=HoursSystem.AVERAGED))

    assert in_period(found, A) == {"normal": 40, "over_workday": 8}
    assert on(found, A, sunday) == {"over_workday": 8}


def test_the_total_of_averaged_hours_shrinks_with_leave() -> None:
    roster = week(*((day, "T") for day in WORKDAYS[1:]), hours_system=HoursSystem.AVERAGED)
    away = Leave(person=A, first=MONDAY, last=MONDAY, kind=LeaveKind.SICK)
    found = audit(replace(roster, problem=replace(roster.problem, leave=(away,))))

    assert found.people["statutory"].to_list() == [32 * 60]
    assert in_period(found, A) == {"normal": 32, "over_workday": 8}


def test_the_total_of_averaged_hours_begins_with_the_day_of_joining() -> None:
    found = audit(week((SATURDAY, "T"), hours_system=HoursSystem.AVERAGED, joined=WORKDAYS[4]))

    assert in_period(found, A) == {"normal": 8, "over_workday": 2}


def test_averaged_hours_on_a_holiday_earn_300_percent_and_do_not_use_up_the_total() -> None:
    who = replace(AUXILIARY, hours_system=HoursSystem.AVERAGED)
    worked = [date(2026, 9, 28), date(2026, 9, 29), date(2026, 9, 30)]
    cells = [(A, day, "D") for day in worked]
    found = audit(drawn(given([who], date(2026, 9, 28), 7), *cells, (A, date(2026, 10, 1), "D")))

    assert in_period(found, A) == {"normal": 24, "over_holiday": 8}


def test_flexible_hours_earn_nothing_and_their_hours_on_holidays_are_still_shown() -> None:
    who = replace(AUXILIARY, hours_system=HoursSystem.FLEXIBLE)
    found = audit(drawn(given([who], date(2026, 10, 1), 1), (A, date(2026, 10, 1), "T")))

    assert in_period(found, A) == {"normal": 10}
    assert found.people["on_holiday"].to_list() == [600]


def test_an_officers_hours_of_comp_leave_follow_the_days() -> None:
    officer = person(1)
    cells = [(officer.id, date(2026, 9, 28) + timedelta(days=i), "T") for i in range(7)]
    found = audit(drawn(given([officer], date(2026, 9, 28), 7), *cells))

    assert in_period(found, officer.id) == {
        "normal": 24,
        "over_workday": 6,
        "over_restday": 10,
        "over_holiday": 30,
    }


def test_a_volunteers_real_hours_are_served_whatever_they_count_for() -> None:
    """A desk duty of four hours that counts half."""
    volunteer = person(1, Grade.VOLUNTEER)
    problem = given([volunteer], MONDAY, 7)
    factors = dict.fromkeys(DutyKind, Fraction(1)) | {DutyKind.DESK: Fraction(1, 2)}
    halved = replace(problem, station=replace(problem.station, factors=factors))
    found = audit(drawn(halved, (volunteer.id, MONDAY, "S")))

    assert found.people.select("real", "counted").row(0) == (240, 120)
    assert in_period(found, volunteer.id) == {"served": 4}


def test_a_duty_that_counts_half_uses_up_half_of_the_day() -> None:
    """D 08-16 and S 09-13 at a half: ten counted hours, twelve real ones."""
    problem = given([AUXILIARY], MONDAY, 7)
    factors = dict.fromkeys(DutyKind, Fraction(1)) | {DutyKind.DESK: Fraction(1, 2)}
    halved = replace(problem, station=replace(problem.station, factors=factors))
    found = audit(drawn(halved, (A, MONDAY, "D"), (A, MONDAY, "S")))

    assert on(found, A, MONDAY) == {"normal": 8, "over_workday": 2}
    assert found.people["real"].to_list() == [12 * 60]
