"""Words in both languages, as values.

Whatever a user may read is a `Text`: its Chinese and its English stand side by side where they arise,
so that neither can be forgotten (docs/decisions/0002-words.md).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cache


class Language(StrEnum):
    """The two languages of every text; the values are BCP 47 tags."""

    ZH = "zh-CN"
    EN = "en"

    @classmethod
    def of(cls, tag: str) -> "Language":
        """Give the language of a locale's name such as `zh_CN.UTF-8` or `en-GB`; Chinese when in doubt."""
        return cls.EN if tag.strip().lower().replace("_", "-").split("-")[0] == "en" else cls.ZH


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Chinese and in English."""

    zh: str
    en: str

    def to(self, language: Language) -> str:
        """Give the text in one language."""
        return self.en if language is Language.EN else self.zh

    def __add__(self, other: "Text") -> "Text":
        return Text(self.zh + other.zh, self.en + other.en)


def same(text: object) -> Text:
    """Give a text that reads the same in both languages: a name, an id, a figure."""
    return Text(str(text), str(text))


def joined(texts: Iterable[Text], zh: str = "、", en: str = ", ") -> Text:
    """Join texts, each language with its own separator."""
    listed = list(texts)
    return Text(zh.join(t.zh for t in listed), en.join(t.en for t in listed))


_WEEKDAYS = (
    Text("周一", "Mon"),
    Text("周二", "Tue"),
    Text("周三", "Wed"),
    Text("周四", "Thu"),
    Text("周五", "Fri"),
    Text("周六", "Sat"),
    Text("周日", "Sun"),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def weekday(day: date) -> Text:
    """Name the day of the week, in short: 周一, Mon."""
    return _WEEKDAYS[day.weekday()]


@cache
def short_day(day: date) -> Text:
    """Name a day without its year: 11月23日, 23 Nov."""
    return Text(f"{day.month}月{day.day}日", f"{day.day} {_MONTHS[day.month - 1]}")


def full_day(day: date) -> Text:
    """Name a day with its weekday and year: 2026年11月23日 周一, Mon 23 Nov 2026."""
    return Text(
        f"{day.year}年{day.month}月{day.day}日 {weekday(day).zh}",
        f"{weekday(day).en} {day.day} {_MONTHS[day.month - 1]} {day.year}",
    )


@cache
def weekday_and_day(day: date) -> Text:
    """Name a day in a sentence: 11月23日(周一), Mon 23 Nov."""
    return Text(f"{short_day(day).zh}（{weekday(day).zh}）", f"{weekday(day).en} {short_day(day).en}")


def hours_figure(duration: timedelta) -> str:
    """Give a duration in hours with at most two decimals and none that say nothing: 8, 7.5, 11.33."""
    value = Fraction(duration // timedelta(microseconds=1), 3_600_000_000)
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def hours(duration: timedelta) -> Text:
    """Name a duration in hours: 8 小时, 8 h."""
    figure = hours_figure(duration)
    return Text(f"{figure} 小时", f"{figure} h")


def clock(moment: datetime) -> str:
    """Give a wall-clock time: 07:30."""
    return f"{moment:%H:%M}"


Say = Callable[[Text], str]
"""What renders a text in the reader's language: `functools.partial` over `Text.to`."""
