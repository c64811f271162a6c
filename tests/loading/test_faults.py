"""Every fault of a single table: the place where it is reported, and all of them in one go."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.errors import UnusableCall, UnusableInput
from roster.loading import load
from tests.loading.folders import TABLES, TOML, faults, only, places, station

PEOPLE, DEMAND = TABLES["people"], TABLES["demand"]
LEAVE = "person,from,to,kind\n"


@pytest.mark.parametrize(
    ("table", "text", "row", "column"),
    [
        ("people", PEOPLE + "X1,王,chief,G01\n", 4, "grade"),
        ("people", PEOPLE + "X1,王,officer,G99\n", 4, "home_grid"),
        ("people", PEOPLE + "X1,,officer,G01\n", 4, "name"),
        ("people", PEOPLE + "a/b,王,officer,G01\n", 4, "id"),
        ("people", PEOPLE + "A001 ,王,officer,G01\n", 4, "id"),
        ("people", PEOPLE + "Ａ００１,王,officer,G01\n", 4, "id"),
        ("people", PEOPLE + "123,王,officer,G01\n", 4, "id"),
        ("people", PEOPLE + "\n,,,\nX1,王,officer\n", 6, None),
        ("people", PEOPLE + "X1,王,officer,G01,1\n", 4, None),
        ("people", "id,name,grade,grades\nA,王,officer,1\n", 1, "grades"),
        ("people", "id,name,grade,编号\nA,王,officer,B\n", 1, "编号"),
        ("people", "id,name\nA,王\n", 1, "grade"),
        ("people", "id,name,grade,\nA,王,officer,note\n", 2, None),
        ("people", "编号,姓名,人员类别,周工时\nA,王,民警,40小时\n", 2, "周工时"),
        (
            "people",
            "id,name,grade,weekly_hours,max_weekly_hours\nA,王,officer,40,36\n",
            2,
            "max_weekly_hours",
        ),
        ("people", "id,name,grade,joined\nA,王,officer,2026-13-01\n", 2, "joined"),
        ("people", "id,name,grade,home_unit\nA,王,officer,市局\n", 2, "home_unit"),
        ("people", 'id,name,grade\n"A,王,officer\n', 2, None),
        ("people", "id;name;grade\nA;王;officer\n", 1, None),
        ("people", "id,name,grade\n", None, None),
        ("people", "", None, None),
        ("grids", "id,name\nG01,一\nG01,二\n", 3, "id"),
        ("grids", "id,name,population\nG01,一,-5\n", 2, "population"),
        ("grids", "id,name,weight\nG01,一,0\n", 2, "weight"),
        ("grids", "id,name\nG01,一\nlockdown,二\n", 3, "id"),
        ("posts", "id,name,kind\nG01,岗,desk\n", 2, "id"),
        ("posts", "id,name,kind\nG02,岗,grid\n", 2, "kind"),
        ("posts", "id,name,kind\nP1,岗,塔台\n", 2, "kind"),
        ("shifts", "code,name,start,end\nD,早,08:00,16:00\nN,夜,22:00,26:00\n", 3, "end"),
        ("shifts", "code,name,start,end\nD,早,08:00,16:00\nE,中,24:00,08:00\n", 3, "start"),
        ("shifts", "code,name,start,end\nD,早,08:00,16:00\n休,休,22:00,06:00\n", 3, "code"),
        ("shifts", "code,name,start,end,duty_kind\nD,早,08:00,16:00,打更\n", 2, "duty_kind"),
        ("demand", DEMAND + "grid,mon-sun,Z,1,\n", 3, "shift"),
        ("demand", DEMAND + "G77,mon-sun,N,1,\n", 3, "applies_to"),
        ("demand", DEMAND + "grid,周八,N,1,\n", 3, "days"),
        ("demand", DEMAND + "grid,mon-sun,N,1人,\n", 3, "officer"),
        ("demand", DEMAND + "grid,mon-sun,N,-1,\n", 3, "officer"),
        ("demand", DEMAND + "grid,mon-sun,N,,\n", 3, "officer"),
        ("demand", DEMAND + "网格,mon,D,2,\n", 3, "days"),
        ("demand", "applies_to,days,shift,officer,skills\ngrid,mon,D,1,driver:1\n", 2, "skills"),
        (
            "demand",
            "applies_to,days,shift,volunteer,volunteer_target\ngrid,mon,D,2,1\n",
            2,
            "volunteer_target",
        ),
        ("leave", LEAVE + "A001,2026-11-24,2026-11-23,annual\n", 2, "to"),
        ("leave", LEAVE + "A001,2026-11-31,2026-12-01,annual\n", 2, "from"),
        ("leave", LEAVE + "A001,2026-11-23,2026-11-24,beach\n", 2, "kind"),
        ("leave", LEAVE + "A009,2026-11-23,2026-11-24,annual\n", 2, "person"),
        ("leave", LEAVE + "A001,2026-11-23,2026-11-25,sick\nA001,2026-11-25,2026-11-26,sick\n", 3, "from"),
        ("availability", "person,weekday,date,from,to\nA001,,,08:00,12:00\n", 2, "date"),
        ("availability", "person,weekday,from,to\nA001,mon,8,12:00\n", 2, "from"),
        ("requests", "person,date,shift\nA001,2026-11-23,Q\n", 2, "shift"),
        ("requests", "person,date,shift,weight\nA001,2026-11-23,off,0\n", 2, "weight"),
        ("requests", "person,date,shift\nA001,2026-11-23,off\nA001,2026-11-23,休\n", 3, "person"),
        ("fixed", "person,date,shift,post\nA001,2026-11-23,D,G9\n", 2, "post"),
        ("fixed", "person,date,shift\nA001,2026-11-23,D\nA001,2026/11/23,Ｄ\n", 3, "person"),
        ("zones", "grid,from,to,level\nG01,2026-11-23,2026-11-24,红区\n", 2, "level"),
        (
            "zones",
            "grid,from,to,level\nG01,2026-11-23,2026-11-24,封控区\nG01,2026-11-24,2026-11-24,管控区\n",
            3,
            "from",
        ),
        ("postures", "posture,from,to\n应急,2026-11-23,2026-11-24\n常态,2026-11-20,2026-11-23\n", 2, "from"),
        (
            "loans",
            "person,home_unit,from,to\nA001,市局,2026-11-23,2026-11-24\nA001,县局,2026-11-26,2026-11-27\n",
            3,
            "home_unit",
        ),
        ("past", "person,date,shift\nA001,2026-11-23,D\n", 2, "date"),
        ("past", "person,date,shift\nA001,2026-11-20,Q\n", 2, "shift"),
        ("past", "person,date,shift\n0123,2026-11-20,D\n", 2, "person"),
        ("past", "person,date,shift,start,end\nA001,2026-11-20,D,2026-11-20T08:00,\n", 2, "end"),
        (
            "past",
            "person,date,shift,start,end\nA001,2026-11-20,D,2026-11-21T08:00,2026-11-21T16:00\n",
            2,
            "start",
        ),
    ],
)
def test_a_fault_is_reported_once_at_its_place(
    tmp_path: Path, table: str, text: str, row: int | None, column: str | None
) -> None:
    demand = {"demand": "applies_to,days,shift,officer\ngrid,mon-sun,D,1\n"} if table == "shifts" else {}
    only(station(tmp_path, {**demand, table: text}), f"{table}.csv", row, column)


def test_all_faults_come_in_one_go(tmp_path: Path) -> None:
    station(
        tmp_path,
        {
            "people": "id,name,grade\nA,王,chief\nA001,李,boss\n",
            "leave": LEAVE + "A001,soon,2026-11-23,annual\nB,2026-11-23,2026-11-23,beach\n",
        },
        TOML + 'colour = "red"\n',
    )
    assert places(tmp_path) == [
        ("leave.csv", 2, "from"),
        ("leave.csv", 3, "kind"),
        ("leave.csv", 3, "person"),
        ("people.csv", 2, "grade"),
        ("people.csv", 3, "grade"),
        ("station.toml [period]", None, "colour"),
    ]


def test_a_row_with_a_fault_breeds_no_others(tmp_path: Path) -> None:
    station(
        tmp_path,
        {"people": "id,name,grade\nA001,王,chief\n", "leave": LEAVE + "A001,2026-11-23,2026-11-23,病假\n"},
    )
    assert places(tmp_path) == [("people.csv", 2, "grade")]


def test_leave_against_a_settled_duty_names_both_rows(tmp_path: Path) -> None:
    station(
        tmp_path,
        {
            "leave": LEAVE + "A001,2026-11-23,2026-11-25,annual\n",
            "fixed": "person,date,shift,post\nA001,2026-11-25,D,G01\n",
        },
    )
    fault = only(tmp_path, "fixed.csv", 2, "date")
    assert "leave.csv 第 2 行" in fault.message.zh
    assert "leave.csv, row 2" in fault.message.en


@pytest.mark.parametrize("table", ["people", "grids", "shifts", "demand"])
def test_a_table_that_must_be_there_is_missed(tmp_path: Path, table: str) -> None:
    station(tmp_path, {table: None})
    assert (f"{table}.csv", None, None) in places(tmp_path)


def test_an_unknown_header_is_answered_with_the_nearest(tmp_path: Path) -> None:
    station(tmp_path, {"people": "编号,姓名,人员类型\nA,王,民警\n"})
    found = [fault for fault in faults(tmp_path) if fault.source.column == "人员类型"]
    assert "人员类别" in found[0].advice.zh


def test_a_number_that_lost_its_zeros_is_advised_to_become_text(tmp_path: Path) -> None:
    station(tmp_path, {"leave": LEAVE + "123,2026-11-23,2026-11-23,annual\n"})
    fault = only(tmp_path, "leave.csv", 2, "person")
    assert "000123" in fault.advice.zh
    assert "文本" in fault.advice.zh
    assert "as text" in fault.advice.en


def test_a_loan_from_another_unit_than_the_persons_names_both(tmp_path: Path) -> None:
    station(
        tmp_path,
        {
            "people": "id,name,grade,home_unit\nA,王,officer,市局\n",
            "loans": "person,home_unit,from,to\nA,县局,2026-11-23,2026-11-24\n",
        },
    )
    assert "people.csv" in only(tmp_path, "loans.csv", 2, "home_unit").message.en


@pytest.mark.parametrize(
    ("toml", "section", "key"),
    [
        ("", "", "id"),
        (TOML.replace("from = 2026-11-23\n", ""), " [period]", "from"),
        (TOML.replace("days = 7", "days = 0"), " [period]", "days"),
        ("timezon = 'Asia/Shanghai'\n" + TOML, "", "timezon"),
        ("timezone = 'Asia/Shanghei'\n" + TOML, "", "timezone"),
        ("timezone = '../../etc/passwd'\n" + TOML, "", "timezone"),
        ("locale = 'fr'\n" + TOML, "", "locale"),
        ("week_start = 'someday'\n" + TOML, "", "week_start"),
        ("ratio_basis = 'both'\n" + TOML, "", "ratio_basis"),
        ("name = 1979\n" + TOML.replace('name = "示例派出所"', "ratio = 3"), "", "ratio"),
        (TOML + "[ratio]\nofficer = -1\n", " [ratio]", "officer"),
        (TOML + "[duty_kinds]\nstandby = 'half'\n", " [duty_kinds]", "standby"),
        (TOML + "[night]\nleast = '3 hours'\n", " [night]", "least"),
        (TOML + "[holidays]\nholiday = 2027-01-01\n", " [holidays]", "holiday"),
        (TOML + "[holidays]\nholiday = [2027-01-01]\nwork = [2027-01-01]\n", " [holidays]", "work"),
        (TOML + "[rule.daily-cap]\ncap = '8h'\n", "", "rule"),
        ("country = 'XX'\n" + TOML, "", "country"),
        ('name = "示例\n', "", None),
    ],
)
def test_a_fault_of_the_station_file_names_the_key(
    tmp_path: Path, toml: str, section: str, key: str | None
) -> None:
    found = places(station(tmp_path, toml=toml))
    assert (f"station.toml{section}", key) in [(file, column) for file, _, column in found]


def test_a_folder_that_is_not_there_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput):
        load(tmp_path / "nowhere")
    (tmp_path / "station.toml").touch()
    with pytest.raises(UnusableInput):
        load(tmp_path / "station.toml")
    with pytest.raises(UnusableCall):
        load(station(tmp_path), days=0)


def test_the_period_of_the_call_goes_before_that_of_the_file(tmp_path: Path) -> None:
    station(tmp_path)
    given = load(tmp_path, days=14)
    assert (str(given.period.first), given.period.days) == ("2026-11-23", 14)
    later = load(tmp_path, first=given.period.last)
    assert (str(later.period.first), later.period.days) == ("2026-12-06", 7)


@pytest.mark.parametrize("name", ["leaves.csv", "people.xlsx", "station.xls", "notes.csv"])
def test_a_file_that_is_no_table_is_not_passed_over(tmp_path: Path, name: str) -> None:
    station(tmp_path)
    (tmp_path / name).write_text("x", encoding="utf-8")
    only(tmp_path, name, None, None)


def test_hidden_and_other_files_are_none_of_our_business(tmp_path: Path) -> None:
    station(tmp_path)
    for name in ("README.md", "~$station.xlsx", ".people.csv", "#old.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "out").mkdir()
    assert len(load(tmp_path).people) == 2


def test_a_table_in_two_files_is_a_fault(tmp_path: Path) -> None:
    station(tmp_path)
    (tmp_path / "人员.csv").write_text(PEOPLE, encoding="utf-8")
    assert "people.csv" in only(tmp_path, "人员.csv", None, None).message.zh


def test_an_empty_table_may_stand_beside_a_filled_one(tmp_path: Path) -> None:
    station(tmp_path, {"people": "id,name,grade\n"})
    (tmp_path / "人员.csv").write_text(PEOPLE, encoding="utf-8")
    assert len(load(tmp_path).people) == 2


def test_a_repeated_row_is_named_as_a_user_writes_it(tmp_path: Path) -> None:
    window = "A001,周六,,08:00,24:00\n"
    station(tmp_path, {"availability": "person,weekday,date,from,to\n" + window + window})
    assert "A001 sat 08:00 00:00 " in only(tmp_path, "availability.csv", 3, "person").message.en


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([*TABLES, "leave", "past", "station"]),
    st.integers(0, 200),
    st.one_of(
        st.binary(max_size=3), st.sampled_from([b"\n", b",", b'"', b"=", b"[", "\u3000".encode(), b"0", b"-"])
    ),
)
def test_no_bytes_whatever_end_in_a_traceback(name: str, place: int, new: bytes) -> None:
    with TemporaryDirectory() as folder:
        station(
            Path(folder), {"leave": LEAVE + "A001,2026-11-23,2026-11-24,sick\n", "past": "id,11/20\nA001,D\n"}
        )
        path = Path(folder) / ("station.toml" if name == "station" else f"{name}.csv")
        raw = path.read_bytes()
        path.write_bytes(raw[: place % len(raw)] + new + raw[place % len(raw) + len(new) // 2 :])
        with suppress(UnusableInput):
            load(Path(folder))


def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    station(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (fault,) = faults(tmp_path)
    assert "Permission denied" in fault.message.en


def test_values_of_the_station_file_must_be_of_the_right_sort(tmp_path: Path) -> None:
    station(
        tmp_path,
        toml=TOML + "[holidays]\nwork = [2027-13]\nconfirmed = ['soon', [1]]\n".replace("2027-13", "'x'"),
    )
    assert places(tmp_path) == [
        ("station.toml [holidays]", None, key) for key in ("confirmed", "confirmed", "work")
    ]


def test_columns_for_people_are_left_alone(tmp_path: Path) -> None:
    station(
        tmp_path,
        {
            "people": "序号,编号,姓名,人员类别,备注,#旧\n1,A001,钱堃,辅警,党员,x\n",
            "fixed": "序号,id,11/23,合计\n1,A001,D,1\n",
        },
    )
    found = load(tmp_path)
    assert (list(found.people), len(found.fixed)) == (["A001"], 1)
