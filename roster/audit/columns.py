"""Columns: what a figure is called in both languages, and of what kind it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from roster.audit.limits import Limit, State
from roster.domain import DayClass, Grade, HoursSystem
from roster.words import Text


class Kind(Enum):
    """What a column holds, and so how it is written."""

    TEXT = auto()
    WORD = auto()  # a value of one of our enumerations, written in words
    DATE = auto()
    WEEKDAY = auto()  # of a date
    HOURS = auto()  # from whole minutes, or a fraction of one for an average
    COUNT = auto()
    PERCENT = auto()
    WHOLE = auto()  # whether all of a span is known


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: the frame's column it comes from, its heading, its kind."""

    source: str
    title: Text
    kind: Kind = Kind.HOURS
    words: Mapping[str, Text] = field(default_factory=dict)


def _words(kinds: type[Grade | HoursSystem | DayClass | Limit | State]) -> Mapping[str, Text]:
    return {kind.value: kind.text for kind in kinds}


PERSON = Column(source="person", title=Text("编号", "Id"), kind=Kind.TEXT)
NAME = Column(source="name", title=Text("姓名", "Name"), kind=Kind.TEXT)
GRADE = Column(source="grade", title=Text("人员类别", "Grade"), kind=Kind.WORD, words=_words(Grade))
SYSTEM = Column(
    source="system", title=Text("工时制度", "Hours system"), kind=Kind.WORD, words=_words(HoursSystem)
)
WHO = (PERSON, NAME, GRADE, SYSTEM)

DATE = Column(source="day", title=Text("日期", "Date"), kind=Kind.DATE)
WEEKDAY = Column(source="day", title=Text("星期", "Weekday"), kind=Kind.WEEKDAY)
DAY_CLASS = Column(source="class", title=Text("日别", "Day class"), kind=Kind.WORD, words=_words(DayClass))
PART = Column(
    source="part",
    title=Text("周期", "Period"),
    kind=Kind.WORD,
    words={"period": Text("本期", "this"), "after": Text("转下期", "next"), "past": Text("往期", "earlier")},
)
FIRST = Column(source="first", title=Text("自", "From"), kind=Kind.DATE)
LAST = Column(source="last", title=Text("至", "To"), kind=Kind.DATE)
COMPLETE = Column(source="complete", title=Text("数据范围", "Known"), kind=Kind.WHOLE)

REAL = Column(source="real", title=Text("实际工时", "Real hours"))
COUNTED = Column(source="counted", title=Text("计入工时", "Counted hours"))
NORMAL = Column(source="normal", title=Text("正常工时", "Normal"))
IN_LIEU = Column(source="in_lieu", title=Text("同周抵补", "Set off in the week"))
OVER_WORKDAY = Column(source="over_workday", title=Text("工作日加班", "Working-day overtime"))
OVER_RESTDAY = Column(source="over_restday", title=Text("休息日加班", "Rest-day overtime"))
OVER_HOLIDAY = Column(source="over_holiday", title=Text("节假日加班", "Holiday overtime"))
SERVED = Column(source="served", title=Text("服务时长", "Hours served"))
OVER = Column(source="over", title=Text("加班合计", "All overtime"))
CLASSES = (NORMAL, IN_LIEU, OVER_WORKDAY, OVER_RESTDAY, OVER_HOLIDAY, SERVED)

ON_DAYS = (
    Column(source="on_workday", title=Text("工作日工时", "On working days")),
    Column(source="on_restday", title=Text("休息日工时", "On rest days")),
    Column(source="on_holiday", title=Text("节假日工时", "On holidays")),
)
DUTIES = Column(source="duties", title=Text("勤务次数", "Duties"), kind=Kind.COUNT)
DUTY_DAYS = Column(source="duty_days", title=Text("出勤天数", "Duty days"), kind=Kind.COUNT)
PER_DUTY_DAY = Column(source="per_duty_day", title=Text("出勤日均", "Per duty day"))
PER_CALENDAR_DAY = Column(source="per_calendar_day", title=Text("自然日均", "Per calendar day"))
STATUTORY = Column(source="statutory", title=Text("法定标准工时", "Statutory normal time"))
COMP_TAKEN = Column(source="comp_taken", title=Text("已休补休", "Comp leave taken"))
CARRIED_IN = Column(source="carried_in", title=Text("上期转入", "Carried in"))
CARRIED_OUT = Column(source="carried_out", title=Text("转入下期", "Carried out"))
MOST = Column(source="most", title=Text("本人每周上限", "Own weekly maximum"))
PEOPLE = Column(source="people", title=Text("人数", "People"), kind=Kind.COUNT)
ON_DUTY = Column(source="on_duty", title=Text("出勤人数", "On duty"), kind=Kind.COUNT)

LIMIT_KIND = Column(source="kind", title=Text("限额", "Limit"), kind=Kind.WORD, words=_words(Limit))
STATE = Column(source="state", title=Text("状态", "State"), kind=Kind.WORD, words=_words(State))
USED = Column(source="used", title=Text("已用", "Used"))
LIMIT = Column(source="limit", title=Text("上限", "Most"))
PERCENT = Column(source="percent", title=Text("占比", "Percent"), kind=Kind.PERCENT)
REMAINING = Column(source="remaining", title=Text("剩余", "Remaining"))
REACHED_ON = Column(source="reached_on", title=Text("用完日期", "Used up on"), kind=Kind.DATE)
MORE_DAYS = Column(source="more_days", title=Text("尚可加班天数", "More such days"), kind=Kind.COUNT)
