"""What a sound folder becomes."""

import pickle
import random
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.domain import (
    DutyKind,
    Grade,
    HoursSystem,
    LeaveKind,
    PostKind,
    Posture,
    RatioBasis,
    ZoneLevel,
)
from roster.loading import input_hash, load, snapshot
from roster.words import Language
from tests.loading.folders import TOML, faults, same, station

FULL_TOML = """\
name = "道里示例派出所"
id = "S01"
timezone = "Europe/London"
locale = "en"
week_start = "sun"
ratio_basis = "shift"
[ratio]
officer = 1
auxiliary = 2
volunteer = 4
[period]
from = "2026-11-23"
days = 14
[duty_kinds]
standby = "1/2"
desk = 0.8
[night]
from = "23:00"
to = "05:00"
least = "2.5h"
[holidays]
holiday = [2026-11-30]
[rules.daily-cap]
cap = "8h"
[rules.wishes]
weight = 7
"""
FULL = {
    "people": (
        "编号,姓名,人员类别,责任网格,技能,工时制度,周工时,周工时上限,到岗日期,免夜班,原单位,班组\n"
        "000123,赵翀,民警,G01,驾驶@2027-05-01;女,标准工时,40,48,2020-01-01,是,,甲\n"
        "A001,钱堃,辅警,G02,,综合计算工时,37.5,,,否,,\n"
        "V001,孙玥,志愿者,,,,8,,,,,\n"
        "L001,李燚,民警,,驾驶,,,,,,,\n"
    ),
    "grids": (
        "编号,名称,社区,片区,人口,难度系数,管控级别\nG01,一,甲,东,1200,1,\nG02,二,乙,东,900,1/3,管控区\n"
    ),
    "posts": "编号,名称,岗位类型,片区,权重\nDESK,网上巡查,值班台,,2\nX1,卡口,卡点,东,\n",
    "shifts": (
        "代码,名称,开始时间,结束时间,勤务类型\n"
        "D,早班,8:00,16:00,\nN,夜班,22:00,06:00,备勤\nF,全天,00:00,24:00,desk\n"
    ),
    "demand": (
        "勤务形态,适用对象,适用日期,班次,民警,辅警,志愿者,志愿者目标,技能要求\n"
        ",网格,周一至周五,D,1,2,,1,民警.驾驶:1\n,网格,周末,D,,,,,\n"
        "应急,封控区,工作日;休息日,N,1,1,,,\n,DESK,每天,F,1,0,0,,\n,G02,2026-11-25..2026-11-27,D,2,,,,\n"
    ),
    "leave": "人员编号,开始日期,结束日期,假别\n000123,2026/11/24,2026年11月25日,年假\n",
    "availability": "人员,星期,日期,开始时间,结束时间\nV001,周六,,08:00,24:00\nV001,,2026-11-26,18:00,22:00\n",
    "requests": "人员,日期,班次,权重\nA001,2026-11-23,休,\nA001,2026-11-24,N,-3\n",
    "fixed": "人员,日期,班次,岗位\nA001,2026-11-26,D,G02\nL001,2026-11-26,D,\n",
    "zones": "网格,开始日期,结束日期,管控级别\nG01,2026-11-23,2026-11-29,封控区\n",
    "loans": "人员,原单位,开始日期,结束日期\nL001,市局机关,2026-11-23,2026-11-29\n",
    "postures": "勤务形态,开始日期,结束日期,批准人\n重大敏感节点,2026-11-28,2026-11-29,局长\n",
    "past": (
        "person,date,shift,start,end,post,duty_kind,origin\n"
        "000123,2026-11-20,D,2026-11-20T08:00+00:00,2026-11-20T16:00+00:00,G01,patrol,solved\n"
        "A001,2026-11-20,D,2026-11-20T07:00+00:00,2026-11-20T15:30+00:00,G02,desk,fixed\n"
        "A001,2026-11-19,N,,,,,\n"
        "GONE,1998-11-19,N,,,,,\n"
    ),
}


def test_a_full_folder_becomes_a_problem(tmp_path: Path) -> None:
    found = load(station(tmp_path, FULL, FULL_TOML))
    officer, auxiliary = found.people["000123"], found.people["A001"]
    assert officer.skills == {"驾驶": date(2027, 5, 1), "女": None}
    assert (officer.grade, officer.home_grid, officer.joined) == (Grade.OFFICER, "G01", date(2020, 1, 1))
    assert (officer.max_weekly_hours, officer.protected_from_nights) == (timedelta(hours=48), True)
    assert auxiliary.hours_system is HoursSystem.AVERAGED
    assert auxiliary.weekly_hours == timedelta(hours=37, minutes=30)
    assert found.people["L001"].home_unit == "市局机关"
    assert (officer.crew, auxiliary.crew) == ("甲", "")
    assert (found.grids["G02"].weight, found.grids["G02"].zone) == (Fraction(1, 3), ZoneLevel.CONTROLLED)
    assert list(found.posts) == ["DESK", "G01", "G02", "X1"]
    assert (found.posts["G02"].kind, found.posts["G02"].weight) == (PostKind.GRID, Fraction(1, 3))
    assert (found.shifts["F"].start, found.shifts["F"].end, found.shifts["F"].kind) == (
        time(),
        time(),
        DutyKind.DESK,
    )
    assert found.leave[0].kind is LeaveKind.ANNUAL
    assert [(w.weekday, w.day, w.end) for w in found.availability] == [
        (None, date(2026, 11, 26), time(22)),
        (5, None, time()),
    ]
    assert [(r.shift, r.weight) for r in found.requests] == [(None, 1), ("N", -3)]
    assert [row.post for row in found.fixed] == ["G02", None]
    assert (found.zones[0].level, found.postures[0].posture) == (ZoneLevel.LOCKDOWN, Posture.SENSITIVE)


def test_the_station_file_sets_the_station(tmp_path: Path) -> None:
    found = load(station(tmp_path, FULL, FULL_TOML))
    it = found.station
    assert (it.timezone, it.language, it.week_start) == (ZoneInfo("Europe/London"), Language.EN, 6)
    assert (it.ratio_basis, it.ratio[Grade.VOLUNTEER]) == (RatioBasis.SHIFT, 4)
    assert (it.factors[DutyKind.STANDBY], it.factors[DutyKind.DESK]) == (Fraction(1, 2), Fraction(4, 5))
    assert (it.night_from, it.night_to, it.night_least) == (time(23), time(5), timedelta(hours=2, minutes=30))
    assert found.overrides == {"daily-cap": {"cap": "8h"}, "wishes": {"weight": 7}}
    assert found.period.days == 14


def test_a_demand_that_is_blank_is_not_a_demand_of_none(tmp_path: Path) -> None:
    found = load(station(tmp_path, FULL, FULL_TOML))
    by_scope = {(row.applies_to, row.shift, row.days.rank): row for row in found.demands}
    assert by_scope["DESK", "F", 0].least == {Grade.OFFICER: 1, Grade.AUXILIARY: 0, Grade.VOLUNTEER: 0}
    assert by_scope["grid", "D", 0].least in ({}, {Grade.OFFICER: 1, Grade.AUXILIARY: 2})
    assert by_scope["G02", "D", 3].least == {Grade.OFFICER: 2}
    weekend = next(row for row in found.demands if row.days.weekdays == {5, 6})
    assert weekend.least == {}
    assert found.need_at["G01", date(2026, 11, 28), "D"].least[Grade.VOLUNTEER] == 4


def test_past_duties_keep_the_times_they_were_recorded_with(tmp_path: Path) -> None:
    found = load(station(tmp_path, FULL, FULL_TOML))
    night, usual, other = found.past
    assert (night.person, night.counted) == ("A001", timedelta(hours=4))
    assert (
        usual == found.duty("000123", date(2026, 11, 20), "D", "G01", usual.origin) or usual.person == "A001"
    )
    recorded = next(duty for duty in (usual, other) if duty.person == "A001")
    assert recorded.length == timedelta(hours=8, minutes=30)
    assert recorded.counted == timedelta(hours=6, minutes=48)
    assert recorded.start == datetime.fromisoformat("2026-11-20T07:00+00:00")


@pytest.mark.parametrize("days", [1, 14])
def test_a_copy_of_the_input_gives_the_same_problem(tmp_path: Path, days: int) -> None:
    folder, first = tmp_path / "in", date(2026, 11, 23)
    folder.mkdir()
    found = load(station(folder, FULL, FULL_TOML), first=first, days=days)
    snapshot(folder, tmp_path / "out" / "input", problem=found)
    copy = load(tmp_path / "out" / "input", first=first, days=days)
    assert same(copy, found)
    assert input_hash(copy) == input_hash(found)
    snapshot(folder, tmp_path / "again")
    for path in (tmp_path / "again").iterdir():
        assert path.read_bytes() == (tmp_path / "out" / "input" / path.name).read_bytes()


def test_the_copy_of_a_copy_is_the_same_to_the_byte(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    snapshot(station(folder, FULL, FULL_TOML), tmp_path / "one")
    snapshot(tmp_path / "one", tmp_path / "two")
    assert {p.name: p.read_bytes() for p in (tmp_path / "one").iterdir()} == {
        p.name: p.read_bytes() for p in (tmp_path / "two").iterdir()
    }


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_rows_and_columns_has_no_effect(seed: int) -> None:
    shuffled = {name: _shuffled(text, random.Random(seed)) for name, text in FULL.items()}  # noqa: S311
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        found = load(station(Path(one), FULL, FULL_TOML))
        again = load(station(Path(other), shuffled, FULL_TOML))
    assert same(found, again)
    assert found.leave == again.leave
    assert input_hash(found) == input_hash(again)


def _shuffled(text: str, chance: random.Random) -> str:
    header, *rows = (line.split(",") for line in text.splitlines())
    order = chance.sample(range(len(header)), len(header))
    chance.shuffle(rows)
    return "".join(",".join(row[i] for i in order) + "\n" for row in (header, *rows))


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("people", "驾驶@2027-05-01", "驾驶@2027-05-02"),
        ("people", ",甲\n", ",乙\n"),
        ("grids", "1200", "1201"),
        ("shifts", "8:00", "8:05"),
        ("demand", "民警.驾驶:1", ""),
        ("past", "A001,2026-11-19,N", "A001,2026-11-18,N"),
        ("postures", "局长", "政委"),
    ],
)
def test_the_hash_sees_every_change(tmp_path: Path, table: str, old: str, new: str) -> None:
    before = input_hash(load(station(tmp_path, FULL, FULL_TOML)))
    changed = FULL | {table: FULL[table].replace(old, new)}
    assert input_hash(load(station(tmp_path, changed, FULL_TOML))) != before


def test_a_blank_column_that_came_later_leaves_the_hash_as_it_was(tmp_path: Path) -> None:
    found = load(station(tmp_path, FULL | {"people": FULL["people"].replace(",甲\n", ",\n")}, FULL_TOML))
    people = "\n".join(line.rpartition(",")[0] for line in FULL["people"].splitlines()) + "\n"
    assert input_hash(load(station(tmp_path, FULL | {"people": people}, FULL_TOML))) == input_hash(found)


@pytest.mark.parametrize(
    ("old", "new"), [('"8h"', '"9h"'), ("days = 14", "days = 13"), ("0.8", "0.9"), ("2.5h", "3h")]
)
def test_the_hash_sees_the_station_file_too(tmp_path: Path, old: str, new: str) -> None:
    before = input_hash(load(station(tmp_path, FULL, FULL_TOML)))
    assert input_hash(load(station(tmp_path, FULL, FULL_TOML.replace(old, new)))) != before
    commented = FULL_TOML.replace("[rules.wishes]", "# what people wish\n[rules.wishes]")
    assert input_hash(load(station(tmp_path, FULL, commented))) == before


def test_a_problem_can_travel_to_another_process(tmp_path: Path) -> None:
    found = load(station(tmp_path, FULL, FULL_TOML))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own


def test_an_expired_skill_is_still_held_by_somebody(tmp_path: Path) -> None:
    people = "id,name,grade,skills\nA,王,officer,driver@2020-01-01\n"
    demand = "applies_to,days,shift,officer,skills\ngrid,mon-sun,D,1,driver:1\n"
    assert load(station(tmp_path, {"people": people, "demand": demand})).needs
    demand = demand.replace("driver:1", "auxiliary.driver:1")
    assert faults(station(tmp_path, {"people": people, "demand": demand}, TOML))


def test_rule_parameters_of_any_sort_pass_through(tmp_path: Path) -> None:
    toml = TOML + "[rules.x]\nlist = [1, 2026-01-01]\nflag = true\n[rules.x.inner]\na = 1.5\n"
    found = load(station(tmp_path, toml=toml))
    assert found.overrides["x"] == {"list": [1, date(2026, 1, 1)], "flag": True, "inner": {"a": 1.5}}
    assert len(input_hash(found)) == 64
