"""The tables of duties: those that are settled and those of earlier periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from roster.domain import DutyKind, FixedDuty
from roster.errors import Source
from roster.loading.cells import choice, ident
from roster.loading.moments import moment
from roster.loading.tables import Column, Table
from roster.loading.tables_people import on_day, who
from roster.loading.vocabulary import DUTY_KINDS, ORIGINS
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class PastRow:
    """A duty of an earlier period as it was recorded; without times, those of its shift hold."""

    person: str
    day: date
    shift: str
    start: datetime | None = None
    end: datetime | None = None
    post: str | None = None
    kind: DutyKind | None = None
    source: Source


def _shift() -> Column:
    return Column("shift", "班次", ident, also=("班次代码",), required=True, refers="shifts")


def _past(**facts: object) -> PastRow:
    facts.pop("origin", None)
    return PastRow(**facts)  # type: ignore[arg-type]  # the columns have checked them


def _taken_past(row: PastRow) -> Mapping[str, object]:
    return {
        "person": row.person,
        "date": row.day,
        "shift": row.shift,
        "start": row.start,
        "end": row.end,
        "post": row.post,
        "duty_kind": row.kind,
        "origin": "past",
    }


FIXED = Table(
    name="fixed",
    zh="固定勤务",
    also=("已定勤务", "指定勤务"),
    about=Text(
        "已经定下的勤务；也可以用“一人一行、一日一列”的排班表。",
        "Duties that are settled; a matrix with a row per person and a column per date is understood too.",
    ),
    unique=("person", "date", "shift"),
    make=FixedDuty,
    columns=(
        who(),
        on_day(),
        _shift(),
        Column("post", "岗位", ident, also=("岗位编号", "网格"), refers="posts"),
    ),
)
PAST = Table(
    name="past",
    zh="过往勤务",
    also=("历史勤务", "以往勤务", "duties"),
    about=Text(
        "以前各期的勤务（上期的 duties.csv 或 matrix.xlsx）。",
        "Duties of earlier periods: the duties.csv or matrix.xlsx of the period before.",
    ),
    unique=("person", "date", "shift"),
    make=_past,
    take=_taken_past,
    columns=(
        who(),
        on_day(),
        _shift(),
        Column("start", "开始时间", moment, datetime.isoformat, also=("开始",)),
        Column("end", "结束时间", moment, datetime.isoformat, also=("结束",)),
        Column("post", "岗位", ident, also=("岗位编号", "网格")),
        Column("duty_kind", "勤务类型", choice(DUTY_KINDS), also=("类型", "kind"), attribute="kind"),
        Column("origin", "来源", choice(ORIGINS)),
    ),
)
