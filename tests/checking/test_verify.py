"""The checker finds what no rule speaks of: duties that nobody asked for, and duties under a false flag."""

from dataclasses import replace

from constraints import RULES
from roster.checking import verify
from roster.domain import FixedDuty, Grade, Origin, Roster
from roster.rules import configured
from tests.stations import MONDAY, needs, person, problem, roster

USUAL = configured(RULES, {})
GIVEN = problem(
    [person(1), person(2), person(1, Grade.AUXILIARY)], [needs("G01", "D", officer=1)], grids=2, days=3
)


def found(drawn: Roster) -> list[tuple[str, str | None]]:
    return [(violation.rule, violation.person) for violation in verify(drawn, USUAL).violations]


def test_a_duty_where_nobody_is_needed_is_found() -> None:
    assert found(roster(GIVEN, ("O001", 0, "D", "G02"))) == [("demand", "O001")]


def test_a_duty_away_from_all_posts_that_nobody_settled_is_found() -> None:
    assert found(roster(GIVEN, ("O001", 0, "D", None))) == [("demand", "O001")]


def test_one_too_many_at_a_post_is_found() -> None:
    assert found(roster(GIVEN, ("O001", 0, "D"), ("O002", 0, "D"))) == [("demand", "O002")]


def test_a_grade_that_nobody_wants_there_is_found() -> None:
    assert found(roster(GIVEN, ("O001", 0, "D"), ("A001", 0, "D"))) == [("demand", "A001")]


def test_a_duty_after_the_period_is_found() -> None:
    assert found(roster(GIVEN, ("O001", 3, "D"))) == [("demand", "O001")]


def test_one_too_many_beside_a_settled_duty_is_found_whoever_comes_first() -> None:
    for settled, other in (("O001", "O002"), ("O002", "O001")):
        fixed = FixedDuty(person=settled, day=MONDAY, shift="D", post="G01")
        given = replace(GIVEN, fixed=(fixed,))
        added = given.duty(other, MONDAY, "D", "G01")

        assert found(Roster(problem=given, duties=tuple(sorted((*given.settled, added))))) == [
            ("demand", other)
        ]


def test_a_duty_that_only_says_it_is_settled_or_past_is_found() -> None:
    for origin in (Origin.FIXED, Origin.PAST):
        false = GIVEN.duty("O001", MONDAY, "D", "G01", origin)

        assert ("demand", "O001") in found(Roster(problem=GIVEN, duties=(false,)))


def test_the_same_duty_twice_is_found() -> None:
    assert ("double-booking", "O001") in found(roster(GIVEN, ("O001", 0, "D"), ("O001", 0, "D")))


def test_settled_duties_are_never_too_many() -> None:
    fixed = tuple(FixedDuty(person=p, day=MONDAY, shift="D", post="G02") for p in ("O001", "O002"))
    given = replace(GIVEN, fixed=fixed)

    assert found(Roster(problem=given, duties=given.settled)) == []


def test_the_objective_is_the_sum_of_the_charges() -> None:
    verdict = verify(roster(GIVEN, ("O001", 0, "D")), USUAL)

    assert verdict.objective == sum(charge.points for charge in verdict.charges) >= 2000


def test_findings_come_in_the_order_of_days() -> None:
    drawn = roster(GIVEN, ("O002", 2, "D", "G02"), ("O001", 0, "D", "G02"), ("O001", 1, "D", "G02"))

    assert [v.day for v in verify(drawn, USUAL).violations] == [*GIVEN.period.dates]
