"""The tables about places: grids, posts, shifts, demand, zones and postures."""

from typing import Any

from roster.domain import Demand, Grade, Grid, Post, Posture, PostureSpan, Shift, ZoneSpan
from roster.loading.cells import choice, count, figure, ident, label, weight
from roster.loading.days import selector, written
from roster.loading.moments import clock, end_time, start_time
from roster.loading.skills import asked, written_asked
from roster.loading.tables import Column, Table
from roster.loading.tables_people import from_day, to_day
from roster.loading.vocabulary import DUTY_KINDS, POST_KINDS, POSTURES, ZONE_LEVELS
from roster.words import Text

GRIDS = Table(
    name="grids",
    zh="网格",
    also=("微网格",),
    about=Text("一个网格一行。", "One row a grid."),
    needed=True,
    unique=("id",),
    make=Grid,
    columns=(
        Column("id", "编号", ident, also=("网格编号", "grid"), required=True),
        Column("name", "名称", label, also=("网格名称",), required=True),
        Column("community", "社区", label),
        Column("sector", "片区", label),
        Column("population", "人口", count, also=("人口数",)),
        Column("weight", "难度系数", weight, figure, also=("权重", "系数")),
        Column("zone", "管控级别", choice(ZONE_LEVELS), also=("管控", "管控等级")),
    ),
)
POSTS = Table(
    name="posts",
    zh="岗位",
    about=Text("网格以外的岗位：片区、卡点、重点单位、值班台。", "Posts that are not grids."),
    unique=("id",),
    make=Post,
    columns=(
        Column("id", "编号", ident, also=("岗位编号", "post"), required=True),
        Column("name", "名称", label, also=("岗位名称",), required=True),
        Column("kind", "岗位类型", choice(POST_KINDS), also=("类型", "岗位类别"), required=True),
        Column("sector", "片区", label),
        Column("weight", "权重", weight, figure, also=("难度系数", "系数")),
    ),
)
SHIFTS = Table(
    name="shifts",
    zh="班次",
    about=Text(
        "班次代码与起止时间；结束不晚于开始的，到次日结束。",
        "Codes with start and end; a shift that ends no later than it starts ends on the next day.",
    ),
    needed=True,
    unique=("code",),
    make=Shift,
    columns=(
        Column("code", "代码", ident, also=("班次代码", "班次", "shift", "id"), required=True),
        Column("name", "名称", label, also=("班次名称",), required=True),
        Column("start", "开始时间", start_time, clock, also=("开始", "上班时间", "from"), required=True),
        Column("end", "结束时间", end_time, clock, also=("结束", "下班时间", "to"), required=True),
        Column("duty_kind", "勤务类型", choice(DUTY_KINDS), also=("类型", "kind"), attribute="kind"),
    ),
)


WITH_MOST = (Grade.OFFICER, Grade.AUXILIARY)
"""Grades of which more than needed may come; volunteers have a target instead."""


def _demand(*, posture: Posture = Posture.ROUTINE, **facts: Any) -> Demand:  # noqa: ANN401 - checked by column
    """Make a row of demand; a grade whose cell is blank is not given, which is not the same as 0."""
    least = {grade: facts.pop(grade) for grade in Grade if grade in facts}
    most = {grade: facts.pop(f"{grade}_most") for grade in WITH_MOST if f"{grade}_most" in facts}
    return Demand(posture=posture, least=least, most=most, **facts)


def _taken_demand(row: Demand) -> dict[str, object]:
    return {
        "posture": row.posture,
        "applies_to": row.applies_to,
        "days": row.days,
        "shift": row.shift,
        **{grade.value: row.least.get(grade) for grade in Grade},
        "volunteer_target": row.volunteer_target,
        **{f"{grade}_most": row.most.get(grade) for grade in WITH_MOST},
        "skills": row.skills,
    }


DEMAND = Table(
    name="demand",
    zh="警力需求",
    also=("需求", "勤务需求"),
    about=Text(
        "哪类岗位（或某个岗位、管控级别）哪些日子哪个班次要多少人。",
        "How many people a kind of post, a zone level or one post needs, on which days and shift.",
    ),
    needed=True,
    make=_demand,
    take=_taken_demand,
    columns=(
        Column("posture", "勤务形态", choice(POSTURES), also=("形态",)),
        Column("applies_to", "适用对象", label, also=("对象", "岗位", "适用岗位"), required=True),
        Column("days", "适用日期", selector, written, also=("日期", "适用日"), required=True),
        Column("shift", "班次", ident, also=("班次代码",), required=True, refers="shifts"),
        Column("officer", "民警", count, also=("officers",)),
        Column("auxiliary", "辅警", count, also=("auxiliaries",)),
        Column("volunteer", "志愿者", count, also=("volunteers",)),
        Column("volunteer_target", "志愿者目标", count, also=("志愿者期望",)),
        Column("officer_most", "民警上限", count, also=("民警最多",)),
        Column("auxiliary_most", "辅警上限", count, also=("辅警最多",)),
        Column("skills", "技能要求", asked, written_asked, also=("技能",)),
    ),
)
ZONES = Table(
    name="zones",
    zh="管控区",
    also=("三级管控", "管控"),
    about=Text("网格在哪些日子处于哪个管控级别。", "Which grid is at which level of control, on which days."),
    apart=("grid",),
    make=ZoneSpan,
    columns=(
        Column("grid", "网格", ident, also=("网格编号",), required=True, refers="grids"),
        from_day(),
        to_day(),
        Column("level", "管控级别", choice(ZONE_LEVELS), also=("级别", "管控等级"), required=True),
    ),
)
POSTURES_TABLE = Table(
    name="postures",
    zh="勤务形态",
    also=("形态",),
    about=Text(
        "哪些日子处于哪种勤务形态、由谁批准。", "Which posture is in force on which days, and by whose word."
    ),
    apart=(),
    make=PostureSpan,
    columns=(
        Column("posture", "勤务形态", choice(POSTURES), also=("形态",), required=True),
        from_day(),
        to_day(),
        Column("authority", "批准人", label, also=("批准", "依据", "授权")),
    ),
)
