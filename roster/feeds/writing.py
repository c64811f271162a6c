"""Feeds onto the disk: one per person, one of the station, beside what was published before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from roster.domain import Person
from roster.errors import Fault, UnusableInput
from roster.feeds import people, station
from roster.feeds.calendars import head, title_of_person, title_of_station, vcalendar
from roster.feeds.events import Entry
from roster.feeds.naming import LONGEST, file_stem, identifier_of
from roster.feeds.reading import Feed, read_feed
from roster.feeds.revising import Edition, Fate, revise
from roster.feeds.wording import Wording
from roster.files import write_aside
from roster.storing.stored import Stored
from roster.words import Language, Text

STATION = "station.ics"
PEOPLE = "people"
SUFFIX = ".ics"
ALARM = timedelta(hours=1)
KEEP = timedelta(weeks=4)


@dataclass(frozen=True, kw_only=True)
class FeedsWritten:
    """How many feeds there are, and what became of how many of their events."""

    feeds: int
    new: int
    changed: int
    cancelled: int
    unchanged: int

    @property
    def text(self) -> Text:
        """Say it in a sentence."""
        return Text(
            f"{self.feeds:,} 份日历：新增 {self.new:,} 条，变更 {self.changed:,} 条，"
            f"取消 {self.cancelled:,} 条，未变 {self.unchanged:,} 条。",
            f"Calendars: {self.feeds:,}. Events: {self.new:,} new, {self.changed:,} changed, "
            f"{self.cancelled:,} cancelled, {self.unchanged:,} unchanged.",
        )


def write_feeds(
    stored: Stored,
    folder: Path,
    language: Language,
    *,
    alarm: timedelta | None = ALARM,
    keep: timedelta = KEEP,
) -> FeedsWritten:
    """Publish a roster as calendar feeds: `people/ID.ics` for each person (see `file_stem`), `station.ics`.

    What was published before is read from the same folder: an event that did not change keeps its bytes, one
    that changed its UID, and one that is no longer in the roster is cancelled and goes when `keep` has passed
    since its end and its last change. Whoever is no longer in the roster keeps a feed. `alarm` is how long
    before a duty its owner's calendar rings; None for never.

    Every file is written aside and renamed, and only where it changed. Raises UnusableInput, before anything
    is written, with every older file that cannot be read.
    """
    publication = _Publication(stored, folder, language, alarm, keep)
    before = publication.before()
    fates: Counter[Fate] = Counter()
    for path, feed in before.items():
        content, counted = publication.published(path, feed)
        fates += counted
        if content != feed.content:
            write_aside(path, content)
    return FeedsWritten(
        feeds=len(before),
        new=fates[Fate.NEW],
        changed=fates[Fate.CHANGED],
        cancelled=fates[Fate.CANCELLED],
        unchanged=fates[Fate.UNCHANGED],
    )


class _Publication:
    """One roster on its way into one folder."""

    def __init__(
        self, stored: Stored, folder: Path, language: Language, alarm: timedelta | None, keep: timedelta
    ) -> None:
        self.roster, self.folder, self.alarm = stored.roster, folder, alarm
        self.problem = stored.roster.problem
        self.edition = Edition(
            station=self.problem.station,
            period=self.problem.period,
            made_at=stored.report.made_at,
            language=language,
            keep=keep,
        )
        self.wording = Wording(self.roster, language)
        self.owners = self._owners()

    def before(self) -> dict[Path, Feed]:
        """Read every feed as it was published. Raises UnusableInput with all that cannot be read."""
        feeds: dict[Path, Feed] = {}
        faults: list[Fault] = []
        for path in (self.folder / STATION, *self.owners):
            try:
                feeds[path] = read_feed(path, self.problem.station.timezone)
            except UnusableInput as error:
                faults += error.faults
        if faults:
            raise UnusableInput(faults)
        return feeds

    def published(self, path: Path, feed: Feed) -> tuple[bytes, Counter[Fate]]:
        """Give a feed's new content, and what became of its events."""
        revised = revise(self._entries(path, feed), feed, self.edition)
        return vcalendar(self._head(path, feed), revised.events, self.edition), revised.fates

    def _owners(self) -> dict[Path, str]:
        """Map the path of every person's feed to the person's id: those in the roster, then those who were."""
        folder = self.folder / PEOPLE
        names = {person: file_stem(person) for person in self.problem.people}
        if faults := [_too_long(self.problem.people[p]) for p, name in names.items() if len(name) > LONGEST]:
            raise UnusableInput(faults)
        former = {path: identifier_of(path.stem) for path in sorted(folder.glob(f"*{SUFFIX}"))}
        return {folder / f"{name}{SUFFIX}": person for person, name in names.items()} | {
            path: person for path, person in former.items() if person is not None
        }

    def _entries(self, path: Path, feed: Feed) -> Iterable[Entry]:
        if path not in self.owners:
            return station.entries(self.roster, self.wording)
        duties = self.roster.of_person.get(self.owners[path], ())
        return people.entries(self.owners[path], duties, feed.events, self.wording, self.alarm)

    def _head(self, path: Path, feed: Feed) -> bytes:
        language = self.edition.language
        if path not in self.owners:
            return head(title_of_station(self.problem.station), language)
        person = self.problem.people.get(self.owners[path])
        return feed.head if person is None else head(title_of_person(self.problem.station, person), language)


def _too_long(person: Person) -> Fault:
    return Fault(
        person.source.at("id"),
        Text(
            f"编号「{person.id}」太长，不能作日历的文件名",
            f'the id "{person.id}" is too long to name a calendar file',
        ),
        Text("请使用较短的编号。", "Use a shorter id."),
    )
