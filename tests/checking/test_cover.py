"""Who can take a duty: ranked by what it costs, with what stops the others."""

from dataclasses import replace
from datetime import time

from constraints import RULES
from roster.checking import verify
from roster.checking.choices import Closeness, Cover, Vacancy
from roster.checking.cover import cover
from roster.domain import DAY, Availability, FixedDuty, Grade, Leave, LeaveKind, Origin, Problem, Roster
from roster.rules import configured
from tests.constraints.drawing import changed, drawn, with_person
from tests.stations import MONDAY

RULES_IN_FORCE = configured(RULES, {})


def seat_of(roster: Roster, who: str, day: int = 0) -> Vacancy:
    duty = next(d for d in roster.of_person[who] if d.day == MONDAY + day * DAY)
    assert duty.post is not None
    grade = roster.person(duty).grade
    return Vacancy(day=duty.day, shift=duty.shift, post=duty.post, grade=grade, held=duty)


def needing(roster: Roster, **least: int) -> Roster:
    """Let every post need so many people and no more."""
    wanted = {grade: least.get(grade.value, 0) for grade in Grade}
    return changed(roster, demands=tuple(replace(row, least=wanted) for row in roster.problem.demands))


def after(roster: Roster, seat: Vacancy, who: str) -> Roster:
    duty = roster.problem.duty(who, seat.day, seat.shift, seat.post)
    return replace(roster, duties=tuple(sorted([*(d for d in roster.duties if d != seat.held), duty])))


def able(found: Cover) -> list[str]:
    return [choice.person for choice in found.able]


def stopped(found: Cover) -> dict[str, str]:
    return {choice.person: choice.breaks[0].rule for choice in found.unable}


WEEK = needing(
    drawn(
        """
        O001  D . . . . . .
        O002  . . D . . . .
        O003  E . . . . . .
        O004  . . . . . . .
        O005  . . . D . . .
        A001  . . . . . . .
        """
    ),
    officer=1,
)


def test_only_people_of_the_grade_are_asked_and_who_drops_out_is_not() -> None:
    found = cover(WEEK, RULES_IN_FORCE, seat_of(WEEK, "O001"))

    assert set(able(found)) | set(stopped(found)) == {"O002", "O003", "O004", "O005"}


def test_who_would_break_a_rule_is_told_with_the_rule() -> None:
    ill = Leave(person="O002", first=MONDAY, last=MONDAY, kind=LeaveKind.SICK)
    roster = changed(WEEK, leave=(ill,))

    assert stopped(cover(roster, RULES_IN_FORCE, seat_of(roster, "O001"))) == {
        "O002": "leave",
        "O003": "daily-cap",
    }


def test_the_cheapest_stands_first_and_then_the_nearest() -> None:
    roster = with_person(with_person(WEEK, "O005", home_grid="G01"), "O002", home_grid="G02")
    found = cover(roster, RULES_IN_FORCE, seat_of(roster, "O001"))

    assert able(found) == sorted(
        able(found),
        key=lambda who: (
            verify(after(roster, seat_of(roster, "O001"), who), RULES_IN_FORCE).objective,
            next(c.closeness for c in found.able if c.person == who),
        ),
    )
    assert {c.person: c.closeness for c in found.able}["O005"] is Closeness.HOME
    assert {c.person: c.closeness for c in found.able}["O002"] is Closeness.SECTOR


def test_costs_are_what_the_whole_roster_costs_more() -> None:
    found = cover(WEEK, RULES_IN_FORCE, seat_of(WEEK, "O001"))
    before = verify(WEEK, RULES_IN_FORCE).objective

    for choice in found.able:
        whole = verify(after(WEEK, seat_of(WEEK, "O001"), choice.person), RULES_IN_FORCE).objective
        assert choice.points + sum(found.own.values()) == whole - before
    empty = replace(WEEK, duties=tuple(d for d in WEEK.duties if d.person != "O001"))
    left = sum(found.left_open.values()) + sum(found.own.values())
    assert left == verify(empty, RULES_IN_FORCE).objective - before


def test_rest_and_hours_are_told_with_the_duty() -> None:
    found = {c.person: c for c in cover(WEEK, RULES_IN_FORCE, seat_of(WEEK, "O001")).able}

    assert found["O004"].rest_before is None
    assert found["O002"].rest_after == 2 * DAY - WEEK.duties[0].length
    assert found["O002"].week == 2 * WEEK.duties[0].length
    assert found["O002"].nights == 0


def test_an_open_seat_can_be_filled_too() -> None:
    empty = replace(WEEK, duties=tuple(d for d in WEEK.duties if d.person != "O001"))
    seat = Vacancy(day=MONDAY, shift="D", post="G01", grade=Grade.OFFICER)
    found = cover(empty, RULES_IN_FORCE, seat)

    assert set(able(found)) == {"O001", "O002", "O004", "O005"}
    assert found.able[0].costs["shortage"] < 0
    assert (found.absent, found.own, found.left_open) == (None, {}, {})


def test_a_settled_duty_can_be_taken_over() -> None:
    settled = FixedDuty(person="O001", day=MONDAY, shift="D", post="G01")
    duties = tuple(replace(d, origin=Origin.FIXED) if d.person == "O001" else d for d in WEEK.duties)
    roster = replace(changed(WEEK, fixed=(settled,)), duties=duties)

    assert set(able(cover(roster, RULES_IN_FORCE, seat_of(roster, "O001")))) == {"O002", "O004", "O005"}


def test_a_volunteer_is_a_proposal() -> None:
    roster = needing(drawn("V001  S .\nV002  . .\nO001  S ."), officer=1, volunteer=1)
    free = configured((rule for rule in RULES if rule.name != "availability"), {})
    found = cover(roster, free, seat_of(roster, "V001"))

    assert [(choice.person, choice.proposal) for choice in found.able] == [("V002", True)]


def test_where_nobody_can_two_steps_are_looked_for() -> None:
    roster = needing(drawn("O001  D . . .\nO002  . N . .\nO003  E . . ."), officer=1)
    busy = Leave(person="O002", first=MONDAY, last=MONDAY, kind=LeaveKind.ANNUAL)
    roster = changed(roster, leave=(busy,))
    found = cover(roster, RULES_IN_FORCE, seat_of(roster, "O001"))

    assert found.able == ()
    assert found.chains == ()  # the only one who could take E is on leave
    roster = changed(roster, leave=())
    both = cover(roster, RULES_IN_FORCE, seat_of(roster, "O001"))
    assert able(both) == ["O002"]


def test_of_two_steps_the_first_is_freed_of_what_stands_in_the_way() -> None:
    roster = needing(
        drawn("O001  D . .\nO002  E . .\nO003  . . ."),
        officer=1,
    )
    windows = _evenings_only(roster.problem, "O003")
    roster = replace(roster, problem=windows)
    found = cover(roster, RULES_IN_FORCE, seat_of(roster, "O001"))

    assert found.able == ()
    (chain,) = found.chains
    assert (chain.first.person, chain.released.shift, chain.second.person) == ("O002", "E", "O003")
    assert chain.first.rest_after is None


def _evenings_only(problem: Problem, who: str) -> Problem:
    windows = tuple(Availability(person=who, weekday=i, start=time(15), end=time(2)) for i in range(7))
    return replace(problem, availability=windows)
