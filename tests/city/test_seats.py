"""What is open, and what it costs: the station's own rules say it."""

from fractions import Fraction

from constraints.packs import rule_book
from roster.city.seats import open_seats
from roster.domain import Grade, Post, PostKind, SkillNeed
from roster.rules import Rule
from tests.stations import needs, person, problem, roster


def rules_of(given: object) -> tuple[Rule, ...]:
    return rule_book(given).rules  # type: ignore[arg-type]


def test_seats_cost_what_the_shortage_rule_charges_for_grade_and_post() -> None:
    key_site = Post(id="K1", name="车站", kind=PostKind.SITE, weight=Fraction(2))
    given = problem(
        [person(1), person(1, Grade.AUXILIARY)],
        [needs("grid", "D", officer=2, auxiliary=1), needs("K1", "D", officer=1, auxiliary=2)],
        posts=[key_site],
        days=1,
    )
    found = open_seats(roster(given, ("O001", 0, "D", "G01"), ("A001", 0, "D", "K1")), rules_of(given))
    assert {(s.post, s.grade, s.missing, s.price) for s in found} == {
        ("G01", Grade.OFFICER, 1, 1000),
        ("G01", Grade.AUXILIARY, 1, 500),
        ("K1", Grade.OFFICER, 1, 2000),
        ("K1", Grade.AUXILIARY, 1, 1000),
    }


def test_a_seat_that_asks_for_a_skill_is_told_apart() -> None:
    driver = SkillNeed(skill="driver", count=1)
    given = problem(
        [person(1), person(2, skills={"driver": None})],
        [needs("grid", "D", officer=3, skills=(driver,))],
        days=1,
    )
    found = open_seats(roster(given, ("O001", 0, "D")), rules_of(given))
    assert [(seat.skill, seat.missing, seat.price) for seat in found] == [("", 1, 1000), ("driver", 1, 1000)]


def test_nothing_is_open_where_nothing_is_missing() -> None:
    given = problem([person(1)], [needs("grid", "D", officer=1)], days=1)
    assert open_seats(roster(given, ("O001", 0, "D")), rules_of(given)) == ()


def test_what_a_post_would_like_beyond_its_need_is_no_open_seat() -> None:
    given = problem([person(1)], [needs("grid", "D", officer=1, volunteer_target=2)], days=1)
    assert open_seats(roster(given, ("O001", 0, "D")), rules_of(given)) == ()
