"""Rosters to publish, and feeds read back; all of it is invented."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from roster.domain import Grade, Person, Post, PostKind, Problem, Roster
from roster.feeds import FeedsWritten, write_feeds
from roster.storing.report import Report, Status
from roster.storing.stored import Stored
from roster.words import Language
from tests.feeds.parsers import seen
from tests.stations import MONDAY, needs, person, problem

MADE = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
LATER = MADE + timedelta(hours=3)
LAST = MADE + timedelta(days=1)


def station(
    timezone: str = "Asia/Shanghai", first: date = MONDAY, people: Iterable[Person] | None = None
) -> Problem:
    """Give a station of two grids under a patrol: O001 and O002, A001, and whoever is given instead."""
    given = people or [person(1), person(2), person(1, Grade.AUXILIARY)]
    found = problem(
        given,
        [needs("grid", "D", auxiliary=1), needs("sector", "D", officer=1)],
        grids=2,
        posts=[Post(id="X1", name="片区巡逻", kind=PostKind.SECTOR, sector="X")],
        first=first,
    )
    return replace(found, station=replace(found.station, timezone=ZoneInfo(timezone)))


def stored(roster: Roster, made_at: datetime = MADE) -> Stored:
    """Store a roster, so to say."""
    period = roster.problem.period
    report = Report(
        status=Status.OPTIMAL,
        objective=0,
        bound=0,
        gap=0.0,
        first=period.first,
        days=period.days,
        made_at=made_at,
        seconds=0.1,
        seed=1,
        input_hash="",
        duties_hash="",
        prices={},
        parameters={},
    )
    return Stored(folder=Path("OUT"), roster=roster, report=report)


def publish(
    roster: Roster,
    folder: Path,
    made_at: datetime = MADE,
    language: Language = Language.ZH,
    **settings: timedelta | None,
) -> FeedsWritten:
    """Publish a roster into a folder of feeds."""
    return write_feeds(stored(roster, made_at), folder, language, **settings)  # type: ignore[arg-type]


def states(path: Path) -> list[tuple[str, int, str]]:
    """List start (local), SEQUENCE and STATUS of each event of a feed."""
    return [(f"{event.start:%m-%d %H:%M}", event.sequence, event.status) for event in seen(path)]


def uids(path: Path) -> list[str]:
    """List the UIDs of a feed, in its order."""
    return [event.uid for event in seen(path)]


def files(folder: Path) -> dict[str, bytes]:
    """Map the files of a folder to what is in them."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
