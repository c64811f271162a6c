"""Rule parameters out of `station.toml`: `[rules.daily-cap] cap = "10h"`.

A parameter is a field of the rule's dataclass, and its type says its unit: a `timedelta` is written "10h" or
"90min", never as a bare number.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from difflib import get_close_matches
from typing import get_type_hints

from roster.errors import Fault, Source, UnusableInput
from roster.rules.base import Rule
from roster.words import Text

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(min|h|d)")
_UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def configured(rules: Iterable[Rule], overrides: Mapping[str, Mapping[str, object]]) -> tuple[Rule, ...]:
    """Give the rules in force with their parameters as the station sets them.

    Raises UnusableInput with every unknown rule, unknown parameter and unreadable value.
    """
    listed = tuple(rules)
    faults: list[Fault] = [
        _fault(name, None, _unknown("规则", "rule", name), _choose(name, [rule.name for rule in listed]))
        for name in overrides
        if name not in {rule.name for rule in listed}
    ]
    read = [_configured(rule, overrides.get(rule.name, {}), faults) for rule in listed]
    if faults:
        raise UnusableInput(faults)
    return tuple(rule for rule in read if rule.in_force)


def parameters(rule: Rule) -> dict[str, object]:
    """Give a rule's parameters by name, as typed values."""
    return {f.name: getattr(rule, f.name) for f in fields(rule)}


def _configured(rule: Rule, given: Mapping[str, object], faults: list[Fault]) -> Rule:
    hints = get_type_hints(type(rule))
    known = [f.name for f in fields(rule)]
    values: dict[str, object] = {}
    for key, raw in given.items():
        if key not in known:
            faults.append(_fault(rule.name, key, _unknown("参数", "parameter", key), _choose(key, known)))
        else:
            try:
                values[key] = _read(raw, hints[key])
            except ValueError as error:
                faults.append(_fault(rule.name, key, _wrong(raw), _write(str(error))))
    try:
        return replace(rule, **values)  # type: ignore[arg-type]  # read by its field's type
    except ValueError as error:
        faults.append(
            _fault(
                rule.name, None, Text("参数超出范围", "a parameter is out of its range"), _write(str(error))
            )
        )
        return rule


def _read(raw: object, wanted: object) -> object:
    if wanted is timedelta:
        match = _DURATION.fullmatch(raw.strip()) if isinstance(raw, str) else None
        if match is None:
            raise ValueError('"10h", "90min", "1d"')
        try:
            return float(match[1]) * _UNITS[match[2]]
        except OverflowError:
            raise ValueError('"10h", "90min", "1d"') from None
    if wanted is bool:
        if not isinstance(raw, bool):
            raise ValueError("true, false")
        return raw
    if wanted is int:
        if not isinstance(raw, int) or isinstance(raw, bool) or raw < 0:
            raise ValueError("0, 1, 2 …")
        return raw
    raise TypeError(f"no reader for a parameter of type {wanted}")


def _unknown(zh: str, en: str, name: str) -> Text:
    return Text(f"没有名为「{name}」的{zh}", f'there is no {en} named "{name}"')


def _wrong(raw: object) -> Text:
    written = str(raw).lower() if isinstance(raw, bool) else f'"{raw}"' if isinstance(raw, str) else str(raw)
    return Text(f"看不懂的值：{written}", f"cannot read the value {written}")


def _choose(word: str, known: Sequence[str]) -> Text:
    """Advise the nearest word, else what there is to choose from."""
    if near := get_close_matches(word, known, n=1):
        return Text(f"是否想写「{near[0]}」？", f'Did you mean "{near[0]}"?')
    return Text(f"可用：{'、'.join(known)}。", f"Use one of: {', '.join(known)}.")


def _write(pattern: str) -> Text:
    return Text(f"请写成：{pattern}", f"Write it as: {pattern}")


def _fault(rule: str, key: str | None, message: Text, advice: Text) -> Fault:
    return Fault(Source(f"station.toml [rules.{rule}]", None, key), message, advice)
