"""Supply against demand as `roster check` draws it, with a conclusion a chief can act on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from roster.domain import Grade, Problem, RatioBasis
from roster.domain.supply import supply
from roster.terminal.conclusions import conclusion
from roster.terminal.supplies import render_supply
from roster.words import Language
from tests.stations import MONDAY, needs, person, problem, six_grids
from tests.terminal.drawing import drawn, week

HOUR = timedelta(hours=1)


def page(of: Problem, language: Language = Language.ZH) -> str:
    found = supply(of)
    return drawn(lambda page: render_supply(of, found, page), language)


def said(of: Problem, grade: Grade = Grade.OFFICER) -> str:
    (row,) = (row for row in supply(of).grades if row.grade is grade)
    return conclusion(of, row).zh


def test_a_want_of_hours_is_told_with_the_people_it_takes() -> None:
    crew = [person(1, max_weekly_hours=44 * HOUR)]
    assert said(problem(crew, [needs("G01", "D", officer=1)])) == (
        "民警：需 56 小时，可用 44 小时，缺 12 小时（约 1 人）。"
    )


def test_what_only_overtime_can_cover_is_told_as_such() -> None:
    crew = [person(1), person(2, weekly_hours=8 * HOUR)]
    assert said(problem(crew, [needs("G01", "D", officer=1)])) == (
        "民警：需 56 小时，标准工时内可用 48 小时，其余 8 小时须加班（最多可用 96 小时）。"
    )


def test_plenty_is_told_with_what_is_to_spare() -> None:
    assert said(problem([person(1), person(2)], [needs("G01", "D", officer=1)])) == (
        "民警：需 56 小时，标准工时内可用 80 小时，够用（余 24 小时）。"
    )


def test_shifts_that_too_few_can_stand_are_named_though_the_hours_would_do() -> None:
    crew = [person(i, protected_from_nights=True) for i in range(1, 5)]
    one = problem(crew, [needs("G01", "D", officer=1), needs("G01", "N", officer=2)], days=2)
    assert said(one).endswith("；人手不够：11月23日（周一） 夜班缺 2 人、11月24日（周二） 夜班缺 2 人。")
    longer = problem(crew, [needs("G01", "N", officer=1)])
    assert "等 7 处" in said(longer)


def test_a_grade_that_is_not_needed_says_so_and_has_no_table() -> None:
    text = page(six_grids())
    assert "志愿者：没有最低需求。" in text
    assert "志愿者（6 人）" not in text


def test_each_grade_is_drawn_day_by_day_and_shift_by_shift() -> None:
    text = " ".join(page(week()).split())
    assert "需要工时 72 68 68 68 68 68 68 可用工时 88 88 88 96 96 96 96 D 早班 6/11 6/11 6/11 6/12" in text


def test_what_is_short_carries_a_mark() -> None:
    text = " ".join(page(problem([person(1)], [needs("G01", "D", officer=2)]), Language.EN).split())
    assert "hours possible 8! 8! 8! 8! 8! 8! 8! D 早班 2/1! 2/1!" in text


def test_grids_below_the_ratio_are_listed_with_what_they_lack() -> None:
    text = page(six_grids(), Language.EN)
    assert "Grids whose team is below 1+2+3: 6 of 6" in text
    assert "G01 第1网格  2 volunteers        2          4          1" in text


def test_long_lists_of_grids_say_how_many_more_there_are() -> None:
    many = problem([person(1)], [needs("G01", "D", officer=1)], grids=14)
    assert "另有 4 个网格，--json 可列出全部。" in page(many)
    per_shift = replace(many.station, ratio_basis=RatioBasis.SHIFT)
    assert "1+2+3" not in page(replace(many, station=per_shift))


@pytest.mark.parametrize("language", Language)
def test_large_figures_fit_eighty_columns(language: Language) -> None:
    crew = [person(i, Grade.AUXILIARY) for i in range(400)]
    big = problem(
        crew, [needs("G01", "D", auxiliary=1200), needs("G01", "N", auxiliary=1000)], days=16, first=MONDAY
    )
    text = page(big, language)
    assert text.count("1200/400!") == 16
    assert "281,600" in text


def test_a_station_without_people_or_demand_draws_nothing_wrong() -> None:
    assert (
        page(problem([], []))
        .strip()
        .startswith("示例派出所 2026年11月23日 周一 至 2026年11月29日 周日\n各表没有问题：0 人，")
    )
