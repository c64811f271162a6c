"""`roster show`: a solved week in the terminal, the whole of it or the part that is asked for."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from shlex import quote

from roster.domain import Grade, Person
from roster.printing.times import days_between
from roster.sheets import labels
from roster.sheets.cells import counted
from roster.sheets.reading import Reading
from roster.storing.stored import Stored
from roster.terminal.covering import render_cover
from roster.terminal.days import render_day
from roster.terminal.figures import open_seats
from roster.terminal.pages import Page
from roster.terminal.persons import render_person
from roster.terminal.shortages import render_open_seats
from roster.terminal.styles import FAINT, figure
from roster.terminal.summary import quality
from roster.terminal.views import Choice, Part, View
from roster.terminal.weeks import render_weeks
from roster.words import Text, hours_figure, same

MANY = 120  # people from which on the whole station is shown by groups, unless everybody is asked for


def show(stored: Stored, page: Page, view: View = View()) -> None:  # noqa: B008 - frozen
    """Draw a solved period; raises UnusableCall where the view names what is not there.

    A person is shown duty by duty, a day post by post; otherwise people and days, below the cover day by day
    and the open seats.
    """
    reading, choice = Reading(stored.roster), Choice(stored.roster, view)
    part, person, day = choice.part(reading), choice.person(), choice.day()
    page.heading(same(stored.roster.problem.station.name + " · ") + days_between(reading.problem.period))
    page.say(quality(stored.report), FAINT)
    if person is not None:
        render_person(reading, person, page)
    elif day is not None:
        render_cover(part, [day], page)
        render_day(part, day, page)
    else:
        _whole(stored, part, choice.people(), page, everyone=view.everyone)


def _whole(stored: Stored, part: Part, people: Sequence[Person], page: Page, *, everyone: bool) -> None:
    for days in part.reading.weeks:
        render_cover(part, days, page)
    listed = [
        seats
        for seats in open_seats(stored.roster)
        if seats.post in part.posts and seats.grade in part.grades
    ]
    render_open_seats(part.reading.problem, listed, page)
    if len(people) > MANY and not everyone:
        _groups(part.reading, people, page)
        _ways_on(stored, len(people), page)
    else:
        render_weeks(part.reading, people, page)


def _groups(reading: Reading, people: Sequence[Person], page: Page) -> None:
    """Draw a row for each grade and sector instead of one for each of many people."""
    found: defaultdict[tuple[Grade, str], list[Person]] = defaultdict(list)
    for person in people:
        found[person.grade, reading.sector(person)].append(person)
    page.heading(Text("人员", "People"))
    words = Text("类别", "grade"), Text("片区", "sector")
    names = (
        Text("人数", "people"),
        Text("勤务", "duties"),
        Text("人均工时", "mean h"),
        Text("最多夜班", "most nights"),
    )
    drawn = page.table(words, names)
    order = list(Grade)
    for grade, sector in sorted(found, key=lambda g: (order.index(g[0]), not g[1], g[1])):
        group = found[grade, sector]
        duties = [reading.roster.of_person[person.id] for person in group]
        total = sum(map(counted, duties), timedelta())
        page.add(
            drawn,
            grade.text,
            labels.sector(sector),
            figure(len(group)),
            figure(sum(map(len, duties))),
            hours_figure(timedelta(hours=round(total / len(group) / timedelta(hours=1), 1))),
            str(max(sum(duty.is_night for duty in mine) for mine in duties)),
        )
    page.put(drawn)


def _ways_on(stored: Stored, count: int, page: Page) -> None:
    problem = stored.roster.problem
    grid = min(problem.grids, default=min(problem.posts, default=""))
    sector = min((post.sector for post in problem.posts.values() if post.sector), default=grid)
    person = min(problem.people)
    ways = (
        (f"--place {quote(sector)} --grade auxiliary", Text("一个片区的辅警", "the auxiliaries of a sector")),
        (f"--place {quote(grid)}", Text("一个网格", "one grid")),
        (f"--person {quote(person)}", Text("一个人", "one person")),
        (f"--day {problem.period.first}", Text("一天，逐岗", "one day, post by post")),
        ("--all", Text(f"全部 {count} 人", f"all {count} people")),
    )
    page.heading(Text("再看细一些", "To see more"))
    page.list((f"roster show {quote(str(stored.folder))} {options}", meaning) for options, meaning in ways)
