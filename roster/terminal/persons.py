"""One person's period, duty by duty."""

from collections.abc import Iterator
from datetime import date

from roster.domain import Duty, Origin, Person
from roster.printing.times import duty_times
from roster.sheets import labels
from roster.sheets.cells import row
from roster.sheets.reading import Reading
from roster.terminal.cells import shift_style
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, NOTHING
from roster.words import Text, hours, hours_figure, joined, same, short_day, weekday

_COLUMNS = (
    Text("日期", "day"),
    Text("班次", "shift"),
    Text("时间", "time"),
    Text("岗位", "post"),
    Text("带队民警", "in command"),
)


def render_person(reading: Reading, person: Person, page: Page) -> None:
    """Draw one person's days: when, where, under whose command, and what they add up to."""
    home = [same(reading.problem.grids[person.home_grid].name)] if person.home_grid else []
    page.heading(joined((person.text, person.grade.text, *home), " · ", " · "))
    table = page.table(_COLUMNS, [Text("工时", "h")])
    for day in reading.problem.period.dates:
        for values in _day(reading, person, day, page):
            page.add(table, *values)
    page.put(table)
    if any(map(reading.roster.is_proposal, reading.roster.of_person[person.id])):
        page.say(labels.PROPOSED + same(" ") + labels.PROPOSAL, FAINT)
    whole, contract = row(reading, person, reading.problem.period.dates), hours(person.weekly_hours)
    page.say(
        Text(
            f"合计 {hours_figure(whole.hours)} 小时，夜班 {whole.nights} 次；每周标准 {contract.zh}。",
            f"{hours_figure(whole.hours)} h in all, {whole.nights} at night; {contract.en} a week by contract.",
        )
    )


def _day(reading: Reading, person: Person, day: date, page: Page) -> Iterator[tuple[object, ...]]:
    name = short_day(day) + same(" ") + weekday(day)
    duties = [duty for duty in reading.roster.of_person[person.id] if duty.day == day]
    for duty in duties:
        yield (name, *_duty(reading, duty, page))
    if not duties:
        (only,) = row(reading, person, [day]).cells
        yield (name, page.cell(only.word or NOTHING, FAINT))


def _duty(reading: Reading, duty: Duty, page: Page) -> Iterator[object]:
    problem = reading.problem
    shift = problem.shifts[duty.shift]
    mark = labels.PROPOSED.zh if reading.roster.is_proposal(duty) else ""
    code = f"[{shift.code}]" if duty.origin is Origin.FIXED else shift.code + mark
    yield page.cell(f"{code} {shift.name}", shift_style(reading, shift))
    yield duty_times(problem.station.local(duty.start), problem.station.local(duty.end))
    if duty.post is None:
        yield from (NOTHING, NOTHING)
    else:
        command = reading.command((duty.post, duty.day, duty.shift))
        others = [same(name) for name in reading.names(p for p in command.people if p.id != duty.person)]
        own = [Text("本人", "self")] if len(others) < len(command.people) else []
        names = joined((*own, *others))
        brackets = same("(") + names + same(")") if command.from_sector else names
        yield f"{duty.post} {problem.posts[duty.post].name}"
        yield brackets if command.people else labels.NOBODY_COMMANDS
    yield hours_figure(duty.counted)
