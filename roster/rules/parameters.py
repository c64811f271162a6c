"""Rule parameters out of `station.toml`.

[rules.daily-rest]           # for all whom the rule binds
rest = "12h"
reason = "…"                 # needed where a value is looser than a rule pack's

[rules.daily-rest.officer]   # for one grade, in either language
rest = "11h"

[contracts.half-time.duty-run]   # for the people of one contract, before what the rule's own tables say
longest = 3
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_type_hints

from roster.domain import Grade
from roster.errors import Fault, Source
from roster.rules.base import Rule
from roster.rules.fields import about
from roster.rules.values import Unreadable, grade_named, key_written, nearest, read_value
from roster.rules.whom import Whom
from roster.words import Text

REASON = "reason"
Tables = Mapping[str, Mapping[str, object]]
"""What stands in `station.toml` of rules, by their names."""


@dataclass(frozen=True)
class Given:
    """A value as a station gives it; `own` where it stands in the table of the grade itself."""

    value: object
    own: bool


@dataclass(frozen=True)
class Told:
    """What a station says of one rule: for all grades (None) and for single ones, values and reasons.

    `contracts` are its values for the people of one contract, `contract_reasons` the reasons for them.
    """

    values: Mapping[Grade | None, Mapping[str, object]] = field(default_factory=dict)
    reasons: Mapping[Grade | None, str] = field(default_factory=dict)
    contracts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    contract_reasons: Mapping[str, str] = field(default_factory=dict)

    def value(self, parameter: str, whom: Whom) -> Given | None:
        """Give what the station sets a parameter to for some people, if it does."""
        if parameter in self.contracts.get(whom.contract, {}):
            return Given(self.contracts[whom.contract][parameter], own=False)
        for grade in (whom.grade, None):
            if parameter in self.values.get(grade, {}):
                return Given(self.values[grade][parameter], grade is not None)
        return None

    def reason(self, whom: Whom) -> str:
        """Give the reason for what is set for some people; empty where there is none."""
        own = self.contract_reasons.get(whom.contract)
        return own or self.reasons.get(whom.grade) or self.reasons.get(None, "")

    @property
    def grades(self) -> frozenset[Grade] | None:
        """Give the grades the station binds by the rule, where it says so."""
        found = self.values.get(None, {}).get("grades")
        return found if isinstance(found, frozenset) else None

    @property
    def apart(self) -> frozenset[Grade]:
        """Give the grades that have a table of their own."""
        return frozenset(grade for grade in self.values if grade is not None)

    @property
    def without_effect(self) -> bool:
        """Tell whether values are set although nothing puts the rule in force, or off."""
        names = {name for values in self.values.values() for name in values}
        return bool(names) and "in_force" not in names

    def place(self, rule: str, parameter: str, whom: Whom) -> Source:
        """Give where the station speaks of a parameter for some people."""
        if parameter in self.contracts.get(whom.contract, {}):
            return Source(f"station.toml [contracts.{key_written(whom.contract)}.{rule}]", None, parameter)
        if parameter in self.values.get(whom.grade, {}):
            return Source(f"station.toml [rules.{rule}.{whom.grade}]", None, parameter)
        told = parameter in self.values.get(None, {})
        return Source(f"station.toml [rules.{rule}]", None, parameter if told else "grades")


def parameters(rule: Rule) -> dict[str, object]:
    """Give a rule's parameters by name, as typed values."""
    return {name: getattr(rule, name) for name in about(rule)}


def read_told(
    rules: Iterable[Rule], overrides: Tables, contracts: Mapping[str, Tables], faults: list[Fault]
) -> Mapping[str, Told]:
    """Read what a station says of its rules, by rule; note unknown names and unreadable values."""
    known = {rule.name: rule for rule in rules}
    for section, tables in (
        ("rules", overrides),
        *((f"contracts.{key_written(c)}", t) for c, t in contracts.items()),
    ):
        for name in tables:
            if name not in known:
                source = Source(f"station.toml [{section}.{name}]")
                faults.append(Fault(source, _unknown("规则", "rule", name), nearest(name, list(known))))
    return {
        name: _Reader(rule, faults).told(
            overrides.get(name, {}), {c: tables[name] for c, tables in contracts.items() if name in tables}
        )
        for name, rule in known.items()
    }


@dataclass(frozen=True)
class _Reader:
    """Reads what a station says of one rule."""

    rule: Rule
    faults: list[Fault]

    def told(self, given: Mapping[str, object], of_contract: Tables) -> Told:
        apart = {key: (grade, table) for key, grade, table in _grade_tables(given)}
        common = {key: raw for key, raw in given.items() if key not in apart}
        section = f"rules.{self.rule.name}"
        parts: dict[Grade | None, tuple[str, Mapping[str, object]]] = {None: (section, common)}
        for key, (grade, table) in apart.items():
            parts[grade] = (f"{section}.{key}", table)
        values = {whom: dict(self._values(*part, whole=whom is None)) for whom, part in parts.items()}
        reasons = {whom: self._reason(*part) for whom, part in parts.items()}
        places = {
            c: (f"contracts.{key_written(c)}.{self.rule.name}", table) for c, table in of_contract.items()
        }
        if not self.rule.by_contract:
            for place, _ in places.values():
                self._complain(place, None, *_NOBODYS_OWN)
        return Told(
            values,
            {whom: reason for whom, reason in reasons.items() if reason},
            {c: dict(self._values(*part, whole=False)) for c, part in places.items()},
            {c: self._reason(*part) for c, part in places.items()},
        )

    def _values(
        self, place: str, given: Mapping[str, object], *, whole: bool
    ) -> Iterator[tuple[str, object]]:
        hints, known = get_type_hints(type(self.rule)), about(self.rule)
        allowed = [name for name in known if whole or name != "grades"]
        for key, raw in given.items():
            if key == REASON:
                continue
            if key not in allowed:
                self._complain(
                    place, key, _unknown("参数", "parameter", key), nearest(key, [*allowed, REASON])
                )
                continue
            try:
                value = read_value(raw, hints[key], known[key])
            except Unreadable as error:
                self._complain(place, key, error.message, error.advice)
                continue
            if key == "grades" and not value:
                self._complain(place, key, *_NOBODY)
                continue
            yield key, value

    def _reason(self, place: str, given: Mapping[str, object]) -> str:
        reason = given.get(REASON, "")
        if isinstance(reason, str) and (reason.strip() or REASON not in given):
            return reason.strip()
        message = Text("理由应当是一句话", "a reason is expected to be a text")
        self._complain(place, REASON, message, Text('写成 reason = "……"', 'Write reason = "…".'))
        return ""

    def _complain(self, place: str, key: str | None, message: Text, advice: Text) -> None:
        self.faults.append(Fault(Source(f"station.toml [{place}]", None, key), message, advice))


_NOBODYS_OWN = (
    Text(
        "这条规则说的是岗位或多人之间，不能按用工约定分别设定",
        "this rule is about posts, or about people together, and cannot be set apart by contract",
    ),
    Text("请删去这一节，或写到 [rules.…] 下。", "Leave this section out, or write it under [rules.…]."),
)
_NOBODY = (
    Text("没有列出任何人员类别", "no grade is listed"),
    Text(
        '写成 ["officer", "auxiliary"]；要停用规则请写 in_force = false。',
        'Write ["officer", "auxiliary"]; to switch the rule off, write in_force = false.',
    ),
)


def _grade_tables(given: Mapping[str, object]) -> Iterator[tuple[str, Grade, Mapping[str, object]]]:
    for key, value in given.items():
        grade = grade_named(key)
        if grade is not None and isinstance(value, Mapping):
            yield key, grade, value


def _unknown(zh: str, en: str, name: str) -> Text:
    return Text(f"没有名为「{name}」的{zh}", f'there is no {en} named "{name}"')
