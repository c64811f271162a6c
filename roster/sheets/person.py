"""One page per person: the week as a list, with times, post, command, company and hours, and a line to sign."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from roster.domain import Duty, Person
from roster.printing import duty_times, hours_column, paper, render, shift_legend
from roster.sheets import labels
from roster.sheets.cells import Cell, cell, counted
from roster.sheets.day import zone
from roster.sheets.reading import Command, Reading
from roster.storing.stored import Stored
from roster.words import Language, Text, same

TITLE = Text("个人勤务表", "Personal roster")
SIGNATURES = (Text("制表", "Prepared by"), Text("审核", "Checked by"), Text("本人签收", "Received by"))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One duty as its person reads it.

    `commanding` says that the person commands it, `proposed` that a volunteer has yet to accept it.
    """

    duty: Duty
    proposed: bool
    shift: str
    times: Text
    post: Text
    zone: Text | None
    kind: Text
    command: Command
    commanders: tuple[str, ...]
    commanding: bool
    uncommanded: bool
    company: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day of a person: duties, or the word for why there are none."""

    day: date
    entries: tuple[Entry, ...]
    cell: Cell


def person_sheets(
    stored: Stored, reading: Reading, language: Language, people: Iterable[Person]
) -> Iterator[str]:
    """Make one sheet for each person."""
    head = paper(stored, TITLE, legend=shift_legend(reading.problem), signatures=SIGNATURES)
    for person in people:
        duties = reading.roster.of_person[person.id]
        hours = tuple(hours_column([*(duty.counted for duty in duties), counted(duties)]))
        yield render(
            "person.html",
            language,
            paper=head,
            person=person,
            facts=_facts(reading, person),
            days=days(reading, person),
            sum=_sum(duties),
            hours=dict(zip(duties, hours, strict=False)),
            total=hours[-1],
        )


def days(reading: Reading, person: Person) -> tuple[Day, ...]:
    """Give every day of the period as a person reads it."""
    duties = reading.roster.of_person[person.id]
    found = []
    for day in reading.problem.period.dates:
        todays = [duty for duty in duties if duty.day == day]
        entries = tuple(_entry(reading, person, duty) for duty in todays)
        found.append(Day(day=day, entries=entries, cell=cell(reading, person, day, todays)))
    return tuple(found)


def _entry(reading: Reading, person: Person, duty: Duty) -> Entry:
    problem, roster = reading.problem, reading.roster
    key = None if duty.post is None else (duty.post, duty.day, duty.shift)
    command = Command(people=()) if key is None else reading.command(key)
    there = () if key is None else (roster.person(other) for other in roster.at_post.get(key, ()))
    company = [
        other
        for other in there
        if other.id != person.id and (command.from_sector or other not in command.people)
    ]
    station = problem.station
    return Entry(
        duty=duty,
        proposed=roster.is_proposal(duty),
        shift=problem.shifts[duty.shift].name,
        times=duty_times(station.local(duty.start), station.local(duty.end)),
        post=Text("不在岗位", "away from all posts")
        if duty.post is None
        else same(problem.posts[duty.post].name),
        zone=None if duty.post is None else zone(reading, problem.posts[duty.post], duty.day),
        kind=duty.kind.text,
        command=command,
        commanders=reading.names(other for other in command.people if other.id != person.id),
        commanding=person in command.people,
        uncommanded=key is not None and reading.uncommanded(key),
        company=reading.names(company),
    )


def _sum(duties: Sequence[Duty]) -> Text:
    count, nights = len(duties), sum(duty.is_night for duty in duties)
    if not nights:
        return Text(f"勤务 {count} 次", "1 duty" if count == 1 else f"{count} duties")
    plural = "night" if nights == 1 else "nights"
    return Text(
        f"勤务 {count} 次，其中夜班 {nights} 次",
        f"{count} {'duty' if count == 1 else 'duties'}, of these {nights} {plural}",
    )


def _facts(reading: Reading, person: Person) -> list[Text]:
    grid = reading.problem.grids[person.home_grid] if person.home_grid else None
    facts = [
        labels.capital(person.grade.text),
        same(person.id),
        Text(f"责任网格 {grid.name}", f"Home grid {grid.name}") if grid else None,
        labels.sector(grid.sector) if grid and grid.sector else None,
        Text(f"由{person.home_unit}支援", f"on loan from {person.home_unit}") if person.home_unit else None,
    ]
    return [fact for fact in facts if fact is not None]
