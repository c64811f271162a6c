from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from roster.city import load_city
from roster.domain import Grade
from roster.errors import UnusableCall, UnusableInput
from roster.words import Language

TOML = 'id = "C"\nname = "示例市"\n[period]\nfrom = 2026-11-23\n'
TABLES = {
    "city.toml": TOML,
    "stations.csv": "id,name,district,folder,lends\nA,甲所,东,,\nB,乙所,西,elsewhere/b,no\nC,丙所,西,,yes\n",
    "units.csv": "id,name,district,officer_min,auxiliary_min\nHQ,机关,东,2,\n",
    "reserve.csv": "id,name,grade,skills,unit,max_days,from,to\n"
    "J1,王翀,officer,driver@2027-01-01,HQ,3,2026-11-24,\nJ2,李堃,辅警,,HQ,,,\n",
    "travel.csv": "from,to,minutes\n东,西,30\nHQ,B,70\nA,C,20\n",
}
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the tables of a city, some of them other than usual."""

    def written(**others: str | None) -> Path:
        for name, text in (TABLES | {key.replace("__", "."): text for key, text in others.items()}).items():
            if text is not None:
                (tmp_path / name).write_bytes(text.encode())
        return tmp_path

    return written


def faults(folder: Path) -> list[str]:
    with pytest.raises(UnusableInput) as raised:
        load_city(folder)
    assert all(fault.advice.zh and fault.advice.en for fault in raised.value.faults)
    return [f"{fault.source.text.en}: {fault.message.en}" for fault in raised.value.faults]


def test_a_city_is_read_with_its_usual_values(write: Write) -> None:
    city = load_city(write())

    assert (city.id, city.name, city.period.first, city.period.days) == ("C", "示例市", date(2026, 11, 23), 7)
    assert city.stations["A"].folder == city.folder / "stations" / "A"
    assert city.stations["B"].folder == city.folder / "elsewhere" / "b"
    assert [station.lends for station in city.stations.values()] == [True, False, True]
    assert city.units["HQ"].minimum == {Grade.OFFICER: 2, Grade.AUXILIARY: 0}
    assert city.reserve["J2"].grade is Grade.AUXILIARY
    assert [person.id for person in city.members("HQ")] == ["J1", "J2"]
    assert {name: len(one.stations) for name, one in city.districts.items()} == {"东": 1, "西": 2}


def test_somebody_of_the_reserve_goes_within_their_days_only(write: Write) -> None:
    first, second = load_city(write()).reserve.values()

    assert [first.can_go(date(2026, 11, day)) for day in (23, 24, 29)] == [False, True, True]
    assert second.can_go(date(2026, 11, 23))
    lent = first.person("HQ")
    assert (lent.id, lent.home_unit, lent.home_grid) == ("J1", "HQ", None)
    assert lent.has("driver", date(2026, 11, 23))


def test_the_most_exact_row_says_how_long_the_way_is(write: Write) -> None:
    city = load_city(write())
    ways = {
        ("HQ", "A"): 15,
        ("HQ", "B"): 70,
        ("HQ", "C"): 30,
        ("A", "C"): 20,
        ("C", "A"): 20,
        ("A", "B"): 30,
        ("B", "C"): 15,
    }

    assert {way: city.travel(*way) // timedelta(minutes=1) for way in ways} == ways
    assert city.within_reach("HQ") == ("A", "C")
    assert city.within_reach("C") == ("B", "A")


def test_without_a_row_the_settings_say_how_long_the_way_is(write: Write) -> None:
    terms = '[reserve]\ninside = "10min"\nbetween = "1h"\nlongest_travel = "30min"\nday_price = 5\n'
    city = load_city(write(city__toml=TOML + terms, travel__csv=None))

    assert city.travel("B", "C") == timedelta(minutes=10)
    assert city.travel("HQ", "C") == timedelta(hours=1)
    assert city.within_reach("HQ") == ("A",)
    assert (city.terms.day_price, city.terms.minute_price) == (5, 2)


def test_chinese_tables_in_gb18030_say_the_same(write: Write, tmp_path: Path) -> None:
    expected = load_city(write())
    names = {
        "stations.csv": "派出所.csv",
        "units.csv": "机关单位.csv",
        "reserve.csv": "机关警力.csv",
        "travel.csv": "路程.csv",
    }
    heads = {
        "stations.csv": "编号,名称,分局,文件夹,可借出",
        "units.csv": "编号,名称,分局,民警留守,辅警留守",
        "reserve.csv": "编号,姓名,人员类别,技能,单位,最多天数,开始日期,结束日期",
        "travel.csv": "起点,终点,分钟",
    }
    for name, zh in names.items():
        (tmp_path / name).unlink()
        _, _, rows = TABLES[name].partition("\n")
        text = f"{heads[name]}\n{rows}".replace(",no\n", ",否\n").replace("officer,driver", "民警,driver")
        (tmp_path / zh).write_bytes(text.encode("gb18030"))

    assert load_city(tmp_path) == expected


def test_a_workbook_says_the_same(write: Write, tmp_path: Path) -> None:
    expected = load_city(write())
    with Workbook(tmp_path / "city.xlsx") as book:
        for name in ("stations", "units", "reserve", "travel"):
            (tmp_path / f"{name}.csv").unlink()
            sheet = book.add_worksheet(name)
            for number, line in enumerate(TABLES[f"{name}.csv"].splitlines()):
                sheet.write_row(number, 0, line.split(","))

    assert load_city(tmp_path) == expected


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("stations__csv", None, "stations.csv: the table stations is missing"),
        ("stations__csv", "id,name,district\n", "stations.csv: the table stations is empty"),
        (
            "stations__csv",
            "id,name\nA,甲所\n",
            'stations.csv, row 1, column "district": the column "district" is missing',
        ),
        ("stations__csv", "id,name,district\nA,,东\n", 'stations.csv, row 2, column "name": name is blank'),
        ("city__toml", None, "city.toml: the folder has no city.toml"),
        ("city__toml", 'id = "C"\nname = "市"\n', 'city.toml [period], key "from": no period is given'),
        ("city__toml", TOML + "colour = 3\n", 'city.toml [period], key "colour": there is no key colour'),
        (
            "city__toml",
            TOML + "[reserve]\ninside = 10\n",
            'city.toml [reserve], key "inside": cannot read the value "10"',
        ),
        (
            "units__csv",
            "id,name,district\nA,机关,东\n",
            'units.csv, row 2, column "id": this is the station A as well',
        ),
        (
            "travel__csv",
            "from,to,minutes\n东,南,30\n",
            'travel.csv, row 2, column "to": there is no district, unit or station "南"',
        ),
        (
            "travel__csv",
            "from,to,minutes\n东,西,30\n西,东,31\n",
            'travel.csv, row 3, column "minutes": travel.csv, row 2 says otherwise of this way',
        ),
        (
            "travel__csv",
            "from,to,minutes\n东,西,3000\n",
            'travel.csv, row 2, column "minutes": a way cannot take 3000 minutes',
        ),
    ],
)
def test_each_fault_is_named_with_its_place(write: Write, name: str, text: str | None, said: str) -> None:
    assert any(fault.startswith(said) for fault in faults(write(**{name: text}))), faults(
        write(**{name: text})
    )


def test_every_bad_row_of_the_reserve_is_named_and_none_is_lost(write: Write) -> None:
    rows = [
        *("J1,王,volunteer,,HQ,,,", "J2,李,officer,,HX,,,", "J3,赵,officer,,HQ,,2026-11-25,2026-11-24"),
        *("J4,钱,officer,,HQ,-1,,", "J4,孙,officer,,HQ,,,"),
    ]
    found = faults(
        write(reserve__csv="id,name,grade,skills,unit,max_days,from,to\n" + "\n".join(rows) + "\n")
    )

    assert found == [
        'reserve.csv, row 2, column "grade": a volunteer cannot be in the reserve',
        'reserve.csv, row 3, column "unit": there is no unit HX',
        'reserve.csv, row 4, column "to": the last day, 2026-11-24, lies before the first, 2026-11-25',
        'reserve.csv, row 5, column "max_days": it cannot be negative',
        'reserve.csv, row 6, column "id": J4 is given twice: it stands in reserve.csv, row 5 already',
    ]


def test_two_stations_cannot_share_a_folder(write: Write) -> None:
    table = "id,name,district,folder\nA,甲所,东,\nB,乙所,东,stations/A\n"

    (found,) = [fault for fault in faults(write(stations__csv=table)) if fault.startswith("stations.csv")]

    assert (
        found
        == 'stations.csv, row 3, column "folder": the folder stations/A is that of the station in stations.csv, row 2'
    )


def test_a_station_that_cannot_be_loaded_is_no_fault_of_the_city(write: Write) -> None:
    assert not (load_city(write()).stations["A"].folder).exists()


def test_the_call_may_say_another_period(write: Write) -> None:
    city = load_city(write(), first=date(2026, 12, 7), days=14)

    assert (city.period.first, city.period.days) == (date(2026, 12, 7), 14)
    with pytest.raises(UnusableCall):
        load_city(write(), days=0)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    (found,) = faults(tmp_path / "nowhere")

    assert found.endswith("nowhere: cannot be read: No such file or directory")


def test_the_words_of_a_fault_are_there_in_both_languages(write: Write) -> None:
    with pytest.raises(UnusableInput) as raised:
        load_city(write(travel__csv="from,to,minutes\n东,南,30\n"))
    (fault,) = raised.value.faults

    assert fault.message.to(Language.ZH) == "没有名为「南」的分局、单位或派出所"
