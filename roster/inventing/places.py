"""The places of an invented station: sectors of about ten grids, their posts, and the shifts."""

from collections.abc import Iterator
from datetime import time
from fractions import Fraction
from random import Random

from roster.domain import DutyKind, Grid, Post, PostKind, Shift, ZoneLevel
from roster.inventing import names
from roster.words import Language, Text

_GRIDS_A_SECTOR = 10
_GRIDS_A_COMMUNITY = 5
_GRIDS_A_CHECKPOINT = 12
_GRIDS_A_SITE = 10
_LEAST_GRIDS_FOR_A_DESK = 4
_HARD_GRID = Fraction(3)  # an old quarter takes three times the work (老旧小区)
_WEIGHTS = (Fraction(1), Fraction(1), Fraction(1), Fraction(3, 2), Fraction(3, 2), Fraction(2))

_SHIFTS = (
    ("D", Text("早班", "Day"), time(7, 30), time(15, 30), DutyKind.PATROL),
    ("E", Text("中班", "Evening"), time(15, 30), time(23, 30), DutyKind.PATROL),
    ("N", Text("夜班", "Night"), time(23, 30), time(7, 30), DutyKind.PATROL),
    # Ends eleven hours before the day shift, so that whoever serves the one may serve the other next day.
    ("S", Text("傍晚短班", "Short evening"), time(16, 30), time(20, 30), DutyKind.PATROL),
    ("T", Text("训练", "Training"), time(8, 30), time(11, 30), DutyKind.TRAINING),
)


def shifts(language: Language) -> dict[str, Shift]:
    """Give the shifts by code: day, evening, night, a short evening one, and training."""
    return {
        code: Shift(code=code, name=name.to(language), start=start, end=end, kind=kind)
        for code, name, start, end, kind in _SHIFTS
    }


def grids(count: int, random: Random, language: Language) -> dict[str, Grid]:
    """Give grids by id, spread evenly over sectors and communities; about one in ten is an old quarter."""
    sectors = -(-count // _GRIDS_A_SECTOR)
    named = names.communities(-(-count // _GRIDS_A_COMMUNITY), random)
    found: dict[str, Grid] = {}
    for i in range(count):
        community = named[i * len(named) // count]
        number = sum(grid.community == community.to(language) for grid in list(found.values())[-10:]) + 1
        name = Text(f"{community.zh.removesuffix('社区')}第{number}网格", f"{community.en} grid {number}")
        old = random.random() < 0.1  # noqa: PLR2004 - the share told above
        found[f"G{i + 1:03}"] = Grid(
            id=f"G{i + 1:03}",
            name=name.to(language),
            community=community.to(language),
            sector=sector_id(i * sectors // count),
            population=random.randrange(800, 2600, 10),
            weight=_HARD_GRID if old else random.choice(_WEIGHTS),
            zone=ZoneLevel.PRECAUTION if old else ZoneLevel.NONE,
        )
    return found


def sector_id(index: int) -> str:
    """Name the sector of an index from 0."""
    return f"S{index + 1:02}"


def hard(grid: Grid) -> bool:
    """Tell whether somebody has to hold a grid through the night as well."""
    return grid.weight == _HARD_GRID


def posts(given: dict[str, Grid], language: Language) -> dict[str, Post]:
    """Give the posts by id: one for every grid and sector, checkpoints, key sites and the online patrol."""
    listed = [
        Post(id=grid.id, name=grid.name, kind=PostKind.GRID, sector=grid.sector, weight=grid.weight)
        for grid in given.values()
    ]
    listed += _others(given, language)
    return {post.id: post for post in sorted(listed, key=lambda post: post.id)}


def _others(given: dict[str, Grid], language: Language) -> Iterator[Post]:
    sectors = sorted({grid.sector for grid in given.values()})
    for sector in sectors:
        name = Text(f"{int(sector[1:])}片区巡逻", f"Sector {int(sector[1:])} patrol")
        yield Post(id=f"P{sector}", name=name.to(language), kind=PostKind.SECTOR, sector=sector)
    for i, name in enumerate(names.checkpoints(len(given) // _GRIDS_A_CHECKPOINT)):
        sector = sectors[i * len(sectors) // (len(given) // _GRIDS_A_CHECKPOINT)]
        yield Post(id=f"K{i + 1:02}", name=name.to(language), kind=PostKind.CHECKPOINT, sector=sector)
    for i, name in enumerate(names.sites(len(given) // _GRIDS_A_SITE)):
        sector = sectors[i % len(sectors)]
        yield Post(id=f"Z{i + 1:02}", name=name.to(language), kind=PostKind.SITE, sector=sector)
    if len(given) >= _LEAST_GRIDS_FOR_A_DESK:
        yield Post(id="W01", name=Text("网上巡查", "Online patrol").to(language), kind=PostKind.DESK)
