"""What `roster cover` says: who can, ranked, with costs; who cannot, by the rule that stops them."""

from io import StringIO

import pytest

from constraints import RULES
from roster.checking.cover import cover
from roster.domain import Grade, Roster
from roster.rules import configured
from roster.terminal.consoles import console
from roster.terminal.cover import cover_to_json, render_cover
from roster.terminal.pages import Page
from roster.terminal.seats import vacancy
from roster.words import Language
from tests.stations import needs, person, problem, roster

IN_FORCE = configured(RULES, {})
PEOPLE = [person(i, home_grid=f"G{i % 2 + 1:02}") for i in range(1, 16)]
GIVEN = problem([*PEOPLE, person(1, Grade.AUXILIARY)], [needs("grid", "D", officer=1)], grids=2, days=7)
FULL = tuple(
    (who, day, "D", post) for day in range(7) for who, post in (("O001", "G01"), ("O002", "G02")) if day < 5
)
WEEK = roster(GIVEN, *FULL)
FEW = roster(
    problem(PEOPLE[:3], [needs("G01", "D", officer=1), needs("G01", "N", officer=1)], days=2),
    ("O001", 1, "D"),
    ("O002", 0, "N"),
)


def drawn(given: Roster, typed: str, language: Language, *, everyone: bool = False) -> str:
    stream = StringIO()
    page = console(stream)
    page.width = 80
    found = cover(given, IN_FORCE, vacancy(typed, given))
    render_cover(found, given.problem, IN_FORCE, Page(page, language), everyone=everyone)
    return stream.getvalue()


def test_who_can_is_ranked_and_the_first_ten_are_shown() -> None:
    text = drawn(WEEK, "O001:2026-11-23", Language.ZH)

    assert text.startswith("谁能顶替")
    assert "空着的代价：缺员 +1,000。" in text
    assert "13 人能顶，不违反任何规则" in text
    assert "另有 3 人，--all 可列出全部。" in text
    assert "另有" not in drawn(WEEK, "O001:2026-11-23", Language.ZH, everyone=True)


def test_it_says_so_in_english_too_and_within_80_columns() -> None:
    text = drawn(WEEK, "O001:2026-11-23", Language.EN)

    assert text.startswith("Who can stand in for")
    assert "13 can take it and break no rule" in text
    assert "same sector" in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_who_cannot_stands_under_the_rule_that_stops_them_with_its_source() -> None:
    text = drawn(WEEK, "O001:2026-11-23", Language.ZH)

    assert "1 人不能顶" in text
    assert "一人不兼两岗" in text
    assert "O002" in text.rpartition("不能顶")[2]


def test_an_open_seat_says_what_filling_it_saves() -> None:
    text = drawn(WEEK, "G01:2026-11-28:D", Language.ZH)

    assert text.startswith("谁能补上：")
    assert "空着" not in text
    assert "缺员 −1,000" in text


def test_where_nobody_can_that_is_said() -> None:
    alone = roster(problem([person(1)], [needs("G01", "D", officer=1)], days=1), ("O001", 0, "D"))

    assert "没有人能顶班" in drawn(alone, "O001:2026-11-23", Language.ZH)
    assert "Nobody can take it" in drawn(alone, "O001:2026-11-23", Language.EN)


@pytest.mark.parametrize("language", list(Language))
def test_programs_are_told_the_same(language: Language) -> None:
    found = cover(WEEK, IN_FORCE, vacancy("O001:2026-11-23", WEEK))
    told = cover_to_json(found, GIVEN, language)
    able, unable = told["able"], told["unable"]

    assert isinstance(able, list)
    assert isinstance(unable, list)
    assert [row["person"] for row in able] == [choice.person for choice in found.able]
    assert able[0]["points"] == found.able[0].points
    assert unable[0]["breaks"][0]["message"]
    assert (told["absent"], told["left_open"]) == ("O001", {"shortage": 1000})
