"""Whatever stands in a city's tables, it is read or named as a fault; nothing else is raised, nothing is lost."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from roster.city import City, load_city
from roster.city.tables import SHELF
from roster.errors import Fault, UnusableInput
from roster.loading.tables import Column

TOML = 'id = "C"\nname = "市"\n[period]\nfrom = 2026-11-23\n'
ODD = ("", "-3", "1e9", "1E+05", "=1+1", "０１", "a;b@2027-13-01", "volunteer", "\u3000", "否", "A\tB")
USUAL = {
    **dict.fromkeys(("id", "unit"), ("A", "B", "C", "HQ", "J01")),
    **dict.fromkeys(("name", "folder"), ("甲", "乙", "𬭚", "stations/A")),
    **dict.fromkeys(("district", "from", "to"), ("东", "西", "A", "HQ")),
    **dict.fromkeys(("officer_min", "auxiliary_min", "max_days", "minutes"), ("0", "3", "20")),
    "lends": ("yes", "否"),
    "grade": ("officer", "辅警"),
    "skills": ("driver", "driver;cyber@2027-01-01"),
}
DATES = ("2026-11-23", "2026/11/25", "2026年11月24日")


@st.composite
def tables(draw: st.DrawFn) -> dict[str, str]:
    """Draw some rows for each table, mostly with what their columns take, headers in either language."""
    made = {}
    for table in SHELF.tables:
        head = [draw(st.sampled_from([column.name, column.zh])) for column in table.columns]
        cells = [cell(table.name, column) for column in table.columns]
        rows = draw(st.lists(st.tuples(*cells), max_size=3, unique_by=lambda row: row[0]))
        made[table.name] = "\n".join(",".join(row) for row in [head, *rows]) + "\n"
    return made


def cell(table: str, column: Column) -> st.SearchStrategy[str]:
    """Give the cells of a column: one in ten is odd."""
    usual = DATES if table == "reserve" and column.name in {"from", "to"} else USUAL[column.name]
    return st.integers(0, 9).flatmap(lambda dice: st.sampled_from(usual if dice else ODD))


def read(folder: Path) -> City | tuple[Fault, ...]:
    try:
        return load_city(folder)
    except UnusableInput as error:
        return error.faults


@given(tables())
@settings(max_examples=60)
def test_odd_tables_are_read_or_refused(made: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "city.toml").write_text(TOML, encoding="utf-8")
        for name, text in made.items():
            Path(folder, f"{name}.csv").write_text(text, encoding="utf-8")
        found = read(Path(folder))

    if not isinstance(found, City):
        assert found
        assert all(fault.message.zh and fault.message.en and fault.advice.zh for fault in found)
        return
    rows = {
        name: sum(any(map(str.strip, line.split(","))) for line in text.splitlines()[1:])
        for name, text in made.items()
    }
    there = (found.stations, found.units, found.reserve, found.travels)
    assert [len(part) for part in there] == [rows[table.name] for table in SHELF.tables]
