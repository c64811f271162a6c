"""Words that all explanations share: days, figures with how sure they are, many of a grade."""

from collections.abc import Iterable, Sequence
from datetime import date

from roster.domain import DAY, Grade
from roster.words import Text, joined, short_day, weekday, weekday_and_day

_NAMED = 5
_WEEK = 7


def days(first: date, last: date) -> Text:
    """Name a run of days: 11月23日（周一）, 11月23日至25日, 23–25 Nov."""
    if first == last:
        return weekday_and_day(first)
    start, end = short_day(first), short_day(last)
    if (first.year, first.month) == (last.year, last.month):
        return Text(f"{start.zh}至{last.day}日", f"{first.day}–{end.en}")
    return Text(f"{start.zh}至{end.zh}", f"{start.en} – {end.en}")


def brief_days(counts: Iterable[tuple[date, int]]) -> Text:
    """Name days with how often, in brief: 周一至周三、周六×2, Mon–Wed Sat×2; dates where they span weeks."""
    listed = sorted(counts)
    name = weekday if listed[-1][0] - listed[0][0] < _WEEK * DAY else short_day
    runs: list[list[tuple[date, int]]] = []
    for day, count in listed:
        if runs and day - runs[-1][-1][0] == DAY and count == runs[-1][-1][1]:
            runs[-1].append((day, count))
        else:
            runs.append([(day, count)])
    return joined((_run([name(day) for day, _ in run], run[0][1]) for run in runs), "、", " ")


def _run(names: Sequence[Text], count: int) -> Text:
    times = f"×{count}" if count > 1 else ""
    if len(names) > 2:  # noqa: PLR2004 - two days are named as quickly as a run of them
        return Text(f"{names[0].zh}至{names[-1].zh}{times}", f"{names[0].en}–{names[-1].en}{times}")
    return joined((Text(f"{name.zh}{times}", f"{name.en}{times}") for name in names), "、", " ")


def named(texts: Sequence[Text], most: int = _NAMED) -> Text:
    """Name the first of many and count the others."""
    told = joined(texts[:most])
    if (more := len(texts) - most) <= 0:
        return told
    return Text(f"{told.zh}等 {len(texts)} 人", f"{told.en} and {more} more")


def plural(grade: Grade) -> str:
    """Name several people of a grade in English."""
    return {Grade.AUXILIARY: "auxiliaries"}.get(grade, f"{grade.text.en}s")


def people(grade: Grade, count: int) -> Text:
    """Count people of a grade: 3 名辅警, 3 auxiliaries."""
    return Text(f"{count} 名{grade.text.zh}", f"{count} {grade.text.en if count == 1 else plural(grade)}")
