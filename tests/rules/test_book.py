"""The rule book of a station: packs by grade and date, tightening, relaxing with a reason, contradictions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

import pytest

from constraints import RULES
from constraints.daily_rest import DailyRest
from constraints.rolling_cap import RollingCap
from constraints.weekly_rest import WeeklyRest
from roster.domain import Grade, Problem
from roster.errors import Fault, UnusableInput
from roster.rules import (
    Figure,
    Law,
    Pack,
    RuleBook,
    Setting,
    Sure,
    Whence,
    configured,
    open_book,
    parameter,
)
from roster.words import Text
from tests.stations import MONDAY, person, problem

HOUR = timedelta(hours=1)
OFFICER, AUXILIARY, VOLUNTEER = Grade
LAW = Law(Text("某法", "Some Act"), "3", date(2020, 1, 1), "https://example.org")


def figure(rule: str, pack: str = "one", **facts: object) -> Figure:
    return replace(Figure(pack=pack, rule=rule, law=LAW, sure=Sure.LAW), **facts)  # type: ignore[arg-type]


def pack(*figures: Figure, grades: frozenset[Grade] = frozenset(Grade)) -> Pack:
    name, words = figures[0].pack, Text("包", "pack")
    return Pack(name=name, title=words, grades=grades, note=words, figures=figures)


def station(
    chosen: Mapping[Grade, tuple[str, ...]], overrides: Mapping[str, Mapping[str, object]] | None = None
) -> Problem:
    people = [person(1), person(1, AUXILIARY), person(1, VOLUNTEER)]
    return problem(people, [], packs=chosen, overrides=overrides or {})


def opened(packs: list[Pack], given: Problem) -> RuleBook:
    return open_book(RULES, {each.name: each for each in packs}, given)


def refused(packs: list[Pack], given: Problem) -> tuple[Fault, ...]:
    with pytest.raises(UnusableInput) as caught:
        opened(packs, given)
    return caught.value.faults


def setting(book: RuleBook, rule: str, name: str, grade: Grade) -> Setting:
    (found,) = [each for each in book.of(rule, grade) if each.parameter == name]
    return found


REST_12 = pack(figure("daily-rest", parameter="rest", value=12 * HOUR))
ROLLING = pack(figure("rolling-cap"))


def test_without_packs_the_book_holds_the_usual_rules() -> None:
    assert opened([], station({})).rules == configured(RULES, {})


def test_a_pack_puts_its_rules_in_force_for_the_grades_that_have_it() -> None:
    book = opened([ROLLING], station({AUXILIARY: ("one",)}))

    assert RollingCap(in_force=True, grades=frozenset({AUXILIARY})) in book.rules
    assert setting(book, "rolling-cap", "in_force", AUXILIARY).whence is Whence.PACK
    assert not setting(book, "rolling-cap", "in_force", OFFICER).value


def test_grades_with_different_figures_have_the_rule_each_for_itself() -> None:
    book = opened([REST_12], station({OFFICER: ("one",)}))

    assert [rule for rule in book.rules if isinstance(rule, DailyRest)] == [
        DailyRest(rest=12 * HOUR, grades=frozenset({OFFICER})),
        DailyRest(grades=frozenset({AUXILIARY, VOLUNTEER})),
    ]
    assert book.law(DailyRest(), OFFICER) == LAW
    assert book.law(DailyRest(), VOLUNTEER) == DailyRest.law


def test_the_figure_of_the_period_holds() -> None:
    old = figure("daily-rest", parameter="rest", value=9 * HOUR, until=MONDAY - timedelta(days=1))
    new = figure("daily-rest", parameter="rest", value=10 * HOUR, law=replace(LAW, since=MONDAY))
    given = station({OFFICER: ("one",)})
    before = replace(given, period=replace(given.period, first=date(2026, 11, 16)))
    across = replace(given, period=replace(given.period, first=date(2026, 11, 20)))

    found = [
        setting(opened([pack(old, new)], each), "daily-rest", "rest", OFFICER)
        for each in (given, before, across)
    ]

    assert [each.value for each in found] == [10 * HOUR, 9 * HOUR, 10 * HOUR]
    assert [each.figures for each in found] == [(new,), (old,), (new,)]


def test_of_two_packs_the_stricter_holds() -> None:
    other = pack(figure("daily-rest", "two", parameter="rest", value=10 * HOUR))
    book = opened([REST_12, other], station({OFFICER: ("two", "one")}))

    assert setting(book, "daily-rest", "rest", OFFICER).figures == REST_12.figures


def test_a_station_may_be_stricter_than_a_pack() -> None:
    book = opened([REST_12], station({OFFICER: ("one",)}, {"daily-rest": {"rest": "13h"}}))
    found = setting(book, "daily-rest", "rest", OFFICER)

    assert (found.value, found.whence, found.relaxed) == (13 * HOUR, Whence.STATION, False)
    assert found.figures == REST_12.figures


def test_what_is_looser_than_a_pack_needs_a_reason() -> None:
    (fault,) = refused([REST_12], station({OFFICER: ("one",)}, {"daily-rest": {"rest": "11h"}}))

    assert (fault.source.file, fault.source.column) == ("station.toml [rules.daily-rest]", "rest")
    assert "某法 第3条" in fault.message.zh
    assert "Some Act art. 3" in fault.message.en
    assert "12 小时" in fault.message.zh
    assert "reason" in fault.advice.zh


def test_a_relaxation_is_recorded_with_its_reason() -> None:
    told = {"daily-rest": {"officer": {"rest": "11h", "reason": " 市局批复 "}}}
    book = opened([REST_12], station({OFFICER: ("one",)}, told))

    (found,) = book.relaxed
    assert (found.rule, found.parameter, found.value) == ("daily-rest", "rest", 11 * HOUR)
    assert (found.reason, found.grades, found.figures) == ("市局批复", frozenset({OFFICER}), REST_12.figures)


@pytest.mark.parametrize(
    "told",
    [{"in_force": False}, {"auxiliary": {"in_force": False}}, {"grades": ["officer"], "in_force": True}],
)
def test_to_switch_off_what_a_pack_asks_needs_a_reason_too(told: dict[str, object]) -> None:
    given = station({AUXILIARY: ("one",)}, {"rolling-cap": told})

    (fault,) = refused([ROLLING], given)
    assert "rolling-cap" in fault.source.file
    assert "reason" in fault.advice.en
    told_why = {"rolling-cap": told | {"reason": "…"}}
    (found,) = opened([ROLLING], replace(given, overrides=told_why)).relaxed
    assert (found.parameter, found.value, found.grades) == ("in_force", False, frozenset({AUXILIARY}))


def test_a_rule_that_is_off_needs_no_reasons_for_its_values() -> None:
    told = {"daily-rest": {"in_force": False, "rest": "5h", "reason": "…"}}
    book = opened([REST_12], station({OFFICER: ("one",)}, told))

    assert [each.parameter for each in book.relaxed] == ["in_force"]


@dataclass(frozen=True, kw_only=True)
class Coloured(WeeklyRest):
    """A rule with a parameter of which no value is the stricter."""

    name: ClassVar[str] = "coloured"
    colour: str = parameter(default="red", title=Text("颜色", "the colour"))


def test_packs_that_contradict_each_other_are_named_with_a_person() -> None:
    packs = {
        "one": pack(figure("coloured", parameter="colour", value="red")),
        "two": pack(figure("coloured", "two", parameter="colour", value="blue")),
    }

    with pytest.raises(UnusableInput) as caught:
        open_book([Coloured()], packs, station({OFFICER: ("one", "two")}))

    (fault,) = caught.value.faults
    for word in ("one", "two", "red", "blue", "O001"):
        assert word in fault.message.zh
        assert word in fault.message.en
    assert fault.source.column == "officer"


def test_unknown_packs_and_packs_for_others_are_faults() -> None:
    for_auxiliaries = pack(figure("daily-rest"), grades=frozenset({AUXILIARY}))

    unknown, other = refused([for_auxiliaries], station({AUXILIARY: ("on",), OFFICER: ("one",)}))

    assert '"one"' in unknown.advice.en
    assert (unknown.source.column, other.source.column) == ("auxiliary", "officer")
    assert "辅警" in other.message.zh


def test_the_rules_keep_their_order() -> None:
    book = opened([REST_12], station({OFFICER: ("one",)}, {"weekly-rest": {"auxiliary": {"days": 2}}}))
    order = [rule.name for rule in RULES]

    assert [order.index(rule.name) for rule in book.rules] == sorted(
        order.index(rule.name) for rule in book.rules
    )


def test_one_line_that_is_too_loose_for_two_grades_is_one_fault() -> None:
    stricter = pack(figure("daily-rest", "two", parameter="rest", value=13 * HOUR))
    given = station({OFFICER: ("one",), AUXILIARY: ("two",)}, {"daily-rest": {"rest": "11h"}})

    (fault,) = refused([REST_12, stricter], given)

    assert "one (Some Act art. 3) of the grade officer 12 h" in fault.message.en
    assert "two (Some Act art. 3) of the grade auxiliary 13 h" in fault.message.en
    assert fault.advice.en.startswith("Either keep to what they ask")
