"""What changed between two rosters of one period, as values, on a page, and from the folder that held the first."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest

from roster.domain import Grade, Leave, LeaveKind, Period, Problem, Roster
from roster.storing.earlier import Earlier, earlier
from roster.terminal.changes import Changes, changes, render_changes
from roster.terminal.consoles import console
from roster.terminal.pages import Page
from roster.words import Language
from tests.stations import MONDAY, needs, person, problem, roster

TUESDAY = MONDAY + timedelta(days=1)
STATION = problem(
    [person(1), person(2), person(1, Grade.AUXILIARY)], [needs("grid", "D", officer=1)], grids=2, days=2
)


def before(given: Roster) -> Earlier:
    places = {
        key: frozenset((duty.shift, duty.post) for duty in given.duties if (duty.person, duty.day) == key)
        for key in {(duty.person, duty.day) for duty in given.duties}
    }
    return Earlier(days=frozenset(given.problem.period.dates), places=places, shortages=given.shortages)


def drawn(found: Changes, given: Problem, language: Language) -> str:
    stream = StringIO()
    page = console(stream)
    page.width = 80
    render_changes(found, given, Page(page, language), lines=2)
    return stream.getvalue()


def test_the_same_roster_has_no_changes() -> None:
    first = roster(STATION, ("O001", 0, "D"), ("O002", 1, "D", "G02"))
    found = changes(before(first), first)
    assert found == Changes(opened=(), filled=(), days=())
    assert "完全相同" in drawn(found, STATION, Language.ZH)
    assert "nothing changed" in drawn(found, STATION, Language.EN)


def test_shifts_come_before_posts_and_seats_before_people() -> None:
    """Draw two rosters of two days.

    O001  D@G01 .      then  D@G02 .
    O002  D@G02 D@G01  then  .     E@G01
    """
    first = roster(STATION, ("O001", 0, "D"), ("O002", 0, "D", "G02"), ("O002", 1, "D"))
    second = roster(STATION, ("O001", 0, "D", "G02"), ("O002", 1, "E"))
    found = changes(before(first), second)
    assert [(c.person, c.day, c.only_post) for c in found.days] == [
        ("O002", MONDAY, False),
        ("O002", TUESDAY, False),
        ("O001", MONDAY, True),
    ]
    assert [(s.post, s.day, s.missing) for s in found.opened] == [("G01", MONDAY, 1), ("G01", TUESDAY, 1)]
    assert found.filled == ()
    text = drawn(found, STATION, Language.EN)
    assert "Now open: Mon 23 Nov D 早班 G01 第1网格 officer; Tue 24 Nov" in text
    assert "3 days of 2 people differ: 2 by shift or day off, 1 by post alone." in text
    assert "孙玥 (O002)  Mon 23 Nov  D G02   -" in text
    assert "1 more" in text
    back = drawn(changes(before(second), first), STATION, Language.ZH)
    assert "不再缺额：11月23日 周一 D 早班 G01 第1网格 民警；" in back


def test_whoever_is_on_leave_now_stands_first_with_the_reason() -> None:
    first = roster(STATION, ("O001", 0, "D"), ("O002", 1, "D"))
    away = Leave(person="O002", first=TUESDAY, last=TUESDAY, kind=LeaveKind.SICK)
    station = replace(STATION, leave=(away,))
    found = changes(before(first), Roster(problem=station, duties=()))
    assert [change.person for change in found.days] == ["O002", "O001"]
    assert "孙玥（O002）  11月24日 周二  D G01  病假" in drawn(found, station, Language.ZH)


def test_whoever_is_no_longer_listed_is_named_by_id() -> None:
    first = roster(STATION, ("O002", 1, "D"))
    smaller = problem([person(1)], [needs("grid", "D", officer=1)], grids=2, days=2)
    found = changes(before(first), Roster(problem=smaller, duties=()))
    assert "O002  Tue 24 Nov  D G01   no longer listed" in drawn(found, smaller, Language.EN)


@pytest.mark.parametrize("spoilt", ["report.json", "duties.csv", "shortages.csv"])
def test_without_a_whole_roster_of_the_same_period_there_is_nothing_to_compare(
    spoilt: str, tmp_path: Path
) -> None:
    assert earlier(tmp_path, Period(first=date(2026, 11, 23), days=7)) is None
    (tmp_path / spoilt).write_text("{", encoding="utf-8")
    assert earlier(tmp_path, Period(first=date(2026, 11, 23), days=7)) is None
