"""Rule parameters out of `station.toml`.

[rules.daily-rest]           # for all whom the rule binds
rest = "12h"
reason = "…"                 # needed where a value is looser than a rule pack's

[rules.daily-rest.officer]   # for one grade, in either language
rest = "11h"
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_type_hints

from roster.domain import Grade
from roster.errors import Fault, Source
from roster.rules.base import Rule
from roster.rules.fields import about
from roster.rules.values import Unreadable, grade_named, nearest, read_value
from roster.words import Text

REASON = "reason"


@dataclass(frozen=True)
class Given:
    """A value as a station gives it; `own` where it stands in the table of the grade itself."""

    value: object
    own: bool


@dataclass(frozen=True)
class Told:
    """What a station says of one rule: for all grades (None) and for single ones, values and reasons."""

    values: Mapping[Grade | None, Mapping[str, object]] = field(default_factory=dict)
    reasons: Mapping[Grade | None, str] = field(default_factory=dict)

    def value(self, parameter: str, grade: Grade) -> Given | None:
        """Give what the station sets a parameter to for a grade, if it does."""
        for whom in (grade, None):
            if parameter in self.values.get(whom, {}):
                return Given(self.values[whom][parameter], whom is not None)
        return None

    def reason(self, grade: Grade) -> str:
        """Give the reason for what is set for a grade; empty where there is none."""
        return self.reasons.get(grade) or self.reasons.get(None, "")

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

    def place(self, rule: str, parameter: str, grade: Grade) -> Source:
        """Give where the station speaks of a parameter for a grade."""
        if parameter in self.values.get(grade, {}):
            return Source(f"station.toml [rules.{rule}.{grade}]", None, parameter)
        told = parameter in self.values.get(None, {})
        return Source(f"station.toml [rules.{rule}]", None, parameter if told else "grades")


def parameters(rule: Rule) -> dict[str, object]:
    """Give a rule's parameters by name, as typed values."""
    return {name: getattr(rule, name) for name in about(rule)}


def read_told(
    rules: Iterable[Rule], overrides: Mapping[str, Mapping[str, object]], faults: list[Fault]
) -> Mapping[str, Told]:
    """Read what a station says of its rules, by rule; note unknown names and unreadable values."""
    known = {rule.name: rule for rule in rules}
    for name in overrides:
        if name not in known:
            source = Source(f"station.toml [rules.{name}]")
            faults.append(Fault(source, _unknown("规则", "rule", name), nearest(name, list(known))))
    return {name: _Reader(rule, faults).told(overrides.get(name, {})) for name, rule in known.items()}


@dataclass(frozen=True)
class _Reader:
    """Reads what a station says of one rule."""

    rule: Rule
    faults: list[Fault]

    def told(self, given: Mapping[str, object]) -> Told:
        apart = {key: (grade, table) for key, grade, table in _grade_tables(given)}
        common = {key: raw for key, raw in given.items() if key not in apart}
        parts: dict[Grade | None, tuple[str, Mapping[str, object]]] = {None: (self.rule.name, common)}
        for key, (grade, table) in apart.items():
            parts[grade] = (f"{self.rule.name}.{key}", table)
        values = {whom: dict(self._values(*part, whole=whom is None)) for whom, part in parts.items()}
        reasons = {whom: self._reason(*part) for whom, part in parts.items()}
        return Told(values, {whom: reason for whom, reason in reasons.items() if reason})

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

    def _complain(self, place: str, key: str, message: Text, advice: Text) -> None:
        self.faults.append(Fault(Source(f"station.toml [rules.{place}]", None, key), message, advice))


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
