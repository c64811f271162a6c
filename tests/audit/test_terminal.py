"""The audit in a terminal and for machines."""

import json
from datetime import timedelta
from io import StringIO
from time import perf_counter

import pytest
from rich.cells import cell_len
from rich.console import Console

from roster.audit import Audit, audit, render_terminal, summary_rows, to_json
from roster.domain import Grade, Roster
from roster.words import Language
from tests.audit.busy import busy
from tests.audit.rosters import drawn, given
from tests.sheets.solved import solved
from tests.stations import MONDAY, person


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit(solved(busy()))


def shown(audit: Audit, language: Language, width: int = 80) -> str:
    console = Console(file=StringIO(), width=width, force_terminal=False)
    with console.capture() as capture:
        console.print(render_terminal(audit, language))
    return capture.get()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal_and_no_figure_is_cut(
    found: Audit, language: Language, width: int
) -> None:
    text = shown(found, language, width)

    assert max(map(cell_len, text.splitlines())) <= width
    assert "…" not in text


def test_the_terminal_says_what_the_figures_say(found: Audit) -> None:
    zh, en = shown(found, Language.ZH), shown(found, Language.EN)

    assert "民警、辅警日均工时" in zh
    assert "工作日加班" in zh
    assert "Working-day overtime" in en
    assert "11月" in zh
    assert "加班" not in en


def test_a_quiet_week_has_no_list() -> None:
    quiet = audit(drawn(given([person(1)], MONDAY, 7), ("O001", MONDAY, "D")))

    assert "已用" not in shown(quiet, Language.ZH)


def test_chinese_lines_never_begin_with_closing_punctuation(found: Audit) -> None:
    for width in range(40, 81):
        assert not any(
            line.startswith(tuple("，。；、）》")) for line in shown(found, Language.ZH, width).splitlines()
        )


def test_summary_rows_are_as_wide_as_their_headings(found: Audit) -> None:
    head, *rows = summary_rows(found)

    assert [row[0].zh for row in rows] == [grade.text.zh for grade in Grade]
    assert {len(row) for row in rows} == {len(head)}
    assert rows[2][head.index(next(t for t in head if t.en == "Normal"))].zh == "–"


def test_the_json_is_json_and_its_hours_are_minutes(found: Audit) -> None:
    read = json.loads(json.dumps(to_json(found), ensure_ascii=False, allow_nan=False))

    assert read["unit"] == "minutes"
    assert read["daily_caps"] == {"officer": 600, "auxiliary": 600, "volunteer": 600}
    assert sum(person["counted"] for person in read["people"]) == found.people["counted"].sum()
    assert read["known"] == {"first": "2026-11-09", "last": "2026-11-29"}
    assert {row["state"] for row in read["limits"]} <= {"over", "reached", "near", "within"}


def _seconds(roster: Roster) -> float:
    begun = perf_counter()
    audit(roster)
    return perf_counter() - begun


def test_a_station_of_nine_hundred_is_audited_in_half_a_second() -> None:
    staff = [person(i, Grade.AUXILIARY) for i in range(900)]
    cells = [
        (p.id, MONDAY + timedelta(days=(i + j) % 7), "DN"[j % 2])
        for i, p in enumerate(staff)
        for j in range(5)
    ]
    roster = drawn(given(staff, MONDAY, 7), *cells)
    seconds = min(_seconds(roster) for _ in range(3))

    assert seconds < 0.5
