from constraints.even_rest_days import EvenRestDays
from roster.domain import DAY, DayClass, Grade, Leave, LeaveKind, Roster
from tests.constraints.drawing import changed, paid, with_person
from tests.stations import MONDAY, needs

SATURDAY = MONDAY + 5 * DAY


def asking(roster: Roster, people: int = 1) -> Roster:
    return changed(roster, demands=(needs("G01", "D", officer=people),))


def test_equal_rest_days_cost_nothing_and_working_days_do_not_matter(week: Roster) -> None:
    """
    O001  D D D D D D .
    O002  . . . . . . D
    """
    assert paid(EvenRestDays(), asking(week)) == 0


def test_the_first_duty_away_costs_the_weight_and_more_of_them_three_times_that(week: Roster) -> None:
    """
    O001  . . . . . D D . . . . . D D
    O002  . . . . . . . . . . . . . .
    """
    assert paid(EvenRestDays(weight=5), asking(week)) == 2 * (5 + 15)


def test_a_statutory_holiday_counts_as_more_than_one(week: Roster) -> None:
    """
    O001  . . . D . . .
    O002  . . . . . D D
    """
    holiday = changed(asking(week), day_classes={MONDAY + 3 * DAY: DayClass.HOLIDAY})
    assert paid(EvenRestDays(), holiday) == 0
    assert paid(EvenRestDays(weight=1, holiday=4), holiday) == (1 + 1)  # 3 each: 4 and 2


def test_a_make_up_working_day_is_none(week: Roster) -> None:
    """
    O001  . . . . . D .
    O002  . . . . . . .
    """
    made_up = {SATURDAY: DayClass.WORKDAY, SATURDAY + DAY: DayClass.WORKDAY}
    assert paid(EvenRestDays(), changed(asking(week), day_classes=made_up)) == 0


def test_a_night_lies_on_the_date_on_which_it_begins(week: Roster) -> None:
    """
    O001  . . . . N . .
    O002  . . . . . . .
    """
    assert paid(EvenRestDays(), changed(week, demands=())) == 0


def test_who_had_more_before_has_fewer_now(week: Roster) -> None:
    """
    O001  . . . . . D D | . . . . . . .
    O002  . . . . . . . | . . . . . D D
    """
    assert paid(EvenRestDays(), asking(week)) == 0


def test_contract_and_presence_make_the_share(week: Roster) -> None:
    """
    O001  . . . . . D D
    O002  . . . . . . .
    """
    leave = Leave(person="O002", first=MONDAY, last=MONDAY + 6 * DAY, kind=LeaveKind.SICK)
    assert paid(EvenRestDays(), changed(asking(week), leave=(leave,))) == 0
    assert (
        paid(
            EvenRestDays(),
            with_person(asking(week), "O002", weekly_hours=week.problem.people["O001"].weekly_hours * 0),
        )
        == 0
    )


def test_nobody_owes_volunteered_days(week: Roster) -> None:
    """
    V001  . . . . . D D
    V002  . . . . . . .
    """
    given = changed(week, demands=(needs("G01", "D", volunteer=1),))
    assert paid(EvenRestDays(), given) == 0
    assert paid(EvenRestDays(weight=1, grades=frozenset({Grade.VOLUNTEER})), given) == 2
