"""The rule book of a station: which rules bind whom, with which values, by which law.

A value is the usual one (the rule's own), else that of the rule packs its people are under, else the station's.
A station may always tighten; to be looser than a pack it needs a reason, which is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from roster.domain import Grade, Problem
from roster.errors import Fault, UnusableInput
from roster.rules import objections
from roster.rules.base import Law, Rule
from roster.rules.packs import IN_FORCE, Figure, Pack, Packs
from roster.rules.parameters import Tables, Told, parameters, read_told
from roster.rules.settling import Desk, Held, Whence
from roster.rules.values import key_written
from roster.rules.whom import Whom, shared, stands_for

GRADES = "grades"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """The value of a rule's parameter for some grades and contracts (None: all), and where it comes from.

    `figures` are what packs ask of it (several where several articles say the same). `relaxed`: the value is looser
    than they ask, for the `reason` given.
    """

    rule: str
    parameter: str
    value: object
    grades: frozenset[Grade]
    whence: Whence
    contracts: frozenset[str] | None = None
    figures: tuple[Figure, ...] = ()
    reason: str = ""
    relaxed: bool = False


@dataclass(frozen=True, kw_only=True)
class RuleBook:
    """What binds a station.

    `rules` are in force, in the order in which they are listed; a rule is there several times where grades or
    contracts differ. `settings` has every parameter of every rule there is, `in_force` among them; `packs` those of
    each grade. `contracts` are the names of all contracts, that of none ("") first.
    """

    rules: tuple[Rule, ...]
    settings: tuple[Setting, ...]
    packs: Mapping[Grade, tuple[Pack, ...]] = field(default_factory=dict)
    contracts: tuple[str, ...] = ("",)

    def of(self, rule: str, grade: Grade | None = None, contract: str | None = None) -> tuple[Setting, ...]:
        """Give the settings of a rule, those for one grade or contract if it is given."""
        return tuple(
            setting
            for setting in self.settings
            if setting.rule == rule
            and (grade is None or grade in setting.grades)
            and (contract is None or setting.contracts is None or contract in setting.contracts)
        )

    def law(self, rule: Rule, grade: Grade | None = None) -> Law:
        """Give the law a rule rests on for a grade: the first figure of its packs, else the rule's own."""
        asked = (figure for setting in self.of(rule.name, grade) for figure in setting.figures)
        return next((figure.law for figure in asked), rule.law)

    @property
    def relaxed(self) -> tuple[Setting, ...]:
        """List what the station has relaxed, each with its reason."""
        return tuple(setting for setting in self.settings if setting.relaxed)


def open_book(rules: Iterable[Rule], packs: Packs, problem: Problem) -> RuleBook:
    """Give the rule book of a station for its period.

    Raises UnusableInput with every unknown rule, parameter and pack, every value that cannot be used, every
    relaxation without a reason, and packs that contradict each other.
    """
    faults: list[Fault] = []
    chosen = {grade: tuple(_chosen(grade, problem.packs.get(grade, ()), packs, faults)) for grade in Grade}
    faults += objections.unknown_contracts(problem)
    return _opened(tuple(rules), problem.overrides, problem.contracts, Desk(chosen, problem, faults))


def usual_book(rules: Iterable[Rule]) -> RuleBook:
    """Give the book of a station that says nothing of rules and packs."""
    return _opened(tuple(rules), {}, {}, Desk())


def configured(rules: Iterable[Rule], overrides: Mapping[str, Mapping[str, object]]) -> tuple[Rule, ...]:
    """Give the rules in force under a station's values alone, without any pack; raises as `open_book`."""
    return _opened(tuple(rules), overrides, {}, Desk()).rules


def _chosen(grade: Grade, names: Iterable[str], packs: Packs, faults: list[Fault]) -> Iterator[Pack]:
    for name in names:
        if name not in packs:
            faults.append(objections.unknown_pack(name, grade, list(packs)))
        elif grade not in packs[name].grades:
            faults.append(objections.not_for(packs[name], grade, packs))
        else:
            yield packs[name]


def _opened(
    rules: Sequence[Rule], overrides: Tables, contracts: Mapping[str, Tables], desk: Desk
) -> RuleBook:
    told = read_told(rules, overrides, contracts, desk.faults)
    names = ("", *contracts)
    in_force: list[Rule] = []
    settings: list[Setting] = []
    for rule in rules:
        held = _held(rule, told[rule.name], desk)
        ours = list(_instances(rule, held, names, desk.faults))
        idle = ["rules"] if not ours and told[rule.name].without_effect else []
        idle += [f"contracts.{key_written(each)}" for each in _idle_contracts(told[rule.name], held)]
        desk.faults.extend(objections.not_in_force(rule, section) for section in idle)
        in_force += ours
        settings += _settings(rule, held, names)
    if faults := [*desk.faults, *objections.unreasoned(desk.relaxed)]:
        raise UnusableInput(faults)
    return RuleBook(rules=tuple(in_force), settings=tuple(settings), packs=desk.packs, contracts=names)


_HeldOf = Mapping[Whom, Mapping[str, Held]]


def _idle_contracts(told: Told, held: _HeldOf) -> Iterator[str]:
    """Yield the contracts for which values are set although nothing puts the rule in force for them, or off."""
    for contract, values in told.contracts.items():
        on = any(of_whom[IN_FORCE].value for whom, of_whom in held.items() if whom.contract == contract)
        if values and IN_FORCE not in values and not on:
            yield contract


def _held(rule: Rule, told: Told, desk: Desk) -> _HeldOf:
    """Settle every parameter for all of whom the rule speaks; where it is off, the usual values stand."""
    found: dict[Whom, Mapping[str, Held]] = {}
    grades = [grade for grade in Grade if grade in desk.bound(rule, told)]
    for whom in (Whom(grade, contract) for contract in ("", *told.contracts) for grade in grades):
        on = desk.in_force(rule, told, whom)
        usual = {name: Held(value, Whence.USUAL) for name, value in parameters(rule).items()}
        names = [name for name in usual if name not in (IN_FORCE, GRADES)] if on.value else []
        found[whom] = {**usual, IN_FORCE: on, **{n: desk.settle(rule, told, n, whom) for n in names}}
    return found


def _instances(rule: Rule, held: _HeldOf, contracts: Sequence[str], faults: list[Fault]) -> Iterator[Rule]:
    """Give the rule once for all people with the same values; a few rules refuse to be switched off."""
    groups: dict[tuple[object, ...], list[Whom]] = {}
    for whom, of_whom in held.items():
        if of_whom[IN_FORCE].value or of_whom[IN_FORCE].whence is Whence.STATION:
            values = tuple(each.value for name, each in of_whom.items() if name != GRADES)
            groups.setdefault(values, []).append(whom)
    meant = stands_for(held, contracts)
    shares = [(group[0], part) for group in groups.values() for part in shared(group, meant, contracts)]
    for first, (grades, bound) in shares:
        found: dict[str, Any] = {name: each.value for name, each in held[first].items()}
        try:
            instance = replace(rule, **found | {GRADES: grades}, contracts=bound)
        except ValueError as error:
            faults.append(objections.out_of_range(rule, error))
        else:
            yield from [instance] if instance.in_force else []


def _settings(rule: Rule, held: _HeldOf, contracts: Sequence[str]) -> Iterator[Setting]:
    meant = stands_for(held, contracts)
    for name in (name for name in parameters(rule) if name != GRADES):
        groups: dict[Held, list[Whom]] = {}
        for whom, values in held.items():
            groups.setdefault(values[name], []).append(whom)
        shares = ((each, part) for each, group in groups.items() for part in shared(group, meant, contracts))
        for each, (grades, bound) in shares:
            yield Setting(
                rule=rule.name,
                parameter=name,
                value=each.value,
                grades=grades,
                contracts=bound,
                whence=each.whence,
                figures=each.figures,
                reason=each.reason,
                relaxed=each.relaxed,
            )
