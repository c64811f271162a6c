"""What becomes of a feed's events when a roster is published: new, changed, cancelled, or kept byte for byte."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from roster.domain import Period, Station
from roster.feeds.events import Entry, Revision, cancelled, vevent
from roster.feeds.reading import Feed, Published
from roster.words import Language


class Fate(Enum):
    """What became of an event."""

    NEW = auto()
    CHANGED = auto()
    CANCELLED = auto()
    UNCHANGED = auto()


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A publication: the station, the days it speaks of, when it was made, in which language.

    Events that are no longer in the roster go when `keep` has passed since their end and their last change.
    """

    station: Station
    period: Period
    made_at: datetime
    language: Language
    keep: timedelta


@dataclass(frozen=True, slots=True)
class Revised:
    """The events of a feed as they are to be published, in time, and what became of how many."""

    events: tuple[Published, ...]
    fates: Counter[Fate]


def revise(entries: Iterable[Entry], before: Feed, edition: Edition) -> Revised:
    """Hold what is to be published against what was.

    A roster speaks only of the days of its period: events of other days stay as they are.
    """
    wanted = {entry.uid: entry for entry in entries}
    rows = [_revised(entry, before.events.get(entry.uid), edition) for entry in wanted.values()]
    rows += _left_over((old for old in before.events.values() if old.uid not in wanted), edition)
    rows.sort(key=lambda row: (row[1].start, row[1].uid))
    return Revised(tuple(event for _, event in rows), Counter(fate for fate, _ in rows))


def _revised(entry: Entry, old: Published | None, edition: Edition) -> tuple[Fate, Published]:
    if old is None:
        return Fate.NEW, _published(entry, Revision.first(edition.made_at), edition)
    same = _published(entry, old.revision, edition)
    if same.block == old.block:
        return Fate.UNCHANGED, old
    return Fate.CHANGED, _published(entry, old.revision.next(edition.made_at), edition)


def _published(entry: Entry, revision: Revision, edition: Edition) -> Published:
    return Published(
        uid=entry.uid,
        start=entry.start,
        end=entry.end,
        is_cancelled=False,
        revision=revision,
        block=vevent(entry, revision, edition.station.timezone),
    )


def _left_over(events: Iterable[Published], edition: Edition) -> Iterator[tuple[Fate, Published]]:
    for old in events:
        if max(old.end, old.revision.changed_at) + edition.keep < edition.made_at:
            continue
        if old.is_cancelled or edition.station.local(old.start).date() not in edition.period:
            yield Fate.UNCHANGED, old
        else:
            yield Fate.CANCELLED, _cancelled(old, edition)


def _cancelled(old: Published, edition: Edition) -> Published:
    revision = old.revision.next(edition.made_at)
    return Published(
        uid=old.uid,
        start=old.start,
        end=old.end,
        is_cancelled=True,
        revision=revision,
        block=cancelled(old.block, revision, edition.language),
    )
