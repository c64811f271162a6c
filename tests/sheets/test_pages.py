"""What is printed is what is rostered: the text of every page, against the roster itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import NameObject

from roster.domain import Grade, Origin, Roster
from roster.sheets import Kind
from roster.storing.stored import Stored
from roster.words import Language, hours_figure
from tests.sheets.conftest import INJECTION, Pages
from tests.stations import MONDAY, RARE

both = pytest.mark.parametrize("language", list(Language))
OFF = {Language.ZH: "休", Language.EN: "off"}
SICK = {Language.ZH: "病假", Language.EN: "sick"}
ANNUAL = {Language.ZH: "年休", Language.EN: "annual"}


def cells(roster: Roster, person: str, language: Language) -> str:
    """Write a person's week as the sheets should, without blanks."""
    who, shown = roster.problem.people[person], ""
    for day in roster.problem.period.dates:
        duties = [d for d in roster.duties if d.person == person and d.day == day]
        away = ("O001", 0), ("O001", 1), ("A002", 2)
        if duties:
            shown += "".join(
                d.shift
                + ("?" if who.grade is Grade.VOLUNTEER and d.origin is Origin.SOLVED else "")
                + ("" if d.post == who.home_grid else d.post or "")
                for d in duties
            )
        elif (person, (day - MONDAY).days) in away:
            shown += (ANNUAL if person == "O001" else SICK)[language]
        elif who.home_unit:
            shown += "—"
        else:
            shown += "·" if who.grade is Grade.VOLUNTEER else OFF[language]
    return shown


def hours(roster: Roster, person: str) -> str:
    return hours_figure(sum((d.counted for d in roster.duties if d.person == person), start=MONDAY - MONDAY))


@both
def test_the_week_shows_everybodys_days_hours_and_nights(
    stored: Stored, pages: Callable[[Language], Pages], language: Language
) -> None:
    text = "".join(pages(language)[Kind.WEEK])
    for person in stored.roster.problem.people.values():
        mine = [d for d in stored.roster.duties if d.person == person.id]
        nights = sum(d.shift == "N" for d in mine)
        row = f"{person.name}{person.id}{person.home_grid or ''}{cells(stored.roster, person.id, language)}"
        row += hours(stored.roster, person.id) + (str(nights) if nights else "")
        assert row.replace(" ", "") in text


@both
def test_the_week_holds_what_is_there_against_what_is_needed(
    pages: Callable[[Language], Pages], language: Language
) -> None:
    text = "".join(pages(language)[Kind.WEEK])
    short = {Language.ZH: "0/1缺1", Language.EN: "0/1short1"}[language]
    assert {Language.ZH: "在岗/需求", Language.EN: "There/needed"}[language] in text
    assert f"E中班{short}1/11/1" in text  # Monday's patrol has no officer, Tuesday's and Wednesday's have


@both
def test_every_shortage_of_the_roster_is_printed_on_its_day(
    stored: Stored, pages: Callable[[Language], Pages], language: Language
) -> None:
    for shortage in stored.roster.shortages:
        if shortage.below == "need":
            noun = shortage.grade.text.to(language)
            said = {Language.ZH: f"缺{shortage.missing}{noun}", Language.EN: f"{shortage.missing}{noun}short"}
            page = day_pages(pages(language)[Kind.DAYS], shortage.day, language)
            assert said[language] in page
            assert said[language] in "".join(pages(language)[Kind.WEEK])
            if shortage.post.startswith("G"):
                assert said[language] in pages(language)[Kind.GRIDS][int(shortage.post[1:]) - 1]


def day_pages(texts: list[str], day: date, language: Language) -> str:
    title = {
        Language.ZH: f"2026年{day.month}月{day.day}日",
        Language.EN: f"{day:%a}{day.day}{day:%b}{day.year}",
    }[language]
    return "".join(text for text in texts if text.startswith(title))


@both
def test_the_day_shows_every_duty_at_its_post_and_shift(
    stored: Stored, pages: Callable[[Language], Pages], language: Language
) -> None:
    roster = stored.roster
    for duty in roster.duties:
        page = day_pages(pages(language)[Kind.DAYS], duty.day, language)
        name = roster.person(duty).name.replace(" ", "")
        if duty.post is None:
            assert f"{name}{duty.shift}" in page
            continue
        post, shift = roster.problem.posts[duty.post], roster.problem.shifts[duty.shift]
        _, _, from_post = page.partition(f"{post.name}{post.id}")
        _, _, from_shift = from_post.partition(f"{shift.code}{shift.name}")
        following = min(from_shift.find(s.code + s.name) % 10**6 for s in roster.problem.shifts.values())
        assert name in from_shift[:following]


@both
def test_the_day_says_who_is_in_command_and_where_nobody_is(
    stored: Stored, pages: Callable[[Language], Pages], language: Language
) -> None:
    monday = day_pages(pages(language)[Kind.DAYS], MONDAY, language)
    tuesday = day_pages(pages(language)[Kind.DAYS], date(2026, 11, 24), language)
    nobody = {Language.ZH: "无民警带队", Language.EN: "noofficer"}[language]
    sector = {Language.ZH: "片区", Language.EN: "sector"}[language]
    patrol = next(stored.roster.person(d).name for d in stored.roster.at_post["X1", date(2026, 11, 24), "E"])
    assert f"E中班{nobody}" in monday
    assert f"E中班{sector}{patrol}" in tuesday
    assert {Language.ZH: "G02封控区", Language.EN: "G02lockdownzone"}[language] in monday


@both
def test_the_day_names_who_is_on_leave(pages: Callable[[Language], Pages], language: Language) -> None:
    on_leave = {Language.ZH: "年休假", Language.EN: "annualleave"}[language]
    assert f"钱堃{on_leave}" in day_pages(pages(language)[Kind.DAYS], MONDAY, language)


@both
def test_a_grid_has_one_page_with_who_answers_for_it_and_its_team(
    stored: Stored, pages: Callable[[Language], Pages], language: Language
) -> None:
    roster = stored.roster
    assert len(pages(language)[Kind.GRIDS]) == len(roster.problem.grids)
    for grid, page in zip(roster.problem.grids.values(), pages(language)[Kind.GRIDS], strict=True):
        team = [p for p in roster.problem.people.values() if p.home_grid == grid.id]
        officers = [p.name for p in team if p.grade is Grade.OFFICER]
        answers = {
            Language.ZH: "责任民警" + "、".join(officers),
            Language.EN: "Answersforit" + ",".join(officers),
        }
        assert page.startswith(f"{grid.name}{grid.id}")
        assert answers[language] in page
        for p in team:
            row = f"{p.name}{p.grade.text.to(language)}{cells(roster, p.id, language)}{hours(roster, p.id)}"
            assert row.replace(" ", "") in page


@both
def test_what_volunteers_have_yet_to_accept_is_marked_and_explained(
    stored: Stored, pages: Callable[[Language], Pages], language: Language
) -> None:
    roster = stored.roster
    proposals = [duty for duty in roster.duties if roster.is_proposal(duty)]
    assert proposals
    meaning = {Language.ZH: "?待志愿者本人确认", Language.EN: "?thevolunteerhasyettoaccept"}[language]
    for kind in (Kind.WEEK, Kind.DAYS, Kind.GRIDS):
        assert all(meaning in page for page in pages(language)[kind])
    for duty in proposals:
        page = pages(language)[Kind.DAYS][(duty.day - MONDAY).days]
        assert roster.person(duty).name.replace(" ", "") + "?" in page


@both
def test_a_grid_shows_who_stands_there(
    stored: Stored, pages: Callable[[Language], Pages], language: Language
) -> None:
    roster = stored.roster
    for number, page in enumerate(pages(language)[Kind.GRIDS], start=1):
        standing, _, _ = page.partition({Language.ZH: "网格队员", Language.EN: "Theteam"}[language])
        duties = [d for d in roster.duties if d.post == f"G{number:02}"]
        _, _, table = standing.partition({Language.ZH: "班次", Language.EN: "Shift"}[language])
        for name in {roster.person(d).name for d in duties}:
            there = sum(roster.person(d).name == name for d in duties)
            assert table.count(name.replace(" ", "")) >= there


@both
def test_a_person_has_one_page_with_every_duty_its_times_and_post(
    stored: Stored, pages: Callable[[Language], Pages], language: Language
) -> None:
    roster = stored.roster
    times = {
        "D": "08:00–16:00",
        "E": "16:00–24:00",
        "N": {Language.ZH: "23:00–次日07:00", Language.EN: "23:00–07:00nextday"}[language],
        "S": "09:00–13:00",
    }
    away = {Language.ZH: "不在岗位", Language.EN: "awayfromallposts"}[language]
    assert len(pages(language)[Kind.PEOPLE]) == len(roster.problem.people)
    for person in roster.problem.people.values():
        [page] = [p for p in pages(language)[Kind.PEOPLE] if f"{person.id}" in p.split(times["D"])[0]]
        assert page.startswith(person.name.replace(" ", ""))
        for duty in (d for d in roster.duties if d.person == person.id):
            day = {
                Language.ZH: f"{duty.day.month}月{duty.day.day}日（周{'一二三四五六日'[duty.day.weekday()]}）",
                Language.EN: f"{duty.day:%a}{duty.day.day}{duty.day:%b}",
            }[language]
            post = away if duty.post is None else roster.problem.posts[duty.post].name
            shift = duty.shift + roster.problem.shifts[duty.shift].name
            if person.grade is Grade.VOLUNTEER:
                shift += {Language.ZH: "待本人确认", Language.EN: "yourstoaccept"}[language]
            assert f"{day}{shift}{times[duty.shift]}{post}" in page
        assert hours(roster, person.id) in page


@both
def test_every_page_says_whose_it_is_how_sure_how_to_read_it_and_who_signs(
    stored: Stored, pages: Callable[[Language], Pages], language: Language
) -> None:
    said = {
        Language.ZH: [
            "已证明最优",
            "制表时间2026-11-2016:30",
            "审核",
            "签收",
            "N夜班23:00–次日07:00执勤",
            "版本3ac91d0e",
        ],
        Language.EN: [
            "provenoptimal",
            "Made2026-11-2016:30",
            "Checkedby",
            "Receivedby",
            "nextday,patrol",
            "Version3ac91d0e",
        ],
    }[language]
    for kind in Kind:
        for page in pages(language)[kind]:
            for words in (stored.roster.problem.station.name, "gridroster0.1.0", *said):
                assert words in page


@both
def test_pages_of_a_sheet_are_numbered_within_it(
    pages: Callable[[Language], Pages], language: Language
) -> None:
    week = pages(language)[Kind.WEEK]
    for number, page in enumerate(week, start=1):
        counted = {Language.ZH: f"第{number}页/共{len(week)}页", Language.EN: f"Page{number}of{len(week)}"}
        assert counted[language] in page
    assert all(
        {Language.ZH: "共1页", Language.EN: "of1"}[language] in p for p in pages(language)[Kind.PEOPLE]
    )


@both
def test_rare_characters_are_printed_and_a_name_is_never_markup(
    pages: Callable[[Language], Pages], language: Language
) -> None:
    for kind in (Kind.WEEK, Kind.PEOPLE):
        text = "".join(pages(language)[kind])
        assert not set(RARE) - set(text)
        assert INJECTION.replace(" ", "") in text
        assert "root:" not in text
    assert "\N{REPLACEMENT CHARACTER}" not in "".join(pages(language)[Kind.DAYS])


def embedded(page: PageObject) -> set[str]:
    fonts = page[NameObject("/Resources")].get_object()["/Font"]  # type: ignore[index]
    return {str(font.get_object()["/BaseFont"]) for font in fonts.values()}


@both
def test_only_the_two_packaged_faces_are_used(
    printed: Callable[[Language], Path], language: Language
) -> None:
    for kind in Kind:
        faces = {
            font.partition("+")[2]
            for page in PdfReader(printed(language) / f"{kind}.pdf").pages
            for font in embedded(page)
        }
        assert faces == {"Roster-Sans", "Roster-Serif"}
