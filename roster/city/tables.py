"""The tables of a city's folder."""

from datetime import date, timedelta
from pathlib import Path

from roster.city.city import Reservist, StationEntry, Travel, Unit
from roster.domain import Grade
from roster.errors import Source
from roster.loading.cells import Unreadable, choice, count, ident, label
from roster.loading.folder import Shelf
from roster.loading.moments import day
from roster.loading.skills import held, written_held
from roster.loading.tables import Column, Table
from roster.loading.texts import narrow
from roster.loading.vocabulary import GRADES, YES_NO
from roster.words import Text

STATIONS_FOLDER = "stations"
_MINUTE = timedelta(minutes=1)
_LONGEST = 24 * 60
_PLEDGED = choice({word: grade for word, grade in GRADES.items() if grade is not Grade.VOLUNTEER})


def _minutes(text: str) -> timedelta:
    """Read how many minutes a way takes."""
    found = count(text)
    if found > _LONGEST:
        raise Unreadable(
            Text(f"路程不能是 {found} 分钟", f"a way cannot take {found} minutes"),
            Text("写单程分钟数，如 25。", "Write the minutes one way, such as 25."),
        )
    return found * _MINUTE


def _grade(text: str) -> Grade:
    """Read the grade of somebody in the reserve: volunteers cannot be sent (志愿服务条例 art. 25)."""
    if choice(GRADES)(text) is Grade.VOLUNTEER:
        raise Unreadable(
            Text("志愿者不能列入机关警力", "a volunteer cannot be in the reserve"),
            Text(
                "只列民警和辅警；志愿服务不得强行指派。",
                "List officers and auxiliaries: nobody volunteers by order.",
            ),
        )
    return _PLEDGED(text)


def _place(text: str) -> str:
    """Read the name of a district or an id, in half-width form so that both can be compared."""
    return narrow(label(text))


def _name() -> Column:
    return Column("name", "名称", label, required=True)


def _district() -> Column:
    return Column("district", "分局", _place, also=("区县", "所属分局", "城区", "区"), required=True)


def _station(*, id: str, folder: str = "", **facts: object) -> StationEntry:  # noqa: A002 - the column's name
    return StationEntry(id=id, folder=Path(folder or f"{STATIONS_FOLDER}/{id}"), **facts)  # type: ignore[arg-type]


def _taken_station(row: StationEntry) -> dict[str, object]:
    usual = Path(STATIONS_FOLDER) / row.id
    given = None if row.folder == usual else row.folder.as_posix()
    return {"id": row.id, "name": row.name, "district": row.district, "folder": given, "lends": row.lends}


STATIONS = Table(
    name="stations",
    zh="派出所",
    also=("所队",),
    about=Text(
        "一所一行：编号、名称、分局；各所的表在文件夹里，默认 stations/编号。",
        "One row a station; its own tables are in its folder, stations/ID where none is named.",
    ),
    needed=True,
    unique=("id",),
    make=_station,
    take=_taken_station,
    columns=(
        Column("id", "编号", ident, also=("派出所编号", "station"), required=True),
        _name(),
        _district(),
        Column("folder", "文件夹", label, also=("目录",)),
        Column(
            "lends", "可借出", choice(YES_NO), lambda yes: "yes" if yes else "no", also=("借出", "可支援")
        ),
    ),
)


def _unit(*, source: Source, id: str, name: str, district: str, **least: int) -> Unit:  # noqa: A002 - the column's name
    minimum = {grade: least.get(f"{grade.value}_min", 0) for grade in (Grade.OFFICER, Grade.AUXILIARY)}
    return Unit(id=id, name=name, district=district, minimum=minimum, source=source)


def _taken_unit(row: Unit) -> dict[str, object]:
    least = {f"{grade.value}_min": many for grade, many in row.minimum.items()}
    return {"id": row.id, "name": row.name, "district": row.district, **least}


UNITS = Table(
    name="units",
    zh="机关单位",
    also=("机关", "单位"),
    about=Text(
        "有警力可下沉的机关单位，及其每天至少留守的人数。",
        "Headquarters units with people to lend, and how many of them stay each day.",
    ),
    unique=("id",),
    make=_unit,
    take=_taken_unit,
    columns=(
        Column("id", "编号", ident, also=("单位编号", "unit"), required=True),
        _name(),
        _district(),
        Column("officer_min", "民警留守", count, also=("民警至少", "民警最少")),
        Column("auxiliary_min", "辅警留守", count, also=("辅警至少", "辅警最少")),
    ),
)
RESERVE = Table(
    name="reserve",
    zh="机关警力",
    also=("下沉警力", "机动警力"),
    about=Text(
        "可下沉支援的机关人员；最多天数不填，按 city.toml；日期不填，整个周期都可支援。",
        "Whom headquarters can lend; without max_days city.toml says it, without dates they can go on any day.",
    ),
    unique=("id",),
    make=Reservist,
    columns=(
        Column("id", "编号", ident, also=("人员编号", "警号", "工号", "person"), required=True),
        Column("name", "姓名", label, required=True),
        Column("grade", "人员类别", _grade, also=("类别", "身份"), required=True),
        Column("skills", "技能", held, written_held, also=("特长", "资质")),
        Column("unit", "单位", ident, also=("单位编号", "所属单位", "原单位"), required=True, refers="units"),
        Column("max_days", "最多天数", count, also=("最多支援天数",)),
        Column("from", "开始日期", day, date.isoformat, also=("起始日期", "开始", "自"), attribute="first"),
        Column("to", "结束日期", day, date.isoformat, also=("截止日期", "结束", "至"), attribute="last"),
    ),
)
TRAVEL = Table(
    name="travel",
    zh="路程",
    also=("路程表", "行程"),
    about=Text(
        "单程分钟数，双向适用；起点写分局、单位或派出所，终点写分局或派出所。没有写的按 city.toml。",
        "Minutes one way, in both directions, from a district, unit or station to a district or station.",
    ),
    unique=("from", "to"),
    make=Travel,
    columns=(
        Column("from", "起点", _place, also=("出发地",), required=True, attribute="origin"),
        Column("to", "终点", _place, also=("目的地",), required=True, attribute="goal"),
        Column(
            "minutes",
            "分钟",
            _minutes,
            lambda time: str(time // _MINUTE),
            also=("时间",),
            required=True,
            attribute="time",
        ),
    ),
)
SHELF = Shelf(
    tables=(STATIONS, UNITS, RESERVE, TRAVEL),
    workbook=("city", "市局", "城市"),
    new=Text(
        "roster example city 可生成一个示例。",
        "roster example city writes an example.",
    ),
)
