"""Rule parameters as a station writes them: read with their units, or refused with place and choices."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from constraints import RULES
from constraints.daily_cap import DailyCap
from constraints.daily_rest import DailyRest
from constraints.rolling_cap import RollingCap
from constraints.wishes import Wishes
from roster.domain import Grade
from roster.errors import Fault, UnusableInput
from roster.rules import Rule, configured, parameters
from roster.rules.values import written
from tests.stations import person, problem

HOUR = timedelta(hours=1)


def read(name: str, **values: object) -> dict[str, object]:
    """Give the parameters of a rule under the station's values."""
    rules: tuple[Rule, ...] = configured(RULES, {name: values})
    return parameters(next(rule for rule in rules if rule.name == name))


def faults(overrides: Mapping[str, Mapping[str, object]]) -> tuple[Fault, ...]:
    with pytest.raises(UnusableInput) as caught:
        configured(RULES, overrides)
    return caught.value.faults


def test_without_a_word_every_rule_has_its_usual_parameters() -> None:
    assert configured(RULES, {}) == tuple(rule for rule in RULES if rule.in_force)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10h", 10 * HOUR),
        ("90min", 1.5 * HOUR),
        ("1d", 24 * HOUR),
        ("7.5h", 7.5 * HOUR),
        (" 11 h ", 11 * HOUR),
    ],
)
def test_a_duration_carries_its_unit(written: str, meant: timedelta) -> None:
    assert read("daily-rest", rest=written)["rest"] == meant


def test_a_count_is_a_whole_number() -> None:
    assert read("weekly-rest", days=2)["days"] == 2


def test_a_rule_can_be_switched_off_and_on() -> None:
    names = {rule.name for rule in configured(RULES, {"wishes": {"in_force": False}})}
    assert Wishes.name not in names
    assert RollingCap.name not in names
    assert read("rolling-cap", in_force=True, cap="12h")["cap"] == 12 * HOUR


def test_a_value_for_one_grade_makes_the_rule_twice() -> None:
    told = configured(RULES, {"daily-rest": {"rest": "12h", "民警": {"rest": "10h"}}})

    assert [rule for rule in told if isinstance(rule, DailyRest)] == [
        DailyRest(rest=10 * HOUR, grades=frozenset({Grade.OFFICER})),
        DailyRest(rest=12 * HOUR, grades=frozenset({Grade.AUXILIARY, Grade.VOLUNTEER})),
    ]


def test_the_same_value_for_every_grade_makes_the_rule_once() -> None:
    apart = {grade.value: {"rest": "12h"} for grade in Grade}

    assert configured([DailyRest()], {"daily-rest": apart}) == (DailyRest(rest=12 * HOUR),)


def test_a_rule_can_be_kept_for_some_grades_and_switched_off_for_one() -> None:
    some = frozenset({Grade.OFFICER, Grade.AUXILIARY})

    assert configured([DailyRest()], {"daily-rest": {"grades": ["民警", "auxiliary"]}}) == (
        DailyRest(grades=some),
    )
    assert configured([DailyRest()], {"daily-rest": {"volunteer": {"in_force": False}}}) == (
        DailyRest(grades=some),
    )


def test_a_rule_that_is_off_can_be_put_in_force_for_one_grade() -> None:
    (rule,) = configured([RollingCap()], {"rolling-cap": {"officer": {"in_force": True}}})

    assert rule == RollingCap(in_force=True, grades=frozenset({Grade.OFFICER}))


def test_what_one_rule_is_told_leaves_the_others_alone() -> None:
    told = configured(RULES, {"daily-cap": {"cap": "12h"}})
    assert DailyCap(cap=12 * HOUR) in told
    assert DailyRest() in told


@pytest.mark.parametrize(
    ("overrides", "place", "column", "choice"),
    [
        ({"daily-cpa": {"cap": "10h"}}, "station.toml [rules.daily-cpa]", None, "daily-cap"),
        ({"daily-cap": {"limit": "10h"}}, "station.toml [rules.daily-cap]", "limit", "cap"),
        ({"daily-cap": {"cap": 10}}, "station.toml [rules.daily-cap]", "cap", '"10h"'),
        ({"daily-cap": {"cap": "10"}}, "station.toml [rules.daily-cap]", "cap", '"10h"'),
        ({"daily-cap": {"cap": "-1h"}}, "station.toml [rules.daily-cap]", "cap", '"10h"'),
        ({"daily-cap": {"cap": "10 hours"}}, "station.toml [rules.daily-cap]", "cap", '"10h"'),
        ({"weekly-rest": {"days": "1"}}, "station.toml [rules.weekly-rest]", "days", "0, 1, 2"),
        ({"weekly-rest": {"days": -1}}, "station.toml [rules.weekly-rest]", "days", "0, 1, 2"),
        ({"weekly-rest": {"days": 1.5}}, "station.toml [rules.weekly-rest]", "days", "0, 1, 2"),
        ({"weekly-rest": {"days": True}}, "station.toml [rules.weekly-rest]", "days", "0, 1, 2"),
        ({"wishes": {"in_force": 0}}, "station.toml [rules.wishes]", "in_force", "true, false"),
        ({"weekly-rest": {"reason": 3}}, "station.toml [rules.weekly-rest]", "reason", 'reason = "'),
        ({"weekly-rest": {"officer": {"day": 1}}}, "station.toml [rules.weekly-rest.officer]", "day", "days"),
        (
            {"weekly-rest": {"officer": {"grades": []}}},
            "station.toml [rules.weekly-rest.officer]",
            "grades",
            "",
        ),
        ({"weekly-rest": {"grades": ["police"]}}, "station.toml [rules.weekly-rest]", "grades", '"officer"'),
        ({"weekly-rest": {"grades": []}}, "station.toml [rules.weekly-rest]", "grades", '"officer"'),
        ({"rolling-cap": {"cap": "12h"}}, "station.toml [rules.rolling-cap]", None, "in_force = true"),
    ],
)
def test_what_cannot_be_read_is_a_fault_with_place_and_choices(
    overrides: Mapping[str, Mapping[str, object]], place: str, column: str | None, choice: str
) -> None:
    (fault,) = faults(overrides)

    assert (fault.source.file, fault.source.column) == (place, column)
    assert choice in fault.advice.en
    assert choice in fault.advice.zh
    assert fault.message.zh != fault.message.en


def test_everything_wrong_is_said_at_once() -> None:
    told = faults({"nothing": {}, "daily-cap": {"cap": 1, "pac": 2}, "weekly-rest": {"days": None}})

    assert len(told) == 4


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_is_in_both_languages_and_where_it_comes_from(rule: Rule) -> None:
    assert rule.name == rule.name.lower().strip()
    for text in (rule.title, rule.summary, rule.law.text):
        assert text.zh
        assert text.en
        assert not any("一" <= sign <= "龥" or sign in "、，。（）" for sign in text.en)
        assert not text.zh.isascii()
    assert rule.summary.zh.endswith("。")
    assert rule.summary.en.endswith(".")
    assert (rule.law.article == "") or rule.law.address.startswith("https://")


def test_no_two_rules_share_a_name_or_a_title() -> None:
    assert len({rule.name for rule in RULES}) == len({rule.title for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_its_own_file_and_test(rule: Rule) -> None:
    module = type(rule).__module__
    assert (Path(__file__).parents[1] / "constraints" / f"test_{module.rpartition('.')[2]}.py").is_file()
    assert not rule.in_force or list(rule.faults(problem([person(1)], []))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_parameter_can_be_read_as_it_is_written(rule: Rule) -> None:
    for name, value in parameters(rule).items():
        (told,) = configured(
            [rule], {rule.name: tomllib.loads(f"{name} = {written(value)}") | {"in_force": True}}
        )
        assert name == "in_force" or parameters(told)[name] == value


def test_a_figure_out_of_its_range_is_a_fault_that_says_the_range() -> None:
    assert "0 to 7" in faults({"weekly-rest": {"days": 8}})[0].advice.en


def test_what_is_settled_cannot_be_switched_off() -> None:
    assert "in_force = true" in faults({"fixed-duties": {"in_force": False}})[0].advice.zh
