from collections.abc import Callable
from datetime import date, time, timedelta
from fractions import Fraction

import pytest

from roster.domain import Grade, LeaveKind, SkillNeed, ZoneLevel
from roster.loading.cells import (
    Unreadable,
    choice,
    count,
    factor,
    figure,
    hours,
    ident,
    label,
    weight,
    whole,
    written_hours,
)
from roster.loading.days import selector, weekday, written
from roster.loading.moments import day, end_time, moment, start_time
from roster.loading.skills import asked, held, written_asked, written_held
from roster.loading.vocabulary import GRADES, LEAVE_KINDS, YES_NO, ZONE_LEVELS


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23",
        "2026/11/23",
        "2026.11.23",
        "2026年11月23日",
        "２０２６－１１－２３",
        "2026-11-23 00:00:00",
        "2026/11/23　",
    ],
)
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert day(text) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "text", ["11-23", "2026-11-23 08:00:00", "46349", "23/11/2026", "2026-02-30", "20261123", "0001-01-01"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        day(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08:00", time(8)),
        ("8:00", time(8)),
        ("８：３０", time(8, 30)),
        ("8时", time(8)),
        ("8点30分", time(8, 30)),
        ("08:00:00", time(8)),
        ("1899-12-31 08:00:00", time(8)),
    ],
)
def test_a_time_is_read_however_it_is_written(text: str, expected: time) -> None:
    assert start_time(text) == end_time(text) == expected


@pytest.mark.parametrize("text", ["24:00", "1900-01-01 00:00:00", "00:00"])
def test_midnight_may_end_a_shift(text: str) -> None:
    assert end_time(text) == time()


@pytest.mark.parametrize("text", ["24:00", "25:00", "8:60", "8", "8:5", "0.333", "24:01", "08:00:30"])
def test_what_is_no_start_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        start_time(text)


def test_a_moment_may_carry_its_offset() -> None:
    assert moment("2026-11-23T08:00+08:00").utcoffset() == timedelta(hours=8)
    assert moment("2026-11-23 08:00:00").tzinfo is None
    for text in ("2026-11-23", "08:00", "soon"):
        with pytest.raises(Unreadable):
            moment(text)


def test_an_id_keeps_its_zeros_and_loses_its_width_and_blanks() -> None:
    assert ident("　０００１２３ ") == "000123"
    assert ident("\ufeffG01\u200b") == "G01"


@pytest.mark.parametrize(
    "text", ["../x", "a b", "a/b", "a;b", "a@b", "=1+1", "-", "a\tb", "2.30102E+17", ".x", "x" * 65]
)
def test_an_id_that_could_not_travel_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        ident(text)


def test_a_name_may_be_rare_but_not_a_formula() -> None:
    assert label(" 䶮𬭚·阿卜杜拉 ") == "䶮𬭚·阿卜杜拉"
    for text in ("=HYPERLINK(1)", "@x", "a\nb", "a\x00b"):
        with pytest.raises(Unreadable):
            label(text)


@pytest.mark.parametrize("text", ["-1", "1.5", "2人", "two", "", "1,000", "1e3", "9999999999999"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        count(text)


def test_advice_on_a_unit_gives_the_number_alone() -> None:
    with pytest.raises(Unreadable) as caught:
        hours("40小时")
    assert "40" in caught.value.advice.zh
    assert caught.value.advice.en.endswith("40")


def test_numbers_are_exact() -> None:
    assert weight("1/3") == Fraction(1, 3)
    assert factor("0.5") == Fraction(1, 2)
    assert hours("37.5") == timedelta(hours=37, minutes=30)
    assert whole("-2") == -2
    assert (count("０"), count("3.0")) == (0, 3)
    for text in ("0", "-1"):
        with pytest.raises(Unreadable):
            weight(text)
    with pytest.raises(Unreadable):
        hours("169")


@pytest.mark.parametrize("number", [Fraction(1), Fraction(1, 3), Fraction(5, 4), Fraction(0)])
def test_a_written_number_is_read_again(number: Fraction) -> None:
    assert factor(figure(number)) == number
    assert hours(written_hours(timedelta(minutes=2250))) == timedelta(minutes=2250)


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (GRADES, "民警", Grade.OFFICER),
        (GRADES, " ＯＦＦＩＣＥＲ", Grade.OFFICER),
        (GRADES, "协警", Grade.AUXILIARY),
        (LEAVE_KINDS, "年休假", LeaveKind.ANNUAL),
        (LEAVE_KINDS, "Annual Leave", LeaveKind.ANNUAL),
        (ZONE_LEVELS, "封控区", ZoneLevel.LOCKDOWN),
        (ZONE_LEVELS, "lockdown", ZoneLevel.LOCKDOWN),
        (YES_NO, "是", True),
        (YES_NO, "No", False),
    ],
)
def test_a_choice_is_understood_in_both_languages(
    words: dict[str, object], text: str, expected: object
) -> None:
    read: Callable[[str], object] = choice(words)
    assert read(text) == expected


def test_a_choice_that_is_nearly_right_is_named() -> None:
    with pytest.raises(Unreadable) as caught:
        choice(GRADES)("oficer")
    assert "officer" in caught.value.advice.en
    with pytest.raises(Unreadable):
        choice(GRADES)("网格长")


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("mon-sun", "mon-sun"),
        ("每天", "mon-sun"),
        ("周一至周五", "mon;tue;wed;thu;fri"),
        ("Mon – Fri", "mon;tue;wed;thu;fri"),
        ("星期六、星期日", "sat;sun"),
        ("fri-mon", "mon;fri;sat;sun"),
        ("周末", "sat;sun"),
        ("wed;mon", "mon;wed"),
        ("工作日", "workday"),
        ("休息日；法定节假日", "restday;holiday"),
        ("2026-11-23", "2026-11-23"),
        ("2026-11-23 00:00:00", "2026-11-23"),
        ("2026-11-23 .. 2026-11-25", "2026-11-23..2026-11-25"),
        ("2026年11月23日至2026年11月25日", "2026-11-23..2026-11-25"),
        ("2026-11-25;2026-11-23;2026/11/24;2026-12-01", "2026-11-23..2026-11-25;2026-12-01"),
    ],
)
def test_the_days_of_a_demand_row_are_understood(text: str, canonical: str) -> None:
    assert written(selector(text)) == canonical
    assert selector(canonical) == selector(text)


@pytest.mark.parametrize(
    "text",
    [
        "节假日",
        "mon;workday",
        "2026-11-25..2026-11-23",
        "2026-11-31",
        "someday",
        ";",
        "2020-01-01..2026-01-01",
    ],
)
def test_days_that_cannot_be_told_are_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        selector(text)


def test_a_weekday_is_counted_from_monday() -> None:
    assert [weekday(text) for text in ("周一", "星期天", "Sunday", "wed")] == [0, 6, 6, 2]


def test_skills_are_held_with_or_without_expiry() -> None:
    skills = held("驾驶@2027-05-01；first aid、女")
    assert skills == {"驾驶": date(2027, 5, 1), "first aid": None, "女": None}
    assert held(written_held(skills)) == skills


def test_skills_are_asked_of_any_grade_or_one() -> None:
    needs = asked("driver:1;民警.女：2;officer.armed")
    assert needs == (
        SkillNeed(skill="armed", count=1, grade=Grade.OFFICER),
        SkillNeed(skill="driver", count=1),
        SkillNeed(skill="女", count=2, grade=Grade.OFFICER),
    )
    assert asked(written_asked(needs)) == needs


@pytest.mark.parametrize("text", ["driver:x", "driver:0", "driver;driver:2", "boss.driver:1", "a.b.c", ":1"])
def test_skills_that_cannot_be_asked_are_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        asked(text)
    with pytest.raises(Unreadable):
        held("a@soon")
