"""Small invented stations and rosters for tests; nobody in them exists."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from roster.domain import (
    DaySelector,
    Demand,
    Duty,
    DutyKind,
    Grade,
    Grid,
    Period,
    Person,
    Post,
    PostKind,
    Posture,
    Problem,
    Roster,
    Shift,
    Station,
)

MONDAY = date(2026, 11, 23)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
RARE = "翀堃玥燚垚㛃䶮𬭚"

SHIFTS = {
    "D": Shift(code="D", name="早班", start=time(8), end=time(16)),
    "E": Shift(code="E", name="中班", start=time(16), end=time(0)),
    "N": Shift(code="N", name="夜班", start=time(23), end=time(7)),
    "S": Shift(code="S", name="短班", start=time(9), end=time(13), kind=DutyKind.DESK),
}
EVERY_DAY = DaySelector(weekdays=frozenset(range(7)))


def station(timezone: str = "Asia/Shanghai") -> Station:
    """Give a station with the usual settings."""
    return Station(id="S01", name="示例派出所", timezone=ZoneInfo(timezone))


def person(number: int, grade: Grade = Grade.OFFICER, **facts: object) -> Person:
    """Invent a person; their id tells grade and number: O001, A001, V001."""
    name = SURNAMES[number % len(SURNAMES)] + RARE[number % len(RARE)]
    return replace(
        Person(id=f"{grade[0].upper()}{number:03}", name=name, grade=grade),
        **facts,  # type: ignore[arg-type]
    )


def needs(
    applies_to: str, shift: str, officer: int = 0, auxiliary: int = 0, volunteer: int = 0, **more: object
) -> Demand:
    """Ask for people every day of the week."""
    least = {Grade.OFFICER: officer, Grade.AUXILIARY: auxiliary, Grade.VOLUNTEER: volunteer}
    row = Demand(posture=Posture.ROUTINE, applies_to=applies_to, days=EVERY_DAY, shift=shift, least=least)
    return replace(row, **more)  # type: ignore[arg-type]


def problem(
    people: Iterable[Person],
    demands: Iterable[Demand],
    *,
    grids: int = 1,
    posts: Iterable[Post] = (),
    days: int = 7,
    first: date = MONDAY,
    shifts: Mapping[str, Shift] = SHIFTS,
    timezone: str = "Asia/Shanghai",
    **more: object,
) -> Problem:
    """Put a problem together; its grids are G01, G02 … in sector X."""
    areas = {f"G{i:02}": Grid(id=f"G{i:02}", name=f"第{i}网格", sector="X") for i in range(1, grids + 1)}
    places = {g.id: Post(id=g.id, name=g.name, kind=PostKind.GRID, sector=g.sector) for g in areas.values()}
    places |= {post.id: post for post in posts}
    return Problem(
        station=station(timezone),
        period=Period(first=first, days=days),
        people={p.id: p for p in sorted(people, key=lambda p: p.id)},
        grids=areas,
        posts=dict(sorted(places.items())),
        shifts=dict(sorted(shifts.items())),
        demands=tuple(demands),
        **more,  # type: ignore[arg-type]
    )


def roster(given: Problem, *cells: tuple[str, int, str] | tuple[str, int, str, str | None]) -> Roster:
    """Draw a roster: each cell is person, day counted from the first (0), shift and, if not G01, post."""
    duties = [
        given.duty(
            cell[0],
            given.period.first + timedelta(days=cell[1]),
            cell[2],
            cell[3] if len(cell) > 3 else "G01",
        )
        for cell in cells
    ]
    return Roster(problem=given, duties=tuple(sorted(duties)))


def six_grids() -> Problem:
    """Give a station of 6 grids, a checkpoint and a desk, with 12 officers, 24 auxiliaries and 6 volunteers."""
    people = [
        *(person(i, Grade.OFFICER, home_grid=f"G{i % 6 + 1:02}") for i in range(1, 13)),
        *(person(i, Grade.AUXILIARY, home_grid=f"G{i % 6 + 1:02}") for i in range(1, 25)),
        *(
            person(i, Grade.VOLUNTEER, home_grid=f"G{i % 6 + 1:02}", weekly_hours=timedelta(hours=8))
            for i in range(1, 7)
        ),
    ]
    demands = [
        needs("grid", "D", officer=1, auxiliary=2, volunteer=0, volunteer_target=1),
        needs("grid", "E", auxiliary=1),
        needs("sector", "E", officer=1),
        needs("sector", "N", officer=1, auxiliary=1),
        needs("DESK", "S", officer=1),
    ]
    posts = [
        Post(id="X1", name="片区巡逻", kind=PostKind.SECTOR, sector="X"),
        Post(id="DESK", name="网上巡查", kind=PostKind.DESK),
    ]
    return problem(people, demands, grids=6, posts=posts)


def greedy(given: Problem) -> Roster:
    """Fill a roster by hand, without a solver: at most one duty a day and five a week; seats may stay open."""
    duties: list[Duty] = []
    load: dict[str, int] = dict.fromkeys(given.people, 0)
    busy: set[tuple[str, date]] = set()
    for need in given.needs:
        for grade in Grade:
            free = [
                p
                for p in given.by_grade[grade]
                if load[p.id] < 5 and (p.id, need.day) not in busy and given.present(p, need.day)
            ]
            free.sort(key=lambda p: (p.home_grid != need.post, load[p.id], p.id))
            for chosen in free[: need.target[grade]]:
                duties.append(given.duty(chosen.id, need.day, need.shift, need.post))
                load[chosen.id] += 1
                busy.add((chosen.id, need.day))
    return Roster(problem=given, duties=tuple(sorted(duties)))
