"""Ways to spoil a station's folder, each a function of the folder."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.loading.folders import rows_of, workbook

Spoil = Callable[[Path], object]


def read(folder: Path, table: str) -> str:
    """Give the text of a table."""
    return (folder / f"{table}.csv").read_text(encoding="utf-8-sig")


def write(table: str, text: str | bytes) -> Spoil:
    """Write a table anew."""
    raw = text if isinstance(text, bytes) else text.encode()
    return lambda folder: (folder / f"{table}.csv").write_bytes(raw)


def add(table: str, *rows: str) -> Spoil:
    """Add rows at the end of a table."""
    return lambda folder: write(table, read(folder, table) + "".join(f"{row}\n" for row in rows))(folder)


def change(table: str, old: str, new: str) -> Spoil:
    """Change a text in a table where it stands first."""

    def spoil(folder: Path) -> None:
        text = read(folder, table)
        assert old in text
        write(table, text.replace(old, new, 1))(folder)

    return spoil


def encoded(table: str, encoding: str) -> Spoil:
    """Save a table in another encoding."""
    return lambda folder: write(table, read(folder, table).encode(encoding))(folder)


def settings(old: str, new: str) -> Spoil:
    """Change a text in station.toml; an empty one adds at the end."""

    def spoil(folder: Path) -> None:
        path = folder / "station.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")

    return spoil


def as_sheets(table: str, names: Sequence[str], *rows: str) -> Spoil:
    """Move a table into a workbook, one sheet for each name, with rows of text added."""

    def spoil(folder: Path) -> None:
        cells = rows_of(read(folder, table) + "".join(f"{row}\n" for row in rows))
        (folder / f"{table}.csv").unlink()
        workbook(folder / "station.xlsx", dict.fromkeys(names, cells))

    return spoil


def excel_numbers(folder: Path) -> None:
    """Give people by a workbook in which one id lost its zeros because it is a number."""
    rows = rows_of(read(folder, "people") + "000123,赵翀,officer\n")
    (folder / "people.csv").unlink()
    workbook(folder / "station.xlsx", {"people": [*rows, [123, "钱堃", "officer"]]})
