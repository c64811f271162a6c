"""Values of rule parameters: read as a station or a pack writes them, written as TOML, said as people say them.

The type of a parameter's field says its unit: a `timedelta` is written "10h" or "90min", never as a bare number.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from roster.domain import Grade
from roster.rules.fields import About
from roster.words import Text, hours_figure, joined, same

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(min|h|d)")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]|(\d+)\s*/\s*(\d+)")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_GRADES = {word.casefold(): grade for grade in Grade for word in (grade.value, grade.text.zh, grade.text.en)}
_DAY = timedelta(days=1)
_ONE_HUNDRED = 100
_NONE = Text("无", "none")


class Unreadable(ValueError):  # noqa: N818 - caught where the place is known, and turned into a fault there
    """A value that cannot be used: what is wrong with it, and what to write."""

    def __init__(self, message: Text, advice: Text) -> None:
        super().__init__(message.en)
        self.message = message
        self.advice = advice


def read_value(raw: object, kind: object, about: About) -> object:
    """Read a parameter's value out of TOML; `kind` is the type of its field.

    Raises Unreadable where it is no such value, or out of the range that makes sense.
    """
    reader, pattern = _READERS[kind]
    value = reader(raw)
    if value is None:
        raise Unreadable(_wrong(raw), Text(f"请写成：{pattern}", f"Write it as: {pattern}"))
    below = about.least is not None and value < about.least
    above = about.most is not None and value > about.most
    if below or above:
        shown = span(about)
        raise Unreadable(
            Text(
                f"值 {written(raw)} 超出范围（{about.title.zh}）",
                f"the value {written(raw)} is out of range ({about.title.en})",
            ),
            Text(f"请写{shown.zh}。", f"Write {shown.en}."),
        )
    return value


def grade_named(word: str) -> Grade | None:
    """Give the grade of a word in either language: officer, 民警."""
    return _GRADES.get(word.strip().casefold())


def span(about: About) -> Text:
    """Say the range of a parameter: 0 到 7, 0 to 7; empty where there is none."""
    least, most = (None if end is None else written(end) for end in (about.least, about.most))
    if least is not None and most is not None:
        return Text(f" {least} 到 {most}", f"{least} to {most}")
    if least is not None:
        return Text(f"不小于 {least} 的值", f"{least} or more")
    return Text(f"不大于 {most} 的值", f"{most} or less") if most is not None else Text("", "")


def written(value: object) -> str:
    """Write a value as `station.toml` has it: "10h", "30%", ["driver", "cyber"], true."""
    if isinstance(value, timedelta):
        return f'"{_written_duration(value)}"'
    if isinstance(value, Fraction):
        return f'"{_share(value)}"'
    if isinstance(value, frozenset):
        return written([grade for grade in Grade if grade in value])
    if isinstance(value, tuple | list):
        return f"[{', '.join(written(part) for part in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def key_written(name: str) -> str:
    """Write a name as a key of TOML: bare, or in quotation marks where it has other letters than the plain ones."""
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def said(value: object) -> Text:
    """Say a value as people do: 11 小时, 2 天, 30%, 是, 民警、辅警."""
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, Fraction):
        return same(_share(value))
    if isinstance(value, frozenset):
        return joined(grade.text for grade in Grade if grade in value) if value else _NONE
    if isinstance(value, tuple):
        return joined(map(same, value)) if value else _NONE
    return same(value) if value != "" else _NONE


def nearest(word: str, known: Sequence[str]) -> Text:
    """Advise the nearest word, else what there is to choose from."""
    if near := get_close_matches(word, known, n=1):
        return Text(f"是否想写「{near[0]}」？", f'Did you mean "{near[0]}"?')
    return Text(f"可用：{'、'.join(known)}。", f"Use one of: {', '.join(known)}.")


def _in_days(value: timedelta) -> bool:
    """Tell whether people count a time in days: 14 days, but 48 hours a week and 48 hours of rest."""
    return value >= 3 * _DAY and value % _DAY == timedelta()


def _duration(value: timedelta) -> Text:
    if _in_days(value):
        return Text(f"{value // _DAY} 天", f"{value // _DAY} days")
    if timedelta() < value < timedelta(hours=1):
        return Text(f"{value // _UNITS['min']} 分钟", f"{value // _UNITS['min']} min")
    return Text(f"{hours_figure(value)} 小时", f"{hours_figure(value)} h")


def _written_duration(value: timedelta) -> str:
    if _in_days(value):
        return f"{value // _DAY}d"
    whole_hours = value % _UNITS["h"] == timedelta()
    return f"{hours_figure(value)}h" if whole_hours else f"{value // _UNITS['min']}min"


def _share(value: Fraction) -> str:
    percent = value * _ONE_HUNDRED
    return f"{percent}%" if percent.denominator == 1 else f"{value.numerator}/{value.denominator}"


def _wrong(raw: object) -> Text:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return Text(
            f"看不懂的值（单位不对或缺单位）：{raw}",
            f"cannot read the value {raw}: its unit is wrong or missing",
        )
    return Text(f"看不懂的值：{written(raw)}", f"cannot read the value {written(raw)}")


def _read_duration(raw: object) -> timedelta | None:
    match = _DURATION.fullmatch(raw.strip()) if isinstance(raw, str) else None
    try:
        return None if match is None else float(match[1]) * _UNITS[match[2]]
    except OverflowError:
        return None


def _read_share(raw: object) -> Fraction | None:
    match = _SHARE.fullmatch(raw.strip()) if isinstance(raw, str) else None
    if match is None or match[3] == "0":
        return None
    return Fraction(match[1]) / _ONE_HUNDRED if match[1] else Fraction(int(match[2]), int(match[3]))


def _read_grades(raw: object) -> frozenset[Grade] | None:
    words = _read_texts(raw)
    grades = [grade_named(word) for word in words or ()]
    return None if words is None or None in grades else frozenset(g for g in grades if g is not None)


def _read_texts(raw: object) -> tuple[str, ...] | None:
    if isinstance(raw, list | tuple) and all(isinstance(part, str) and part.strip() for part in raw):
        return tuple(part.strip() for part in raw)
    return None


def _read_count(raw: object) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0 else None


_READERS: Mapping[object, tuple[Callable[[object], Any], str]] = {
    timedelta: (_read_duration, '"10h", "90min", "1d"'),
    bool: (lambda raw: raw if isinstance(raw, bool) else None, "true, false"),
    int: (_read_count, "0, 1, 2 …"),
    Fraction: (_read_share, '"30%", "1/3"'),
    str: (lambda raw: raw.strip() if isinstance(raw, str) else None, '"…"'),
    tuple[str, ...]: (_read_texts, '["…", "…"]'),
    frozenset[Grade]: (_read_grades, '["officer", "auxiliary", "volunteer"] (民警, 辅警, 志愿者)'),
}
