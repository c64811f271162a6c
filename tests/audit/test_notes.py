"""What the reader is told beside the figures."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from roster.audit import audit
from roster.audit.notes import notes
from roster.domain import Grade, HoursSystem, Roster
from roster.words import Text
from tests.audit.busy import busy
from tests.audit.rosters import drawn, given
from tests.stations import MONDAY, person

A = person(1, Grade.AUXILIARY)


def told(roster: Roster) -> str:
    return " ".join(_en(notes(audit(roster))))


def _en(texts: Iterable[Text]) -> list[str]:
    return [text.en for text in texts]


def test_planned_hours_are_never_taken_for_attendance() -> None:
    assert "not attendance" in told(drawn(given([A], MONDAY, 7)))


def test_a_month_known_in_part_is_said_to_be_partial() -> None:
    assert "Of 2026-11 only 23 Nov to 29 Nov are known" in told(drawn(given([A], MONDAY, 7)))
    assert "partial" not in told(drawn(given([A], date(2026, 11, 1), 30)))


def test_past_duties_are_said_to_count_or_to_be_missing() -> None:
    sunday = MONDAY - timedelta(days=1)

    assert "Past duties since 22 Nov are loaded" in told(drawn(given([A], MONDAY, 7), (A.id, sunday, "N")))
    assert "No past duties are loaded" in told(drawn(given([A], MONDAY, 7)))


def test_hours_over_the_two_midnights_are_told() -> None:
    cells = [(A.id, MONDAY - timedelta(days=1), "N"), (A.id, MONDAY + timedelta(days=6), "N")]

    assert "7 h carried in, 7 h carried out" in told(drawn(given([A], MONDAY, 7), *cells))


def test_a_missing_calendar_is_told() -> None:
    assert "No calendar of holidays" in told(drawn(given([A], MONDAY, 7, day_classes={})))
    assert "No calendar" not in told(drawn(given([A], MONDAY, 7)))


def test_each_hours_system_beside_the_standard_is_told_with_its_number() -> None:
    staff = [A, replace(person(2, Grade.AUXILIARY), hours_system=HoursSystem.FLEXIBLE)]
    text = told(drawn(given(staff, MONDAY, 7)))

    assert "1 on flexible hours" in text
    assert "averaged" not in text


def test_factors_and_emergencies_are_told() -> None:
    text = told(busy())

    assert "desk × 0.5" in text
    assert "1 day of emergency" in text


def test_every_note_has_both_languages() -> None:
    for note in notes(audit(busy())):
        assert note.zh
        assert note.en
        assert not any("一" <= char <= "鿿" for char in note.en)
