"""Calls that cannot be meant: told at once, in both languages, and nothing is written."""

from pathlib import Path

import pytest

import cli
from roster.words import Language
from tests.faults.calls import Caller, station
from tests.faults.spoiling import settings

PLACES = (
    ("feed", "station/out", "--to", "letter"),
    ("audit", "station/out", "--to", "letter"),
    ("sheet", "station/out", "--to", "letter"),
    ("init", "letter"),
    ("example", "tiny", "letter"),
)


@pytest.mark.parametrize("words", PLACES, ids=" ".join)
def test_a_file_where_a_folder_is_wanted_is_one_message(words: tuple[str, ...], roster: Caller) -> None:
    (station(roster.folder) / "out").mkdir()
    Path("letter").touch()
    told = roster.refused(*words)
    assert told[Language.ZH]["error"].endswith("「letter」是文件，不是文件夹")
    assert told[Language.EN]["error"].endswith('"letter" is a file, not a folder')


@pytest.mark.parametrize("words", [("--grids", "9"), ("--seed", "2"), ("--from", "2027-01-04")])
def test_what_only_an_invented_station_takes_is_refused_for_the_others(
    words: tuple[str, ...], roster: Caller
) -> None:
    for name in ("tiny", "daoli"):
        told = roster.refused("example", name, "new", *words)
        assert "station" in told[Language.EN]["advice"]


def test_a_kind_of_sheet_and_a_single_one_exclude_each_other(roster: Caller) -> None:
    (station(roster.folder) / "out").mkdir()
    told = roster.refused("sheet", "station/out", "--kind", "week", "--only", "O01")
    assert "--only" in told[Language.ZH]["error"]


def test_the_same_fault_in_many_rows_is_told_in_few_lines_and_none_is_lost(roster: Caller) -> None:
    settings("2026-11-23", "2026-11-16")(station(roster.folder))
    told = roster.refused("check", "station")[Language.ZH]
    assert len(told["faults"]) == 6  # programs get them all
    assert roster("check", "station", "--lang", "zh-CN").err.splitlines()[-7:] == [
        "past.csv 第 4 行「date」列",
        "    2026-11-21 不早于本期第一天 2026-11-16，不是过往勤务",
        "    建议：删去这一行；已经定下的勤务请写进固定勤务表（fixed）。",
        "past.csv 第 5–7 行「date」列",
        "    另有 3 行是同样的问题",
        "    建议：同上",
        "输入有 6 处问题",
    ]
    assert roster("check", "station", "--lang", "en").err.splitlines()[-4:] == [
        'past.csv, rows 5–7, column "date"',
        "    the same in 3 more rows",
        "    advice: as above",
        "the input has 6 faults",
    ]


DEMANDING = [
    name for name, command in cli.program.commands.items() if any(p.required for p in command.params)
]


@pytest.mark.parametrize("command", DEMANDING)
def test_a_command_without_what_it_needs_says_so(command: str, roster: Caller) -> None:
    told = roster.refused(command)
    assert told[Language.ZH]["error"].startswith("缺少参数")
    assert told[Language.EN]["error"].endswith(")")
