"""Who carries how much: what was carried is shared out by contract and presence, the past counted."""

import csv
import io
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest

from roster.domain import DayClass, Grade, Leave, LeaveKind, Origin, Problem, Roster
from roster.explaining.fair import Fairness, Measure, fairness
from roster.explaining.fair_files import write_fairness
from roster.explaining.picture import amount, difference, picture
from roster.storing import Report, Status, Stored
from roster.words import Language
from tests.stations import MONDAY, RARE, greedy, needs, person, problem, roster, six_grids


def away(found: Fairness, who: str, measure: Measure) -> Fraction:
    """Give how far somebody is from their fair share."""
    known = found.of(found.roster.problem.people[who])
    assert known is not None
    return known[1].loads[measure].away


def week(**more: object) -> Problem:
    """Give a week of two officers and day and night shifts."""
    return problem([person(1), person(2)], [needs("G01", "D", 1), needs("G01", "N", 1)], **more)  # type: ignore[arg-type]


def test_two_alike_share_by_half() -> None:
    found = fairness(roster(week(), ("O001", 0, "N"), ("O001", 2, "N"), ("O001", 4, "N"), ("O002", 0, "D")))

    assert away(found, "O001", Measure.NIGHTS) == Fraction(3, 2)
    assert away(found, "O002", Measure.NIGHTS) == -Fraction(3, 2)
    assert away(found, "O001", Measure.HOURS) == 8 * 60


def test_the_past_is_counted() -> None:
    given = week()
    before = given.duty("O002", MONDAY - timedelta(days=2), "N", "G01", Origin.PAST)

    found = fairness(roster(replace(given, past=(before,)), ("O001", 0, "N")))

    assert away(found, "O001", Measure.NIGHTS) == 0


def test_whoever_joined_late_or_was_on_leave_owes_less() -> None:
    given = problem([person(1), person(2, joined=MONDAY + timedelta(days=5))], [needs("G01", "N", 1)])
    late = fairness(roster(given, *(("O001", day, "N") for day in range(6)), ("O002", 6, "N")))
    leave = Leave(person="O002", first=MONDAY, last=MONDAY + timedelta(days=4), kind=LeaveKind.SICK)
    ill = fairness(roster(week(leave=(leave,)), *(("O001", day, "N") for day in range(6)), ("O002", 6, "N")))

    assert away(late, "O002", Measure.NIGHTS) == away(ill, "O002", Measure.NIGHTS) == 1 - Fraction(7 * 2, 9)


def test_nights_are_shared_among_those_who_may_serve_at_night() -> None:
    given = problem([person(1), person(2, protected_from_nights=True)], [needs("G01", "N", 1)])
    found = fairness(roster(given, ("O001", 0, "N")))

    assert away(found, "O001", Measure.NIGHTS) == 0
    assert found.groups[0].measures == (Measure.NIGHTS, Measure.HOURS)


def test_rest_days_and_statutory_holidays_are_told_apart() -> None:
    classes = {MONDAY: DayClass.HOLIDAY}
    found = fairness(roster(week(day_classes=classes), ("O001", 0, "D"), ("O002", 5, "D")))

    assert away(found, "O001", Measure.HOLIDAYS) == Fraction(1, 2)
    assert away(found, "O001", Measure.REST_DAYS) == -Fraction(1, 2)


def test_all_that_was_carried_is_shared_out() -> None:
    for group in fairness(greedy(six_grids())).groups:
        for measure in group.measures:
            loads = group.loads(measure)
            assert sum(load.total for load in loads) == sum(load.fair for load in loads)


def test_figures_are_written_as_people_read_them() -> None:
    assert amount(Measure.HOURS, 450) == "7.5"
    assert amount(Measure.NIGHTS, Fraction(7, 3)) == "2.3"
    assert difference(Measure.NIGHTS, Fraction(-1, 2)) == "−0.5"
    assert difference(Measure.NIGHTS, Fraction(1, 100)) == "0"
    assert difference(Measure.HOURS, Fraction(90)) == "+1.5"


def test_the_picture_has_everybody_in_its_histograms_and_stays_on_one_page() -> None:
    drawn = picture(fairness(greedy(six_grids())))

    assert sum(len(panel.rows) for panel in drawn.panels) <= 39
    for panel, people in zip(drawn.panels, (12, 24, 6), strict=True):
        assert len(panel.rows) + panel.left_out == people
        for column in panel.columns:
            assert sum(bin_.count for bin_ in column.bins) == people
    assert drawn.height < 950


@pytest.mark.parametrize("language", list(Language))
def test_the_files_are_a_table_a_picture_and_one_page(tmp_path: Path, language: Language) -> None:
    stored = kept(greedy(six_grids()))

    table, svg, page = write_fairness(fairness(stored.roster), stored, tmp_path, language)

    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 1 + 42
    assert {len(row) for row in rows} == {3 + 4 * 5}
    assert any(char in RARE for row in rows for char in row[1])
    drawn = ET.fromstring(svg.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert page.read_bytes().count(b"/Type /Page\n") + page.read_bytes().count(b"/Type /Page ") <= 1
    assert page.read_bytes().startswith(b"%PDF")


def test_the_same_roster_gives_the_same_bytes(tmp_path: Path) -> None:
    stored = kept(greedy(six_grids()))
    found = fairness(stored.roster)
    one = [path.read_bytes() for path in write_fairness(found, stored, tmp_path / "1", Language.ZH)]
    other = [path.read_bytes() for path in write_fairness(found, stored, tmp_path / "2", Language.ZH)]

    assert one == other


def kept(made: Roster) -> Stored:
    """Give a roster as if it had been read back."""
    report = Report(
        status=Status.OPTIMAL,
        objective=0,
        bound=0,
        gap=0.0,
        first=made.problem.period.first,
        days=made.problem.period.days,
        made_at=datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("Asia/Shanghai")),
        seconds=1.0,
        seed=1,
        input_hash="0" * 64,
        duties_hash="0" * 64,
        prices={},
        parameters={},
    )
    return Stored(folder=Path("out"), roster=made, report=report)


def test_volunteers_and_officers_are_groups_of_their_own() -> None:
    given = problem([person(1), person(1, Grade.VOLUNTEER)], [needs("G01", "D", 1, volunteer=1)])
    found = fairness(roster(given, ("O001", 0, "D"), ("V001", 0, "D")))

    assert [group.grade for group in found.groups] == [Grade.OFFICER, Grade.VOLUNTEER]
    assert away(found, "O001", Measure.HOURS) == away(found, "V001", Measure.HOURS) == 0
