import csv
import io
import json
import multiprocessing
import os
import re
import shutil
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from roster.city import load_city
from roster.city.picture import SHADES, STEPS, picture, shade
from roster.city.reckoning import Reading, reckoned
from roster.city.report import CityReport, report
from roster.city.report_files import write_report
from roster.city.report_tables import tables
from roster.city.saying import cover, ended, gap, lending, sureness, without, working
from roster.domain import Grade
from roster.errors import UnusableInput
from roster.words import Language
from tests.city import by_hand
from tests.city.cities import city, fill, lay, loan, result
from tests.stations import MONDAY


@pytest.fixture(scope="module")
def found() -> CityReport:
    """Reckon the report of a small city, in this process."""
    return report(result())


def done(found: CityReport) -> list[Path]:
    return [
        found.result.folder / "stations" / one.result.id for one in found.stations if one.sums is not None
    ]


def test_the_seats_are_those_that_plain_python_counts(found: CityReport) -> None:
    needed, missing = Counter[str](), Counter[str]()
    for station in done(found):
        of_station = by_hand.seats(station)
        needed += of_station[0]
        missing += of_station[1]

    assert len(done(found)) == 3
    assert {grade: found.sums.grades[grade].needed for grade in Grade} == {g: needed[g] for g in Grade}
    assert {grade: found.sums.grades[grade].missing for grade in Grade} == {g: missing[g] for g in Grade}
    assert sum(found.sums.missing_on.values()) == missing.total()
    assert sum(found.sums.missing_at.values()) == missing.total()
    assert sum(found.sums.needed_on.values()) == sum(found.sums.needed_at.values()) == needed.total()
    assert sum(district.sums.all.missing for district in found.districts) == missing.total()


def test_the_hours_are_those_that_plain_python_sums_up(found: CityReport) -> None:
    total, days = Counter[str](), Counter[str]()
    for station in done(found):
        spans, duty_days = by_hand.hours(station, set(found.result.stations))
        total.update({grade: round(span / timedelta(minutes=1)) for grade, span in spans.items()})
        days += duty_days

    minutes = {grade: round(of.hours / timedelta(minutes=1)) for grade, of in found.sums.grades.items()}
    assert minutes == {grade: total[grade] for grade in Grade}
    assert {grade: of.duty_days for grade, of in found.sums.grades.items()} == {g: days[g] for g in Grade}
    assert found.sums.volunteers == pytest.approx(total[Grade.VOLUNTEER] / total.total())


def test_several_processes_reckon_the_same(found: CityReport) -> None:
    assert report(result(), processes=2) == found


class Deadly(Reading):
    """What ends every process that is asked to read it, but not this one."""

    def __setstate__(self, state: dict[str, object]) -> None:
        if multiprocessing.parent_process() is not None:
            os._exit(1)
        self.__dict__.update(state)


def test_a_process_that_is_ended_loses_nothing(found: CityReport) -> None:
    readings = [Deadly(folder=folder, neighbours=frozenset(), reserve=frozenset()) for folder in done(found)]

    assert list(reckoned(readings, processes=2)) == list(reckoned(readings, processes=1))


def test_lent_days_come_from_the_table_of_loans(found: CityReport) -> None:
    borrower, lender, *_ = found.stations

    assert (borrower.borrowed, borrower.lent, lender.borrowed, lender.lent) == (4, 0, 0, 1)
    assert [(flow.people, flow.days, flow.saves) for flow in found.flows] == [(1, 3, 900), (1, 1, 900)]
    assert sum(district.lent for district in found.districts) == 4
    assert sum(district.borrowed for district in found.districts) == 4
    (days,) = [table for table in tables(found) if table.name == "days"]
    told = {row["date"]: row["lent"] for row in days.plain()}
    lent = by_hand.lent_on(found.result.folder, found.result.period)
    assert told == {str(day): count for day, count in lent.items()}


def test_hours_of_somebody_lent_by_another_station_count_once(tmp_path: Path) -> None:
    """O0010001 of P001 stands at P002 on Monday; their own station has it as a duty away from all posts."""
    home, there = tmp_path / "city" / "stations" / "P001", tmp_path / "city" / "stations" / "P002"
    shutil.copytree(city(Language.EN), tmp_path / "city")
    _append(home / "shifts.csv", {"code": "P002.D", "name": "lent", "start": "07:30", "end": "15:30"})
    _append(home / "fixed.csv", {"person": "O0010001", "date": MONDAY, "shift": "P002.D"})
    _append(there / "people.csv", {"id": "O0010001", "name": "王翀", "grade": "officer", "home_unit": "P001"})
    _append(there / "loans.csv", {"person": "O0010001", "home_unit": "P001", "from": MONDAY, "to": MONDAY})
    _append(there / "fixed.csv", {"person": "O0010001", "date": MONDAY, "shift": "D", "post": "G001"})
    _without_leave(home, "O0010001")
    out = tmp_path / "out"
    for folder in (home, there):
        fill(folder, out / "stations" / folder.name)
    given = load_city(tmp_path / "city")
    lay(out, given, [loan("O0010001", "王翀", "P001", "P002", 1, 15)], set(given.stations) - {"P001", "P002"})

    found = report(out)

    every = [by_hand.hours(out / "stations" / one, {"P001", "P002"}) for one in ("P001", "P002")]
    assert found.sums.grades[Grade.OFFICER].hours == sum(
        (spans[Grade.OFFICER] for spans, _ in every), timedelta()
    )
    people = [
        sum(1 for row in by_hand.rows(folder / "people.csv") if row["id"][0] == "O")
        for folder in (home, there)
    ]
    assert found.sums.grades[Grade.OFFICER].people == sum(people) - 1
    assert any(row["shift"] == "P002.D" for row in by_hand.rows(out / "stations" / "P001" / "duties.csv"))


def _append(path: Path, row: dict[str, object]) -> None:
    """Add a row to a table, which is made where it is not there."""
    listed = list(by_hand.rows(path)) if path.exists() else []
    columns = list(dict.fromkeys([*(listed[0] if listed else {}), *row]))
    page = io.StringIO(newline="")
    sheet = csv.DictWriter(page, columns, restval="")
    sheet.writeheader()
    sheet.writerows([*listed, row])
    path.write_text(page.getvalue(), encoding="utf-8")


def _without_leave(station: Path, person: str) -> None:
    path = station / "leave.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith(person)) + "\n", encoding="utf-8")


@pytest.mark.parametrize("language", list(Language))
def test_a_station_without_a_roster_is_named_with_its_reason(found: CityReport, language: Language) -> None:
    (said,) = (text.to(language) for text in without(found))

    assert "P004" in said
    assert ("没有填" if language is Language.ZH else "blank") in said
    assert found.stations[3].share is None


def test_a_roster_that_cannot_be_read_is_named_and_the_others_are_summed_up(tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(result(), out)
    (out / "stations" / "P001" / "report.json").write_text("{}", encoding="utf-8")

    found = report(out)

    assert [one.result.id for one in found.without] == ["P001", "P004"]
    assert found.sums.all.needed > 0
    assert "report.json" in next(without(found)).en


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"city": 1, "name": "x", "period": {}}'])
def test_what_is_no_result_of_a_city_is_refused(text: str | None, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "city.json").write_text(text, encoding="utf-8")

    with pytest.raises(UnusableInput):
        report(tmp_path)


def test_loans_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(result(), out)
    (out / "loans.csv").write_text("person,name\nO1,x\n", encoding="utf-8")

    with pytest.raises(UnusableInput) as raised:
        report(out)
    assert raised.value.faults[0].source.file == str(out / "loans.csv")


def test_sentences_say_what_the_figures_are(found: CityReport) -> None:
    sums = found.sums.all

    assert sureness(found).en == "4 stations: 3 valid, 1 failed. Gap at most 25%, median 25%."
    assert cover(found).zh.startswith(f"需要 {sums.needed:,} 人次，到位 {sums.filled:,}（")
    assert lending(found).zh == (
        "机关下沉 1 人 3 人日，派出所之间支援 1 人 1 人日；单程平均 18 分钟，最长 25 分钟。"
        "省下 4,200 分，支援本身的代价 1,300 分。"
    )
    assert re.search(r"\d h a duty day on average, \d+ days above 10 h, \d+ h of overtime", working(found).en)


def test_a_run_that_ended_early_is_told(found: CityReport) -> None:
    early = replace(found, result=replace(found.result, whole=False))

    assert list(ended(found)) == []
    assert [text.zh.startswith("排班没有全部做完") for text in ended(early)] == [True]


@pytest.mark.parametrize(
    ("value", "said"), [(0.0, "0%"), (0.00001, "<0.01%"), (0.0004, "0.04%"), (0.001, "0.1%"), (0.25, "25%")]
)
def test_a_gap_that_is_not_nothing_never_reads_nothing(value: float, said: str) -> None:
    assert gap(value) == said


def test_the_tables_have_a_row_each_and_sum_up_to_the_city(found: CityReport) -> None:
    made = {table.name: table.plain() for table in tables(found)}

    assert [row["station"] for row in made["stations"]] == list(found.result.stations)
    assert made["stations"][3]["officer_needed"] is None
    assert len(made["districts"]) == len(found.districts) == 2
    assert sum(int(str(row["short"])) for row in made["days"]) == found.sums.all.missing
    assert sum(float(str(row["hours"])) for row in made["districts"]) == pytest.approx(
        found.sums.all.hours / timedelta(hours=1)
    )
    assert json.loads(json.dumps(made)) == made


@pytest.mark.parametrize("language", list(Language))
def test_every_file_is_written_and_twice_the_same(
    found: CityReport, language: Language, tmp_path: Path
) -> None:
    first = write_report(found, tmp_path / "a", language)
    second = write_report(found, tmp_path / "b", language)

    names = ["city.pdf", "city.svg", "districts.csv", "stations.csv", "loans.csv", "days.csv"]
    assert [path.name for path in first] == names
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert first[2].read_bytes().startswith(b"\xef\xbb\xbf")
    assert "霁江分局" in first[1].read_text(encoding="utf-8")


def test_the_picture_has_a_cell_for_every_station_inside_its_district(found: CityReport) -> None:
    drawn = picture(found)

    assert [tile.name for tile in drawn.tiles] == [district.name for district in found.districts]
    for tile, district in zip(drawn.tiles, found.districts, strict=True):
        assert len(tile.cells) == len(district.stations)
        for cell in tile.cells:
            assert tile.x <= cell.x
            assert cell.x + cell.width <= tile.x + tile.width
            assert tile.y <= cell.y
            assert cell.y + cell.height <= tile.y + tile.height <= drawn.height
    assert drawn.tiles[1].cells[-1].shade is None
    assert drawn.tiles[1].cells[-1].missing == "×"
    assert drawn.tiles[0].cells[0].loans == "+4"
    assert drawn.tiles[0].cells[0].name == "P001 霁江里派出所"


def test_a_name_without_room_in_its_cell_gives_way_to_the_id_and_that_is_cut(found: CityReport) -> None:
    one = found.stations[0]
    long = replace(one, result=replace(one.result, id="哈尔滨市道里区霁江派出所"))
    many = replace(found, stations=(*(one for _ in range(8)), *(long for _ in range(12))))
    names = {cell.name for tile in picture(many).tiles for cell in tile.cells}

    assert names == {"P001", "哈尔滨…"}


def test_darker_shades_stay_darker_in_grey() -> None:
    def grey(fill: str) -> float:
        red, green, blue = (int(fill[i : i + 2], 16) for i in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    greys = [grey(one.fill) for one in SHADES]
    assert all(lighter - darker > 20 for lighter, darker in pairwise(greys))
    assert [one.light for one in SHADES] == [tone < 110 for tone in greys]


def test_a_share_has_the_shade_that_the_legend_says() -> None:
    assert shade(0.0) is SHADES[0]
    assert [shade(step + 1e-9) for step in STEPS] == list(SHADES[1:])
    assert [shade(step) for step in STEPS[1:]] == list(SHADES[1:-1])
