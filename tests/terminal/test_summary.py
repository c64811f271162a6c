"""What a chief reads when a roster is done."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from roster.domain import Grade, Roster
from roster.storing.report import Status
from roster.terminal.summary import quality, render_summary
from roster.words import Language, Text
from tests.stations import MONDAY, greedy, needs, person, problem, roster
from tests.terminal.drawing import drawn, report, solved

TITLES = {"shortage": Text("缺额", "shortage")}
FILES = [(Text("排班表", "duties"), Path("out/week/duties.csv"))]


def summary(
    of: Roster, language: Language = Language.ZH, status: Status = Status.OPTIMAL, gap: float = 0
) -> str:
    found = report(status, gap)
    return drawn(lambda page: render_summary(of, found, page, titles=TITLES, files=FILES), language)


def test_the_head_says_in_words_how_good_the_roster_is() -> None:
    lines = summary(solved()).splitlines()
    assert lines[1:4] == [
        "示例派出所 2026年11月23日 周一 至 2026年11月29日 周日",
        "已证明最优：在现有规则下没有更好的排班。",
        "用时 3.2 秒，总代价 16,240 分，下界 16,240 分，差距 0%。",
    ]


def test_what_is_not_proven_says_how_far_from_the_best_it_may_be() -> None:
    assert (
        quality(report(Status.FEASIBLE, 0.0135)).en
        == "Checked and usable, not proven best: at most 1.4% above the best."
    )
    assert "差距 1.4%" in summary(solved(), status=Status.FEASIBLE, gap=0.0135)


def test_a_gap_that_is_not_nothing_never_reads_as_nothing() -> None:
    assert "0.1%" in quality(report(Status.FEASIBLE, 0.00001)).zh


def test_where_nothing_is_known_of_the_best_no_gap_is_made_up() -> None:
    found = replace(report(Status.FEASIBLE, 1.2), objective=5_000, bound=-1_000)
    assert "too short to say" in quality(found).en
    text = drawn(lambda page: render_summary(solved(), found, page, titles=TITLES, files=FILES), Language.EN)
    assert "3.2 s; price 5,000 points.\n" in text


def test_cover_and_load_are_told_by_grade_in_english() -> None:
    text = " ".join(summary(solved(), Language.EN).split())
    assert "officer 63 59 4 ! 93.7% 1 auxiliary 133 119 14 ! 89.5% - volunteer 0 0 - - 30" in text
    assert "officer 12 32 38.3 52 7.7 0–1 auxiliary 24 32 39.7 40 8 0–2 volunteer 6 40 40 40 8 0" in text


def test_open_seats_name_post_shift_grade_and_days_and_how_many_more_there_are() -> None:
    text = summary(solved())
    assert "缺额 18 人次" in text
    assert "G05 第5网格    D 早班  辅警  周日×2  2 !" in text
    assert "另有 5 项，见 shortages.csv。" in text


def test_days_that_follow_each_other_are_named_as_a_run() -> None:
    nobody = problem([person(1)], [needs("G01", "D", auxiliary=2)])
    assert "周一至周日×2" in summary(roster(nobody))
    assert "Mon–Sun×2" in summary(roster(nobody), Language.EN)
    longer = problem([person(1)], [needs("G01", "D", auxiliary=1)], days=9)
    assert "11月23日至12月1日" in summary(roster(longer))


def test_a_full_house_is_said_in_a_sentence() -> None:
    full = problem([person(1)], [needs("G01", "D", officer=1)], days=1)
    text = summary(roster(full, ("O001", 0, "D")))
    assert "所有岗位均已到位，没有缺额。" in text
    assert "!" not in text


def test_wishes_home_grids_prices_and_files_are_told() -> None:
    text = summary(solved(), Language.EN)
    assert "Wishes met: 2 / 3." in text
    assert "of the duties at grids are done by the grid's own team." in text
    assert "shortage  16,000      16\nwishes       240      12\n" in text
    assert "even-hours" not in text
    assert "duties  out/week/duties.csv" in text


def test_a_station_with_long_names_is_folded_and_not_cut() -> None:
    base = problem([person(1)], [needs("G01", "D", officer=1)])
    grid = replace(base.grids["G01"], name="松花江沿岸老城区历史文化街区第一微网格（含步行街）")
    posts = {"G01": replace(base.posts["G01"], name=grid.name)}
    text = summary(Roster(problem=replace(base, grids={"G01": grid}, posts=posts), duties=()))
    squeezed = "".join(text.split())
    assert "松花江沿岸老城区历史文化街区" in squeezed


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("days", [1, 7, 28])
def test_any_length_of_period_fits_eighty_columns(language: Language, days: int) -> None:
    crew = [person(1), person(2, Grade.AUXILIARY)]
    given_problem = problem(
        crew, [needs("G01", "D", officer=1, auxiliary=1)], days=days, first=MONDAY + timedelta(3)
    )
    assert summary(greedy(given_problem), language)
