"""An invented station as a folder that `roster check` and `roster solve` take."""

from datetime import date
from pathlib import Path

from roster.domain import Problem
from roster.domain.station import Period
from roster.errors import UnusableCall
from roster.files import write_aside
from roster.inventing.settings import readme, settings
from roster.inventing.station import invent
from roster.inventing.tables import tables
from roster.words import Language, Text

_MOST_GRIDS = 500


def invent_station(  # noqa: PLR0913 - each says one thing that the caller chooses
    folder: Path,
    *,
    grids: int,
    seed: int,
    first: date,
    days: int = 7,
    language: Language = Language.ZH,
    staffing: float = 1.0,
) -> list[Path]:
    """Write an invented station of `grids` grids into a folder and give the files, station.toml first.

    The period starts on `first` and lasts `days` days; the week before it is there as past duties. The same
    arguments give the same bytes. `staffing` scales the headcount: at 1.0 a handful of seats stays open.
    Raises UnusableCall for a size that is out of range or a folder that holds anything already.
    """
    _check(folder, grids, days, staffing)
    return write_station(
        folder, invent(grids, seed, Period(first=first, days=days), language, staffing), seed, language
    )


def write_station(folder: Path, problem: Problem, seed: int, language: Language) -> list[Path]:
    """Write what was invented from a seed into a folder and give the files, station.toml first."""
    # Byte order mark: without it Excel takes Chinese text for another encoding.
    texts = {"station.toml": settings(problem), "README.md": readme(problem, seed)}
    texts |= {name: f"\ufeff{text}" for name, text in tables(problem, language).items()}
    return [write_aside(folder / name, text.encode()) for name, text in texts.items()]


def _check(folder: Path, grids: int, days: int, staffing: float) -> None:
    if not 1 <= grids <= _MOST_GRIDS:
        raise UnusableCall(
            Text(f"网格数须在 1 到 {_MOST_GRIDS} 之间", f"the number of grids must be 1 to {_MOST_GRIDS}")
        )
    if days < 1:
        raise UnusableCall(Text("天数至少为 1", "there must be at least one day"))
    if staffing <= 0:
        raise UnusableCall(Text("人员配备系数须大于 0", "the staffing factor must be above 0"))
    refuse_full(folder)


def refuse_full(folder: Path) -> None:
    """Raise UnusableCall where a new folder cannot be made without touching what is there."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UnusableCall(
            Text(f"{folder} 已存在且不是空文件夹", f"{folder} is there already and not an empty folder"),
            Text("请换一个文件夹名。", "Name another folder."),
        )
