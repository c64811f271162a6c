"""Which duty is meant: read as it is typed, or refused with what to write."""

from dataclasses import replace
from datetime import timedelta
from string import printable

import pytest

from roster.domain import FixedDuty, Grade, Origin, Roster, SkillNeed
from roster.errors import UnusableCall
from roster.terminal.seats import vacancy
from roster.words import Text
from tests.stations import MONDAY, needs, person, problem, roster

TUESDAY = MONDAY + timedelta(days=1)
GIVEN = problem(
    [person(1), person(2), person(1, Grade.AUXILIARY)],
    [needs("G01", "D", officer=1, auxiliary=1), needs("G01", "S", officer=1), needs("G02", "D", officer=1)],
    grids=2,
    days=2,
)
WEEK = roster(GIVEN, ("O001", 0, "D"), ("A001", 0, "D"), ("O002", 1, "D"), ("O002", 1, "S"))


def refused(typed: str, given: Roster = WEEK) -> tuple[Text, Text]:
    """Give why it is refused, and the advice."""
    with pytest.raises(UnusableCall) as raised:
        vacancy(typed, given)
    assert raised.value.advice is not None
    return raised.value.text, raised.value.advice


def test_a_persons_duty_of_a_day() -> None:
    seat = vacancy("O001:2026-11-23", WEEK)

    assert seat.held == WEEK.of_person["O001"][0]
    assert (seat.post, seat.day, seat.shift, seat.grade) == ("G01", MONDAY, "D", Grade.OFFICER)


def test_of_two_duties_the_shift_says_which() -> None:
    assert "O002:2026-11-24:D" in refused("O002:2026-11-24")[1].zh
    assert vacancy("O002：2026-11-24：S", WEEK).shift == "S"  # a Chinese keyboard's colon


@pytest.mark.parametrize("word", ["auxiliary", "辅警", ""])
def test_an_open_seat(word: str) -> None:
    given = replace(WEEK, duties=tuple(d for d in WEEK.duties if d.person != "A001"))
    seat = vacancy(f"G01:2026-11-23:D{':' if word else ''}{word}", given)

    assert (seat.post, seat.day, seat.shift, seat.grade) == ("G01", MONDAY, "D", Grade.AUXILIARY)
    assert seat.held is None


def test_the_skill_that_is_missing_is_told_with_the_seat() -> None:
    asked = replace(needs("G02", "D", officer=1), skills=(SkillNeed(skill="driver", count=1),))
    holder = person(1, skills={"driver": None})
    given = roster(problem([holder], [asked], grids=2, days=1))

    assert vacancy("G02:2026-11-23:D", given).skill == "driver"


@pytest.mark.parametrize(
    ("typed", "said", "advice"),
    [
        ("O001", "看不懂", "人员编号:日期"),
        ("O01:2026-11-23", "没有编号为 O01 的人员或岗位", "是否想写「O001」"),
        ("O001:2026-12-23", "不是本期的日期", "2026-11-23 至 2026-11-24"),
        ("O001:monday", "不是本期的日期", "2026-11-23 至 2026-11-24"),
        ("O001:2026-11-24", "没有勤务", "11月23日（周一） D"),
        ("G01:2026-11-23:D:police", "没有「police」这类人员", "民警、辅警、志愿者"),
        ("G01:2026-11-23:D", "没有空缺", "人员编号:日期"),
        ("G01:2026-11-24:D:volunteer", "不缺这类人员", "辅警"),
        ("G02:2026-11-23:N", "没有 N 班的需求", "检查"),
    ],
)
def test_what_is_not_there_is_refused_with_what_there_is(typed: str, said: str, advice: str) -> None:
    reason, way = refused(typed)

    assert said in reason.zh
    assert advice in way.zh
    assert set(reason.en) - set(typed) <= set(printable) | set("赵钱孙翀堃玥")


def test_where_several_grades_are_missing_one_must_be_named() -> None:
    given = replace(WEEK, duties=())

    assert "G01:2026-11-23:D:民警" in refused("G01:2026-11-23:D", given)[1].zh


def test_a_duty_that_meets_no_demand_needs_nobody() -> None:
    court = FixedDuty(person="O001", day=MONDAY, shift="S")
    given = replace(GIVEN, fixed=(court,))
    duty = given.duty("O001", MONDAY, "S", None, Origin.FIXED)

    assert "fixed" in refused("O001:2026-11-23", Roster(problem=given, duties=(duty,)))[1].zh
