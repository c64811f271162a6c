"""Reading `city.toml`: the city's own facts, the period, and the terms on which people are lent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from roster.city.city import Terms
from roster.errors import Source
from roster.loading.cells import Unreadable, count, ident, label
from roster.loading.findings import Findings
from roster.loading.moments import day
from roster.loading.station_file import WEEK, language, period_days, timezone
from roster.loading.toml_values import Keys, read_toml
from roster.rules.fields import About
from roster.rules.values import Unreadable as UnreadableValue
from roster.rules.values import read_value
from roster.words import Language, Text

FILE = "city.toml"
_CHINA = ZoneInfo("Asia/Shanghai")
_KEYS = ("name", "id", "timezone", "locale")
_SECTIONS = ("period", "reserve")
_TIMES = ("longest_travel", "inside", "between")
_COUNTS = ("day_price", "minute_price", "neighbour_price", "max_days")


@dataclass(frozen=True, kw_only=True)
class CityFile:
    """What `city.toml` holds; `first` is None where it names no period."""

    id: str = ""
    name: str = ""
    timezone: ZoneInfo = _CHINA
    language: Language = Language.ZH
    first: date | None = None
    days: int = WEEK
    terms: Terms = field(default=Terms())


def read_city_file(folder: Path, findings: Findings) -> CityFile:
    """Read `city.toml`; whatever is wrong with it is noted, and the usual value stands in its place."""
    parsed = _parsed(folder / FILE, findings)
    if parsed is None:
        return CityFile()
    keys = Keys(parsed, "", findings, FILE)
    keys.allow(*_KEYS, *_SECTIONS)
    period = keys.sub("period")
    period.allow("from", "days")
    usual = CityFile()
    return CityFile(
        id=keys.need("id", ident, ""),
        name=keys.need("name", label, ""),
        timezone=keys.get("timezone", timezone, usual.timezone),
        language=keys.get("locale", language, usual.language),
        first=period.get("from", day, None),
        days=period.get("days", period_days, WEEK),
        terms=_terms(keys.sub("reserve")),
    )


def _parsed(path: Path, findings: Findings) -> Mapping[str, Any] | None:
    if path.is_file():
        return read_toml(path, findings)
    findings.add(
        Source(FILE),
        Text(f"文件夹里没有 {FILE}", f"the folder has no {FILE}"),
        Text(
            "用 roster example city 生成一个示例，照着填写。",
            "Make an example with roster example city, and follow it.",
        ),
    )
    return None


def _terms(keys: Keys) -> Terms:
    keys.allow(*_TIMES, *_COUNTS)
    usual = Terms()
    times = {name: keys.get(name, _duration, getattr(usual, name)) for name in _TIMES}
    counts = {name: keys.get(name, count, getattr(usual, name)) for name in _COUNTS}
    return Terms(**times, **counts)


def _duration(text: str) -> timedelta:
    """Read a time with its unit: "45min", "1h"."""
    try:
        found = read_value(text, timedelta, About(title=Text("路程", "travel")))
    except UnreadableValue as error:
        raise Unreadable(error.message, Text('写成 "45min" 或 "1h"。', 'Write "45min" or "1h".')) from error
    return found if isinstance(found, timedelta) else timedelta()
