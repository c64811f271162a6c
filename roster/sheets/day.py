"""The day by sector, grid and post: who stands there, who is in command, what is open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from roster.domain import Grade, Person, Post, PostKind, Posture, Shift, ZoneLevel
from roster.printing import Entry, paper, render, shift_legend
from roster.sheets import labels
from roster.sheets.reading import Command, Key, Reading
from roster.storing.stored import Stored
from roster.words import Language, Text, full_day

TITLE = Text("每日勤务表", "Day sheet")


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What is missing on a post; `wished` says that its need is met and it would only like more."""

    words: Text
    wished: bool


@dataclass(frozen=True, kw_only=True)
class Line:
    """One shift of a post."""

    shift: Shift
    command: Command
    commanders: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    volunteers: tuple[str, ...]
    uncommanded: bool
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A post with its lines of the day; `zone` is its level of control, if there is one."""

    post: Post
    zone: Text | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Area:
    """A sector with its posts."""

    sector: Text
    places: tuple[Place, ...]


def day_sheets(stored: Stored, reading: Reading, language: Language) -> Iterator[str]:
    """Make one sheet for each day."""
    for day in reading.problem.period.dates:
        yield render(
            "day.html",
            language,
            paper=paper(
                stored, TITLE, full_day(day), legend=(*shift_legend(reading.problem), *proposals(reading))
            ),
            day=day,
            lead=_lead(reading, day),
            short=labels.open_seats(reading.roster.shortages, [day]),
            areas=areas(reading, day),
            beside=[(reading.name(reading.roster.person(d)), d) for d in reading.beside_posts(day)],
            away=_away(reading, day),
        )


def proposals(reading: Reading) -> tuple[Entry, ...]:
    """Explain the mark of duties that volunteers have yet to accept, where there are any."""
    return (Entry(mark=labels.PROPOSED, meaning=labels.PROPOSAL),) if reading.has_proposals else ()


def areas(reading: Reading, day: date) -> tuple[Area, ...]:
    """Give every post at which something is needed or done on a day, sector by sector."""
    found = (
        Area(sector=labels.sector(name), places=tuple(_places(reading, posts, day)))
        for name, posts in reading.posts_by_sector.items()
    )
    return tuple(area for area in found if area.places)


def _places(reading: Reading, posts: Sequence[Post], day: date) -> Iterator[Place]:
    for post in posts:
        if keys := reading.keys(day, [post.id]):
            yield Place(
                post=post, zone=zone(reading, post, day), lines=tuple(line(reading, key) for key in keys)
            )


def zone(reading: Reading, post: Post, day: date) -> Text | None:
    """Name a grid's level of control on a day, if it has one."""
    if post.kind is not PostKind.GRID:
        return None
    level = reading.problem.zone_on(post.id, day)
    return None if level is ZoneLevel.NONE else level.text


def line(reading: Reading, key: Key) -> Line:
    """Say who stands on a post on a date and shift."""
    command = reading.command(key)
    return Line(
        shift=reading.problem.shifts[key[2]],
        command=command,
        commanders=reading.names(command.people),
        auxiliaries=reading.names(reading.there(key, Grade.AUXILIARY)),
        volunteers=reading.volunteers(key),
        uncommanded=reading.uncommanded(key),
        gaps=tuple(Gap(words=labels.missing(s), wished=s.below != "need") for s in reading.missing(key)),
    )


def _lead(reading: Reading, day: date) -> tuple[Text, ...]:
    problem, roster = reading.problem, reading.roster
    working = {duty.person for duty in roster.duties if duty.day == day}
    present = [(g, sum(p.id in working for p in problem.by_grade[g])) for g in Grade]
    facts: list[Text | None] = [
        labels.capital(problem.day_class(day).text),
        None if problem.posture_on(day) is Posture.ROUTINE else labels.capital(problem.posture_on(day).text),
        Text("在岗 ", "On duty: ") + labels.grades(present),
    ]
    return tuple(fact for fact in facts if fact is not None)


def _away(reading: Reading, day: date) -> list[tuple[str, Text]]:
    """List who is on leave on a day."""
    people: list[Person] = list(reading.problem.people.values())
    found = ((person, reading.problem.on_leave(person.id, day)) for person in people)
    return [(reading.name(person), leave.kind.text) for person, leave in found if leave is not None]
