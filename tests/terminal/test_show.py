"""The week, the day and the person in the terminal, narrow and wide, in both languages."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console

from roster.domain import Grade, Loan, Roster
from roster.errors import UnusableCall
from roster.terminal.pages import Page
from roster.terminal.show import show
from roster.terminal.views import View
from roster.words import Language
from tests.stations import MONDAY, greedy, needs, person, problem, roster
from tests.terminal.drawing import ESCAPE, drawn, solved, stored

SUNDAY = MONDAY + timedelta(days=6)


def shown(
    view: View | None = None, language: Language = Language.ZH, width: int = 80, of: Roster | None = None
) -> str:
    return drawn(lambda page: show(stored(of), page, view or View()), language, width)


def test_the_week_has_a_row_for_everybody_with_days_hours_and_nights() -> None:
    """Night N*, settled [S], leave by name, rest a dot, two duties a day with a plus."""
    text = shown()
    assert "编号 姓名 周一23 周二24 周三25 周四26 周五27 周六28 周日29 工时 夜班" in text
    assert "O001 钱堃 年休   年休   年休   D      D      D      D        32    -" in text
    assert "O002 孙玥 [S]    D      D      N*     .      D      .        36    1" in text
    assert "O003 李燚 D      D      E      S      .      D      D+E      52    -" in text
    assert all(name in text for p in solved().problem.people.values() for name in (p.id, p.name))


def test_people_stand_in_groups_of_grade_and_sector() -> None:
    text = shown(language=Language.EN)
    assert "officer · Sector X · 12 people" in text
    assert "auxiliary · Sector X · 24 people" in text
    assert "ann. = annual leave   mat. = maternity leave" in text


def test_cover_and_open_seats_stand_above_the_people() -> None:
    text = shown()
    assert "民警 D 早班    5/6!     6/6     6/6     6/6     6/6     6/6    5/6!" in text
    assert text.index("到位 / 需要") < text.index("缺额 18 人次") < text.index("民警 · 片区 X")


def test_a_grade_alone_leaves_the_others_out() -> None:
    text = shown(View(grade=Grade.VOLUNTEER))
    assert "V001" in text
    assert "O001" not in text
    assert "民警 D 早班" not in text


@pytest.mark.parametrize("place", ["G03", "第3网格"])
def test_a_grid_shows_its_team_and_whoever_serves_there(place: str) -> None:
    text = shown(View(place=place))
    team = {p.id for p in solved().problem.people.values() if p.home_grid == "G03"}
    guests = {duty.person for duty in solved().duties if duty.post == "G03"}
    listed = {line.split()[0] for line in text.splitlines() if line[:2] in {"O0", "A0", "V0"}}
    assert listed == team | guests
    assert "G04" not in text


def test_a_wide_terminal_has_home_grids_contracts_and_posts() -> None:
    text = shown(width=140)
    assert "责任网格" in text
    assert "O003 李燚 G04 第4网格 D      D      E X1   S DESK .      D      D G01    52    -       40" in text


def test_a_day_shows_who_stands_where_who_commands_and_what_is_open() -> None:
    text = shown(View(day=SUNDAY))
    assert "2026年11月29日 周日" in text
    assert "G03            带队 陈堃 O009        带队 (李燚 O003)     -" in text
    assert "! 缺 1 辅警" in text
    assert "第4网格        ! 缺 2 辅警           ! 缺 1 辅警" in text


def test_duties_away_from_all_posts_are_told_below_the_day() -> None:
    text = shown(View(day=MONDAY), Language.EN)
    assert "Duties away from the posts\n孙玥 O002 S" in text


def test_a_day_of_one_grid_and_grade_shows_no_more_than_that() -> None:
    text = shown(View(day=MONDAY, place="G01", grade=Grade.AUXILIARY), Language.EN)
    assert "aux. " in text
    assert "vol. " not in text
    assert "G02" not in text


def test_people_without_an_officer_in_command_are_marked() -> None:
    crew = [person(1), person(1, Grade.AUXILIARY)]
    lone = roster(problem(crew, [needs("G01", "D", officer=1, auxiliary=1)]), ("A001", 0, "D"))
    assert "! 无民警带队" in shown(View(day=MONDAY), of=lone)


@pytest.mark.parametrize("who", ["O003", "李燚"])
def test_a_person_is_shown_duty_by_duty(who: str) -> None:
    of = solved()
    alone = {key: p for key, p in of.problem.people.items() if p.grade is Grade.OFFICER}
    small = replace(of, problem=replace(of.problem, people=alone, leave=(), fixed=()))
    officers = replace(small, duties=tuple(duty for duty in of.duties if duty.person in alone))
    text = shown(View(person=who), of=officers)
    assert "李燚（O003） · 民警 · 第4网格" in text
    assert "11月25日 周三  E 中班" in text
    assert "16:00–24:00" in text
    assert "合计 52 小时，夜班 0 次；每周标准 40 小时。" in text


def test_a_night_over_midnight_and_leave_are_told_in_words() -> None:
    assert "23:00–07:00 next day" in shown(View(person="O002"), Language.EN)
    assert "11月23日 周一  年休" in shown(View(person="O001"))


def test_who_is_not_there_yet_has_a_dash() -> None:
    lent = person(1, home_unit="机关")
    loans = (Loan(person="O001", home_unit="机关", first=SUNDAY, last=SUNDAY),)
    given_problem = problem([lent], [needs("G01", "D", officer=1)], loans=loans)
    assert "O001 钱堃 -      -      -      -      -      -      D         8    -" in shown(
        of=roster(given_problem, ("O001", 6, "D"))
    )


@pytest.mark.parametrize(
    ("view", "zh", "advice"),
    [
        (View(place="G7"), "没有名为「G7」的网格、岗位或片区", None),
        (View(place="G0"), "没有名为「G0」的网格、岗位或片区", "是不是："),
        (View(person="O01"), "没有编号或姓名为「O01」的人", "是不是：O0"),
        (View(person="李燚"), "有 3 人叫「李燚」", "请用编号：A003, O003, V003"),
        (View(day=SUNDAY + timedelta(days=1)), "2026-11-30 不在本期内", "本期为 2026年11月23日 周一 至"),
    ],
)
def test_what_is_not_there_is_a_call_that_cannot_be_carried_out(
    view: View, zh: str, advice: str | None
) -> None:
    with pytest.raises(UnusableCall) as caught:
        shown(view)
    assert caught.value.text.zh == zh
    if advice is not None:
        assert caught.value.advice is not None
        assert caught.value.advice.zh.startswith(advice)


def many() -> Roster:
    crew = [person(i, Grade.AUXILIARY, home_grid=f"G{i % 6 + 1:02}") for i in range(200)]
    return greedy(problem(crew, [needs("grid", "D", auxiliary=5)], grids=6))


def test_a_large_station_is_shown_by_groups_with_ways_to_see_more() -> None:
    text = shown(of=many())
    assert "辅警  片区 X   200" in text
    assert "roster show out/week --person A000" in text
    assert "A001 " not in text


def test_a_large_station_shows_everybody_when_asked() -> None:
    text = shown(View(everyone=True), of=many())
    assert all(f"A{i:03}" in text for i in range(200))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [80, 100, 120, 140])
def test_long_ids_names_and_codes_are_folded_within_any_width(language: Language, width: int) -> None:
    long = replace(person(1), id="HRB-DAOLI-2026-000123", name="阿依古丽·买买提江·吐尔逊", home_grid="G01")
    shifts = {"晚班二": replace(solved().problem.shifts["N"], code="晚班二")}
    given_problem = problem([long], [needs("G01", "晚班二", officer=1)], shifts=shifts)
    of = roster(given_problem, (long.id, 0, "晚班二"))
    views = (View(), View(day=MONDAY), View(person=long.id), View(place="G01"))
    for view in views:
        squeezed = "".join(shown(view, language, width, of).split())
        assert set(long.name) <= set(squeezed)
        assert set(long.id) <= set(squeezed) or view.day is not None


def test_four_weeks_are_drawn_a_week_at_a_time() -> None:
    given_problem = problem([person(1), person(2)], [needs("G01", "D", officer=1)], days=28)
    text = shown(of=greedy(given_problem))
    assert text.count("O001 ") == 4
    assert "周日20" in text


def test_colour_is_for_terminals_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = StringIO()
    show(stored(), Page(Console(file=coloured, force_terminal=True, width=80), Language.ZH))
    assert ESCAPE in coloured.getvalue()
    assert ESCAPE not in shown()
