"""What `roster rules --json` says: every rule with its settings, and where each comes from."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from roster.domain import Grade
from roster.rules import Figure, HardRule, Law, Pack, Rule, RuleBook, Setting, about
from roster.rules.values import written
from roster.words import Language


def rules_to_json(rules: Sequence[Rule], book: RuleBook, language: Language) -> dict[str, object]:
    """Give all rules with their settings; values as `station.toml` has them."""
    in_force = {rule.name for rule in book.rules}
    return {
        "packs": {grade.value: [pack.name for pack in packs] for grade, packs in book.packs.items()},
        "rules": [
            {
                "name": rule.name,
                "title": rule.title.to(language),
                "summary": rule.summary.to(language),
                "hard": isinstance(rule, HardRule),
                "in_force": rule.name in in_force,
                "law": _law(rule.law, language),
                "settings": [_setting(rule, setting, language) for setting in book.of(rule.name)],
            }
            for rule in rules
        ],
    }


def pack_to_json(pack: Pack, language: Language) -> dict[str, object]:
    """Give a rule pack with all its figures."""
    return {
        "name": pack.name,
        "title": pack.title.to(language),
        "grades": [grade.value for grade in Grade if grade in pack.grades],
        "note": pack.note.to(language),
        "figures": [_figure(figure, language) for figure in pack.figures],
    }


def _setting(rule: Rule, setting: Setting, language: Language) -> dict[str, object]:
    return {
        "parameter": setting.parameter,
        "title": about(rule)[setting.parameter].title.to(language),
        "value": _plain(setting.value),
        "grades": [grade.value for grade in Grade if grade in setting.grades],
        "contracts": sorted(setting.contracts) if setting.contracts is not None else None,
        "from": setting.whence.value,
        "relaxed": setting.relaxed,
        "reason": setting.reason,
        "figures": [_figure(figure, language) for figure in setting.figures],
    }


def _figure(figure: Figure, language: Language) -> dict[str, object]:
    return {
        "pack": figure.pack,
        "rule": figure.rule,
        "parameter": figure.parameter,
        "value": _plain(figure.value),
        "law": _law(figure.law, language),
        "until": _day(figure.until),
        "sure": figure.sure.value,
        "note": figure.note.to(language),
    }


def _law(law: Law, language: Language) -> dict[str, object]:
    return {
        "text": law.text.to(language),
        "act": law.act.to(language),
        "article": law.article,
        "since": _day(law.since),
        "address": law.address,
    }


def _plain(value: object) -> object:
    """Give a value as JSON has it; durations and shares as texts, as in `station.toml`."""
    if isinstance(value, timedelta | Fraction):
        return written(value).strip('"')
    if isinstance(value, frozenset):
        return [grade.value for grade in Grade if grade in value]
    return list(value) if isinstance(value, tuple) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
