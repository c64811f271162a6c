"""The tables about people: who there is, when they are away or available, what they wish."""

from datetime import date

from roster.domain import Availability, Leave, Loan, Person, Request
from roster.loading.cells import choice, hours, ident, label, whole, written_hours
from roster.loading.days import weekday
from roster.loading.moments import clock, day, end_time, start_time
from roster.loading.skills import held, written_held
from roster.loading.tables import Column, Table
from roster.loading.texts import fold
from roster.loading.vocabulary import GRADES, HOURS_SYSTEMS, LEAVE_KINDS, OFF, WEEKDAY_NAMES, YES_NO
from roster.words import Text

_OFF = frozenset(map(fold, OFF))


def who() -> Column:
    """Give the column that names a person by id."""
    return Column(
        "person",
        "人员编号",
        ident,
        also=("人员", "编号", "警号", "工号", "id"),
        required=True,
        refers="people",
    )


def on_day() -> Column:
    """Give the column of a row's date."""
    return Column("date", "日期", day, date.isoformat, also=("day",), required=True, attribute="day")


def from_day() -> Column:
    """Give the column of the first day."""
    return Column(
        "from",
        "开始日期",
        day,
        date.isoformat,
        also=("起始日期", "开始", "自"),
        required=True,
        attribute="first",
    )


def to_day() -> Column:
    """Give the column of the last day."""
    return Column(
        "to",
        "结束日期",
        day,
        date.isoformat,
        also=("截止日期", "结束", "至"),
        required=True,
        attribute="last",
    )


def shift_or_off(text: str) -> str | None:
    """Read a shift code, or a mark for a day off as None."""
    return None if fold(text) in _OFF else ident(text)


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


PEOPLE = Table(
    name="people",
    zh="人员",
    also=("警力", "人员名单", "花名册"),
    about=Text("一人一行：编号、姓名、人员类别必填。", "One row a person; id, name and grade must be given."),
    needed=True,
    unique=("id",),
    make=Person,
    columns=(
        Column("id", "编号", ident, also=("人员编号", "警号", "工号", "person"), required=True),
        Column("name", "姓名", label, required=True),
        Column("grade", "人员类别", choice(GRADES), also=("类别", "身份"), required=True),
        Column("home_grid", "责任网格", ident, also=("所属网格", "网格"), refers="grids"),
        Column("skills", "技能", held, written_held, also=("特长", "资质")),
        Column("hours_system", "工时制度", choice(HOURS_SYSTEMS), also=("工时制",)),
        Column("weekly_hours", "周工时", hours, written_hours, also=("每周工时",)),
        Column("max_weekly_hours", "周工时上限", hours, written_hours, also=("每周工时上限",)),
        Column("joined", "到岗日期", day, date.isoformat, also=("入职日期",)),
        Column("protected_from_nights", "免夜班", choice(YES_NO), _yes_or_no, also=("不排夜班",)),
        Column("home_unit", "原单位", label, also=("派出单位",)),
        Column("crew", "班组", label, also=("班次组", "值班组", "轮班组")),
        Column("contract", "用工约定", label, also=("约定", "用工合同", "合同")),
    ),
)
LEAVE = Table(
    name="leave",
    zh="请假",
    also=("休假", "请休假", "请假表"),
    about=Text("请休假：起止日期均含当日。", "Leave, by whole days; both dates are included."),
    apart=("person",),
    make=Leave,
    columns=(
        who(),
        from_day(),
        to_day(),
        Column("kind", "假别", choice(LEAVE_KINDS), also=("类别", "请假类别", "种类"), required=True),
    ),
)
AVAILABILITY = Table(
    name="availability",
    zh="可用时段",
    also=("可服务时段", "服务时段"),
    about=Text(
        "志愿者可服务的时段：星期或日期填一个。",
        "When volunteers can serve: give either the weekday or the date.",
    ),
    unique=("person", "weekday", "date", "from", "to"),
    make=Availability,
    columns=(
        who(),
        Column("weekday", "星期", weekday, WEEKDAY_NAMES.__getitem__, also=("周几",)),
        Column("date", "日期", day, date.isoformat, also=("day",), attribute="day"),
        Column("from", "开始时间", start_time, clock, also=("开始",), required=True, attribute="start"),
        Column("to", "结束时间", end_time, clock, also=("结束",), required=True, attribute="end"),
    ),
)


def _request(*, weight: int = 1, **facts: object) -> Request:
    return Request(weight=weight, **facts)  # type: ignore[arg-type]  # the columns have checked them


def _taken_request(row: Request) -> dict[str, object]:
    return {"person": row.person, "date": row.day, "shift": row.shift or "off", "weight": row.weight}


REQUESTS = Table(
    name="requests",
    zh="意愿",
    also=("个人意愿", "申请", "意愿申请"),
    about=Text(
        "个人意愿：班次写代码，想休息写“休”；权重为正是想要，为负是不想要。",
        "Wishes: a shift code or off; a positive weight wishes it, a negative one wishes it not.",
    ),
    unique=("person", "date", "shift"),
    make=_request,
    take=_taken_request,
    columns=(
        who(),
        on_day(),
        Column("shift", "班次", shift_or_off, also=("班次代码",), required=True, refers="shifts"),
        Column("weight", "权重", whole, also=("分值",)),
    ),
)
LOANS = Table(
    name="loans",
    zh="支援",
    also=("借调", "下沉", "支援力量"),
    about=Text("外单位支援人员及起止日期。", "People lent to the station, and for which days."),
    apart=("person",),
    make=Loan,
    columns=(
        who(),
        Column("home_unit", "原单位", label, also=("派出单位",), required=True),
        from_day(),
        to_day(),
    ),
)
