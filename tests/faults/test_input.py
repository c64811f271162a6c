"""Every kind of bad input: one message, with its place and advice, in both languages; nothing is written."""

from pathlib import Path

import pytest

from roster.words import Language
from tests.faults.calls import Caller, station
from tests.faults.spoiling import Spoil, add, as_sheets, change, encoded, excel_numbers, settings, write

Place = tuple[str, int | None, str | None]


def _in_2031(folder: Path) -> None:
    settings("2026-11-23", "2031-11-24")(folder)
    write("past", "person,date,shift\n")(folder)


CASES: dict[str, tuple[Spoil, Place]] = {
    "an unknown grade": (
        change("people", "O01,王立翀,officer", "O01,王立翀,队长"),
        ("people.csv", 2, "grade"),
    ),
    "an unknown shift": (change("demand", "mon-sun,D,", "mon-sun,X,"), ("demand.csv", 2, "shift")),
    "an unknown grid": (change("people", "officer,G1", "officer,G99"), ("people.csv", 2, "home_grid")),
    "an id twice": (add("people", "O01,重名,officer,,,,,,,,"), ("people.csv", 44, "id")),
    "an id twice, in full width": (add("people", "Ｏ０１,重名,officer,,,,,,,,"), ("people.csv", 44, "id")),
    "an id twice, with blanks": (add("people", "O01 \u3000,重名,officer,,,,,,,,"), ("people.csv", 44, "id")),
    "an id that lost its zeros": (excel_numbers, ("station.xlsx[people]", 45, "id")),
    "overlapping leave": (add("leave", "O04,2026-11-25,2026-11-26,sick"), ("leave.csv", 7, "from")),
    "a settled duty twice": (add("fixed", "O10,2026-11-26,T,"), ("fixed.csv", 4, "person")),
    "a settled duty on leave": (add("fixed", "O13,2026-11-25,D,W1"), ("fixed.csv", 4, "date")),
    "a shift over the daily cap": (change("shifts", "07:30,15:30", "07:30,18:30"), ("shifts.csv", 2, "end")),
    "a skill that nobody holds": (change("demand", "driver:1", "lawyer:1"), ("demand.csv", 4, "skills")),
    "a table with a header alone": (write("people", "id,name,grade\n"), ("people.csv", None, None)),
    "an empty table": (write("people", ""), ("people.csv", None, None)),
    "UTF-16": (encoded("people", "utf-16"), ("people.csv", None, None)),
    "another encoding": (
        write("people", b"id,name,grade\nO1,\xa4\xfd\xff\xfe,officer\n"),
        ("people.csv", 2, None),
    ),
    "a workbook that is none": (
        lambda f: (f / "station.xlsx").write_text("PK"),
        ("station.xlsx", None, None),
    ),
    "two sheets of one name": (as_sheets("people", ["people", "人员"]), ("station.xlsx[人员]", None, None)),
    "unknown holidays": (_in_2031, ("station.toml [holidays]", None, "confirmed")),
    "an unknown rule": (
        settings("", "[rules.daily-rets]\n"),
        ("station.toml [rules.daily-rets]", None, None),
    ),
    "an unknown parameter": (
        settings("", '[rules.daily-rest]\nret = "11h"\n'),
        ("station.toml [rules.daily-rest]", None, "ret"),
    ),
    "a parameter without its unit": (
        settings("", "[rules.daily-rest]\nrest = 11\n"),
        ("station.toml [rules.daily-rest]", None, "rest"),
    ),
    "a parameter beyond measure": (
        settings("", '[rules.daily-rest]\nrest = "999999999999d"\n'),
        ("station.toml [rules.daily-rest]", None, "rest"),
    ),
    "a parameter out of its range": (
        settings("", "[rules.weekly-rest]\ndays = 8\n"),
        ("station.toml [rules.weekly-rest]", None, "days"),
    ),
    "a value looser than the law without a reason": (
        settings("", '[rules.daily-hours]\novertime = "4h"\n'),
        ("station.toml [rules.daily-hours]", None, "overtime"),
    ),
    "a rule of the law switched off without a reason": (
        settings("", "[rules.month-overtime.auxiliary]\nin_force = false\n"),
        ("station.toml [rules.month-overtime.auxiliary]", None, "in_force"),
    ),
    "an unknown rule pack": (
        settings('["cn-police"]', '["cn-polise"]'),
        ("station.toml [packs]", None, "officer"),
    ),
    "a rule pack for others": (
        settings('["cn-police"]', '["cn-labour"]'),
        ("station.toml [packs]", None, "officer"),
    ),
    "a file that is no TOML": (settings("", "colour = red\n"), ("station.toml", 30, None)),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_told_once_with_its_place(case: str, roster: Caller) -> None:
    spoil, place = CASES[case]
    spoil(station(roster.folder))
    for command in (("check", "station"), ("solve", "station", "--out", "out")):
        told = roster.refused(*command)
        for language in Language:
            (fault,) = told[language]["faults"]
            assert (fault["file"], fault["row"], fault["column"]) == place
            assert fault["message"]
            assert fault["advice"]


def test_many_faults_are_told_in_one_go(roster: Caller) -> None:
    folder = station(roster.folder)
    for name in ("an unknown grade", "overlapping leave", "an unknown shift"):
        CASES[name][0](folder)
    told = roster.refused("check", "station")[Language.EN]
    assert [fault["file"] for fault in told["faults"]] == ["demand.csv", "leave.csv", "people.csv"]
    assert told["error"] == "the input has 3 faults"


def test_a_slip_in_a_rules_name_is_answered_with_the_nearest(roster: Caller) -> None:
    settings("", "[rules.daily-rets]\n[rules.daily-cup]\n")(station(roster.folder))
    told = roster.refused("check", "station")
    assert [f["advice"] for f in told[Language.ZH]["faults"]] == [
        "是否想写「daily-cap」？",
        "是否想写「daily-rest」？",
    ]
    assert [f["advice"] for f in told[Language.EN]["faults"]] == [
        'Did you mean "daily-cap"?',
        'Did you mean "daily-rest"?',
    ]


def test_a_place_in_the_settings_is_a_key_and_not_a_column(roster: Caller) -> None:
    settings("", "[rules.daily-rest]\nrest = 11\n")(station(roster.folder))
    assert "station.toml [rules.daily-rest] 的 rest\n" in roster("check", "station", "--lang", "zh-CN").err
    assert 'station.toml [rules.daily-rest], key "rest"\n' in roster("check", "station", "--lang", "en").err


SETTLED = {
    "two shifts that overlap in their day's cap": ("O01,2026-11-24,D,G1", "O01,2026-11-24,E,P1"),
    "a day after a night": ("O01,2026-11-24,N,P1", "O01,2026-11-25,D,G1"),
}


@pytest.mark.parametrize("case", SETTLED)
def test_settled_duties_that_contradict_a_rule_are_named(case: str, roster: Caller) -> None:
    add("fixed", *SETTLED[case])(station(roster.folder))
    told = roster.refused("solve", "station", "--out", "out", code=1)
    for language in Language:
        assert "王立翀" in told[language]["error"]
        assert "roster explain" in told[language]["advice"]


def test_a_station_without_an_officer_has_open_seats_and_nobody_without_command(roster: Caller) -> None:
    folder = station(roster.folder)
    for table in ("people", "leave", "fixed", "requests", "past", "loans"):
        rows = [
            row for row in (folder / f"{table}.csv").read_text("utf-8").splitlines() if row[:1] not in "OA"
        ]
        write(table, "\n".join(rows) + "\n")(folder)
    add("people", "A1,赵翀,auxiliary,,,,,,,,", "A2,钱堃,auxiliary,,,,,,,,")(folder)
    change("demand", "female_officer:1", "")(folder)
    for skill in ("driver:1", "driver:1", "cyber:1", "female_officer:1"):
        change("demand", skill, "")(folder)
    answer = roster("solve", "station", "--out", "out", "--lang", "en")
    assert answer.code == 0, answer
    assert Path("out/duties.csv").read_text("utf-8").count("\n") == 1  # nobody serves without command
    assert "open seats" in answer.out


def test_a_folder_that_is_not_there_is_a_wrong_call(roster: Caller) -> None:
    for command in (("check", "nowhere"), ("solve", "nowhere", "--out", "out"), ("show", "nowhere")):
        told = roster.refused(*command)
        assert told[Language.ZH]["error"] == "文件夹「nowhere」不存在"
        assert told[Language.EN]["error"] == 'the folder "nowhere" does not exist'
