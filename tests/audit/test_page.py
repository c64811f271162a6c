"""The printed page: one page, in both languages, that says what the figures say."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from roster.audit import Audit, audit
from roster.audit.notes import notes
from roster.audit.page import page, write_page
from roster.audit.summary import alarms, foremost, standings
from roster.domain import Grade
from roster.words import Language
from tests.audit.busy import busy
from tests.audit.rosters import drawn, given
from tests.sheets.solved import solved
from tests.stations import MONDAY, RARE, person


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit(solved(busy()))


def printed(audit: Audit, path: Path, language: Language) -> list[str]:
    write_page(audit, path, language)
    return [sheet.extract_text() for sheet in PdfReader(path).pages]


@pytest.fixture(scope="module")
def fullest() -> Audit:
    """Give an audit with every note there is."""
    roster = busy()
    return audit(solved(replace(roster, problem=replace(roster.problem, day_classes={}))))


@pytest.mark.parametrize("language", list(Language))
def test_the_fullest_audit_is_one_page(fullest: Audit, language: Language, tmp_path: Path) -> None:
    [text] = printed(fullest, tmp_path / "hours.pdf", language)

    assert len(notes(fullest)) == 9
    flat = "".join(text.split())
    for source in fullest.figures:
        assert "".join(source.law.text.to(language).split()) in flat
    for row in foremost(alarms(fullest), 9).iter_rows(named=True):
        assert row["name"] in text


def test_rare_characters_of_names_are_printed(tmp_path: Path) -> None:
    staff = [person(i, Grade.AUXILIARY) for i in range(len(RARE))]
    found = audit(drawn(given(staff, MONDAY, 7), *((p.id, MONDAY, "T") for p in staff)))
    [text] = printed(found, tmp_path / "hours.pdf", Language.ZH)

    assert all(char in text for char in RARE)


def test_a_quiet_week_says_so(tmp_path: Path) -> None:
    found = audit(drawn(given([person(1)], MONDAY, 7), ("O001", MONDAY, "D")))

    assert "没有人接近或超出任何限额" in printed(found, tmp_path / "hours.pdf", Language.ZH)[0]
    assert "Nobody is near any limit" in printed(found, tmp_path / "hours.pdf", Language.EN)[0]


def test_a_name_is_never_read_as_markup() -> None:
    who = replace(person(1), name="<b>赵</b>")
    shown = page(audit(drawn(given([who], MONDAY, 7), (who.id, MONDAY, "L"))), Language.ZH)

    assert "&lt;b&gt;赵&lt;/b&gt;" in shown
    assert "<b>" not in shown


def test_no_english_is_on_the_chinese_page_and_no_chinese_but_names_on_the_english(found: Audit) -> None:
    zh, en = page(found, Language.ZH), page(found, Language.EN)

    assert "overtime" not in zh
    assert "Labour" not in zh
    assert "加班" not in en
    assert "劳动法" not in en


def test_every_limit_has_its_share_of_the_list(found: Audit) -> None:
    shown = foremost(alarms(found), 12)

    assert shown.height == 12
    assert set(shown["kind"]) == {row.limit.value for row in standings(found) if row.counts[0]}


def test_a_person_is_counted_once_under_the_worst_of_their_days() -> None:
    found = audit(
        drawn(
            given([person(1)], MONDAY, 7),
            *(("O001", date(2026, 11, 23 + i), shift) for i, shift in enumerate("LLT")),
        )
    )

    assert [(row.people, row.counts) for row in standings(found)] == [(1, (1, 0, 0))]
    [row] = alarms(found).to_dicts()
    assert row["spans"] == 2


def test_the_same_audit_prints_the_same_bytes(found: Audit, tmp_path: Path) -> None:
    once, twice = (write_page(found, tmp_path / f"{i}.pdf", Language.ZH).read_bytes() for i in range(2))

    assert once == twice
