"""Rules set apart for the people of a contract."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import pytest

from constraints import RULES
from constraints.duty_run import DutyRun
from constraints.most_hours import MostHours
from roster.domain import Grade, Problem
from roster.errors import Fault, Source, UnusableInput
from roster.rules import Figure, Law, Pack, Sure, configured, open_book
from roster.rules.describing import whom_said
from roster.words import Text
from tests.stations import person, problem

OFFICER, AUXILIARY, VOLUNTEER = Grade
HOUR = timedelta(hours=1)
Contracts = Mapping[str, Mapping[str, Mapping[str, object]]]
Chosen = Mapping[Grade, tuple[str, ...]]
NOTHING: Mapping[Any, Any] = MappingProxyType({})


def station(
    contracts: Contracts, overrides: Mapping[str, Mapping[str, object]] = NOTHING, packs: Chosen = NOTHING
) -> Problem:
    people = [person(1), person(1, AUXILIARY, contract="half"), person(2, AUXILIARY)]
    return problem(people, [], contracts=contracts, overrides=overrides, packs=packs)


def runs(given: Problem, packs: Mapping[str, Pack] = NOTHING) -> list[DutyRun]:
    return [rule for rule in open_book(RULES, packs, given).rules if isinstance(rule, DutyRun)]


def refused(given: Problem, packs: Mapping[str, Pack] = NOTHING) -> tuple[Fault, ...]:
    with pytest.raises(UnusableInput) as caught:
        open_book(RULES, packs, given)
    return caught.value.faults


def test_without_contracts_a_rule_binds_everybody() -> None:
    (rule,) = runs(station({"half": {}}))
    assert rule.contracts is None
    assert open_book(RULES, {}, station({"half": {}})).rules == configured(RULES, {})


def test_a_contract_has_the_rule_for_itself_and_the_others_have_the_general_one() -> None:
    others, half = runs(station({"half": {"duty-run": {"longest": 3}}, "night": {}}))

    assert (others.longest, others.contracts) == (6, frozenset({"", "night"}))
    assert (half.longest, half.contracts, half.grades) == (3, frozenset({"half"}), frozenset(Grade))
    assert half.binds(person(1, contract="half"))
    assert not half.binds(person(1))
    assert others.binds(person(1))
    assert others.binds(person(1, contract="night"))
    assert not others.binds(person(1, contract="half"))


def test_a_contracts_value_comes_before_the_grades_and_what_it_leaves_out_is_as_for_everybody() -> None:
    told = {"duty-run": {"longest": 5, "auxiliary": {"longest": 4}}}
    found = runs(station({"half": {"duty-run": {"longest": 3}}, "night": {"duty-run": {}}}, overrides=told))

    assert {(rule.longest, rule.grades, rule.contracts) for rule in found} == {
        (5, frozenset({OFFICER, VOLUNTEER}), frozenset({"", "night"})),
        (4, frozenset({AUXILIARY}), frozenset({"", "night"})),
        (3, frozenset(Grade), frozenset({"half"})),
    }


def test_contracts_with_the_same_values_share_the_rule() -> None:
    one, other = runs(station({c: {"duty-run": {"longest": 3}} for c in ("half", "night")}))
    assert (one.contracts, other.contracts) == (frozenset({""}), frozenset({"half", "night"}))


def test_a_rule_may_be_on_or_off_for_one_contract_alone() -> None:
    most: dict[str, dict[str, object]] = {
        "most-hours": {"in_force": True, "most": "20h"},
        "duty-run": {"in_force": False},
    }
    rules = open_book(RULES, {}, station({"half": most})).rules

    assert MostHours(in_force=True, most=20 * HOUR, contracts=frozenset({"half"})) in rules
    assert [rule.contracts for rule in rules if isinstance(rule, MostHours | DutyRun)] == [
        frozenset({""}),
        frozenset({"half"}),
    ]


def test_what_is_looser_than_a_pack_needs_a_reason_here_too() -> None:
    words = Text("包", "pack")
    law = Law(Text("某法", "Some Act"), "3")
    figure = Figure(pack="one", rule="duty-run", law=law, sure=Sure.LAW, parameter="longest", value=5)
    packs = {"one": Pack(name="one", title=words, grades=frozenset(Grade), note=words, figures=(figure,))}
    table: dict[str, object] = {"longest": 7}
    given = station({"half": {"duty-run": table}}, packs={AUXILIARY: ("one",)})

    (fault,) = refused(given, packs)
    assert fault.source == Source("station.toml [contracts.half.duty-run]", None, "longest")
    assert "Some Act art. 3" in fault.message.en
    (kept,) = open_book(
        RULES, packs, replace(given, contracts={"half": {"duty-run": table | {"reason": "市局批复"}}})
    ).relaxed
    assert (kept.contracts, kept.grades, kept.reason) == (
        frozenset({"half"}),
        frozenset({AUXILIARY}),
        "市局批复",
    )


@pytest.mark.parametrize(
    ("contracts", "place", "column", "choice"),
    [
        ({"half": {"duty-rum": {}}}, "station.toml [contracts.half.duty-rum]", None, "duty-run"),
        ({"half": {"duty-run": {"long": 3}}}, "station.toml [contracts.half.duty-run]", "long", "longest"),
        ({"half": {"duty-run": {"longest": "3"}}}, "station.toml [contracts.half.duty-run]", "longest", "1"),
        ({"half": {"duty-run": {"grades": []}}}, "station.toml [contracts.half.duty-run]", "grades", ""),
        ({"half": {"shortage": {"officer": 1}}}, "station.toml [contracts.half.shortage]", None, "[rules.…]"),
        ({"half": {"most-hours": {"most": "9h"}}}, "station.toml [contracts.half.most-hours]", None, "true"),
        (
            {"half": {}, "半日制": {"duty-run": {"x": 3}}},
            'station.toml [contracts."半日制".duty-run]',
            "x",
            "longest",
        ),
    ],
)
def test_what_cannot_be_used_is_a_fault_with_its_place(
    contracts: Contracts, place: str, column: str | None, choice: str
) -> None:
    (fault,) = refused(station(contracts))
    assert (fault.source.file, fault.source.column) == (place, column)
    assert choice in fault.advice.en


def test_a_contract_of_people_that_the_station_does_not_know_is_a_fault_of_their_row() -> None:
    given = station({"halves": {}})
    people = {who: replace(p, source=Source("people.csv", 7)) for who, p in given.people.items()}

    (fault,) = refused(replace(given, people=people))
    assert fault.source == Source("people.csv", 7, "contract")
    assert "half" in fault.message.en
    assert '"halves"' in fault.advice.en


def test_people_are_named_with_their_contracts() -> None:
    assert whom_said([AUXILIARY], None) == Text("辅警", "auxiliaries")
    named = whom_said([AUXILIARY], {"", "half"})
    assert named == Text("辅警（用工约定：未填写、half）", "auxiliaries (contract: none given, half)")
