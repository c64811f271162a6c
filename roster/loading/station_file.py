"""Reading `station.toml`: the station's own facts, the usual period, holidays and the rules' parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from roster.domain import DayClass, DutyKind, Grade, RatioBasis, Station
from roster.errors import Source
from roster.loading.cells import Unreadable, choice, count, factor, ident, label, whole
from roster.loading.day_classes import CHINA, HolidayFacts
from roster.loading.days import weekday
from roster.loading.findings import Findings
from roster.loading.moments import day, end_time, start_time
from roster.loading.texts import narrow, nearest, tidy
from roster.loading.toml_values import FILE, Keys, read_toml
from roster.loading.vocabulary import GRADES, RATIO_BASES
from roster.words import Language, Text

WEEK = 7
LONGEST_PERIOD = 366
_USUAL = Station(id="", name="", timezone=ZoneInfo("Asia/Shanghai"))
_KEYS = ("name", "id", "timezone", "locale", "week_start", "ratio_basis", "country")
_SECTIONS = ("ratio", "period", "duty_kinds", "night", "holidays", "packs", "rules", "contracts")


@dataclass(frozen=True, kw_only=True)
class StationFile:
    """What `station.toml` holds; `first` is None where it names no period."""

    station: Station
    first: date | None = None
    days: int = WEEK
    holidays: HolidayFacts
    overrides: Mapping[str, Mapping[str, object]]
    contracts: Mapping[str, Mapping[str, Mapping[str, object]]] = field(default_factory=dict)
    packs: Mapping[Grade, tuple[str, ...]] = field(default_factory=dict)


def read_station(folder: Path, findings: Findings) -> StationFile:
    """Read `station.toml`; whatever is wrong with it is noted, and the usual value stands in its place."""
    parsed = _parsed(folder / FILE, findings)
    if parsed is None:
        return StationFile(station=_USUAL, holidays=HolidayFacts(), overrides={})
    keys = Keys(parsed, "", findings)
    keys.allow(*_KEYS, *_SECTIONS)
    period = keys.sub("period")
    period.allow("from", "days")
    return StationFile(
        station=_station(keys),
        first=period.get("from", day, None),
        days=period.get("days", period_days, WEEK),
        holidays=_holidays(keys),
        overrides=_overrides(keys.sub("rules")),
        contracts=_contracts(keys.sub("contracts")),
        packs=_packs(keys.sub("packs")),
    )


def period_days(text: str) -> int:
    """Read the length of a period."""
    found = count(text)
    if not 1 <= found <= LONGEST_PERIOD:
        raise Unreadable(
            Text(f"周期不能是 {found} 天", f"a period cannot have {found} days"),
            Text(f"写 1 到 {LONGEST_PERIOD}，通常是 7。", f"Write 1 to {LONGEST_PERIOD}; a week has 7."),
        )
    return found


def _parsed(path: Path, findings: Findings) -> Mapping[str, Any] | None:
    if not path.is_file():
        findings.add(
            Source(FILE),
            Text("文件夹里没有 station.toml", "the folder has no station.toml"),
            Text("用 roster init 生成一个新文件夹。", "Make a new folder with roster init."),
        )
        return None
    return read_toml(path, findings)


def _station(keys: Keys) -> Station:
    night = keys.sub("night")
    night.allow("from", "to", "least")
    return Station(
        id=keys.need("id", ident, ""),
        name=keys.need("name", label, ""),
        timezone=keys.get("timezone", timezone, _USUAL.timezone),
        language=keys.get("locale", language, _USUAL.language),
        week_start=keys.get("week_start", weekday, _USUAL.week_start),
        ratio_basis=keys.get("ratio_basis", choice(RATIO_BASES), RatioBasis.ESTABLISHMENT),
        ratio=_by_member(keys.sub("ratio"), Grade, count, _USUAL.ratio),
        factors=_by_member(keys.sub("duty_kinds"), DutyKind, factor, _USUAL.factors),
        night_from=night.get("from", start_time, _USUAL.night_from),
        night_to=night.get("to", end_time, _USUAL.night_to),
        night_least=night.get("least", _hours, _USUAL.night_least),
    )


def _by_member(keys: Keys, members: Any, read: Any, usual: Mapping[Any, Any]) -> dict[Any, Any]:  # noqa: ANN401
    keys.allow(*(member.value for member in members))
    return {member: keys.get(member.value, read, usual[member]) for member in members}


def _overrides(rules: Keys) -> dict[str, Mapping[str, object]]:
    return {name: dict(rules.sub(name).values) for name in sorted(rules.values)}


def _contracts(contracts: Keys) -> dict[str, Mapping[str, Mapping[str, object]]]:
    """Read what is set for the people of each contract; a name is written as in the table people."""
    return {tidy(name): _overrides(contracts.sub(name)) for name in sorted(contracts.values)}


def _packs(keys: Keys) -> dict[Grade, tuple[str, ...]]:
    """Read which rule packs hold for each grade; which packs there are is not known here."""
    words = {key: GRADES[narrow(key)] for key in keys.values if narrow(key) in GRADES}
    keys.allow(*dict.fromkeys([*words, *(grade.value for grade in Grade)]))
    found: dict[Grade, tuple[str, ...]] = {}
    for key, grade in words.items():
        if grade in found:
            keys.findings.add(keys.place(key), *_TWICE)
        found[grade] = tuple(dict.fromkeys(keys.listed(key, tidy)))
    return found


_TWICE = (
    Text("同一人员类别写了两次", "this grade stands there twice"),
    Text("合成一行。", "Make them one line."),
)


def _holidays(keys: Keys) -> HolidayFacts:
    section = keys.sub("holidays")
    section.allow("holiday", "rest", "work", "confirmed")
    classes = {"holiday": DayClass.HOLIDAY, "rest": DayClass.RESTDAY, "work": DayClass.WORKDAY}
    overrides: dict[date, DayClass] = {}
    for key, member in classes.items():
        for each in section.listed(key, day):
            if overrides.setdefault(each, member) is not member:
                section.findings.add(
                    section.place(key),
                    Text(f"{each} 列在两处", f"{each} is listed twice, as two things"),
                    Text("只留一处。", "Keep one of them."),
                )
    return HolidayFacts(
        country=keys.get("country", _country, CHINA),
        overrides=overrides,
        confirmed=frozenset(section.listed("confirmed", whole)),
    )


def _country(text: str) -> str:
    return narrow(text).upper()


def language(text: str) -> Language:
    """Read a locale as one of the two languages."""
    return choice({"zh-CN": Language.ZH, "zh": Language.ZH, "en": Language.EN})(
        narrow(text).replace("_", "-").split("-")[0]
    )


def _hours(text: str) -> timedelta:
    """Read a duration in hours: "3h", or 3."""
    plain = narrow(text).removesuffix("h").strip()
    return timedelta(minutes=round(factor(plain) * 60))


def timezone(text: str) -> ZoneInfo:
    """Read the IANA name of a time zone."""
    try:
        return ZoneInfo(tidy(text))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        close = nearest(text, available_timezones()) or "Asia/Shanghai"
        raise Unreadable(
            Text(f"没有名为「{text}」的时区", f'there is no time zone "{text}"'),
            Text(f"写 IANA 时区名，如 {close}。", f"Write an IANA name, such as {close}."),
        ) from error
