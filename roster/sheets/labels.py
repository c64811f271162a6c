"""Words that several sheets share."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from roster.domain import DayClass, Grade, LeaveKind, Problem, Shortage
from roster.words import Text, same

NOBODY_COMMANDS = Text("无民警带队", "no officer in command")
REST = Text("休", "off")
NOT_HERE = Text("—", "—")
NOT_ASKED = Text("·", "·")
PROPOSED = Text("?", "?")
PROPOSAL = Text("待志愿者本人确认", "the volunteer has yet to accept")

LEAVE = {
    LeaveKind.ANNUAL: Text("年休", "annual"),
    LeaveKind.SICK: Text("病假", "sick"),
    LeaveKind.COURT: Text("出庭", "court"),
    LeaveKind.COMP: Text("补休", "comp"),
    LeaveKind.TRAINING: Text("培训", "training"),
    LeaveKind.MATERNITY: Text("产假", "maternity"),
    LeaveKind.PERSONAL: Text("事假", "personal"),
    LeaveKind.OTHER: Text("请假", "leave"),
}
_DAY_CLASSES = {
    DayClass.WORKDAY: Text("上班", "working"),
    DayClass.RESTDAY: Text("休息", "rest day"),
    DayClass.HOLIDAY: Text("法定假", "holiday"),
}
_PLURALS = {Grade.OFFICER: "officers", Grade.AUXILIARY: "auxiliaries", Grade.VOLUNTEER: "volunteers"}


def capital(text: Text) -> Text:
    """Begin a text with a capital where the language has them."""
    return Text(text.zh, text.en[:1].upper() + text.en[1:])


def heading(grade: Grade) -> Text:
    """Name the people of a grade, as a heading: 民警, Officers."""
    return Text(grade.text.zh, _PLURALS[grade].capitalize())


def community(name: str) -> Text:
    """Name a community."""
    return Text(name if "社区" in name else f"社区 {name}", f"Community {name}")


def sector(name: str) -> Text:
    """Name a sector, or what belongs to none."""
    if not name:
        return Text("不分片区", "No sector")
    return Text(name if "片" in name or "区" in name else f"片区 {name}", f"Sector {name}")


def people(count: int, grade: Grade | None = None) -> Text:
    """Count people, of a grade if one is named: 3 名辅警, 3 auxiliaries."""
    if grade is None:
        return Text(f"{count} 人", "1 person" if count == 1 else f"{count} people")
    return Text(f"{count} 名{grade.text.zh}", f"{count} {grade.text.en if count == 1 else _PLURALS[grade]}")


def grades(counts: Iterable[tuple[Grade, int]]) -> Text:
    """Count people by grade: 民警 3 人，辅警 6 人."""
    named = [
        Text(f"{grade.text.zh} {count} 人", f"{count} {grade.text.en if count == 1 else _PLURALS[grade]}")
        for grade, count in counts
    ]
    return Text("，".join(n.zh for n in named), ", ".join(n.en for n in named))


def missing(shortage: Shortage) -> Text:
    """Say what is missing: 缺 1 民警（女警）, 1 officer short (female_officer)."""
    count, grade = shortage.missing, shortage.grade
    en = grade.text.en if count == 1 else _PLURALS[grade]
    if shortage.below == "target":
        return Text(f"可增 {count} {grade.text.zh}", f"room for {count} {en}")
    skill = Text(f"（{shortage.skill}）", f" ({shortage.skill})") if shortage.skill else same("")
    return Text(f"缺 {count} {grade.text.zh}", f"{count} {en} short") + skill


def open_seats(shortages: Iterable[Shortage], days: Collection[date]) -> Text | None:
    """Count the people missing on some days, those only wished for left out; None where nobody is missing."""
    count = sum(s.missing for s in shortages if s.below == "need" and s.day in days)
    if not count:
        return None
    return Text(f"缺额 {count} 人次", "1 open seat" if count == 1 else f"{count} open seats")


def unusual_days(problem: Problem) -> Mapping[date, Text]:
    """Name the legal class of the days of the period whose weekday does not tell it already."""
    return {
        day: _DAY_CLASSES[problem.day_class(day)]
        for day in problem.period.dates
        if (problem.day_class(day) is DayClass.WORKDAY) is (day.isoweekday() > 5)  # noqa: PLR2004 - Saturday is 6
        or problem.day_class(day) is DayClass.HOLIDAY
    }
