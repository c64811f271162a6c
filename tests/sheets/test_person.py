from datetime import date

from roster.domain import Post, PostKind
from roster.sheets.person import days
from roster.sheets.reading import Reading
from roster.words import Language
from tests.stations import needs, person, problem, roster

SPRING = date(2026, 3, 28)  # the clocks of London go forward in the night that follows


def test_times_are_those_of_the_clocks_on_the_wall() -> None:
    given = problem(
        [person(1)], [needs("grid", "N", officer=1)], first=SPRING, days=2, timezone="Europe/London"
    )
    first, second = days(Reading(roster(given, ("O001", 0, "N"))), given.people["O001"])
    assert first.entries[0].times.zh == "23:00–次日07:00"
    assert first.entries[0].duty.counted.total_seconds() == 7 * 3600
    assert second.entries == ()
    assert second.cell.word is not None
    assert second.cell.word.to(Language.EN) == "off"


def test_whoever_commands_is_told_so_and_the_others_are_company() -> None:
    patrol = Post(id="X1", name="片区巡逻", kind=PostKind.SECTOR, sector="X")
    given = problem(
        [person(1), person(2), person(3)], [needs("grid", "D", officer=2)], posts=[patrol], days=1
    )
    reading = Reading(roster(given, ("O001", 0, "D"), ("O002", 0, "D"), ("O003", 0, "D", "X1")))
    [entry] = days(reading, given.people["O001"])[0].entries
    assert entry.commanding
    assert entry.commanders == (given.people["O002"].name,)
    assert entry.company == ()
