"""Every community sees its own officers each week (每个社区至少有3名专职防控民警)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from constraints.sources import COMMUNITIES
from roster.domain import DAY, Grade, Person, Problem, Roster
from roster.errors import Fault, Source
from roster.rules import Charge, Example, Law, Linear, Modelling, Rule, SoftRule, off, parameter
from roster.words import Text, short_day

_WEEK = 7


def _one_community(problem: Problem) -> Problem:
    """Let everybody answer for the first grid, in a community: for the example."""
    grid = replace(problem.grids["G01"], community="南岗社区")
    people = {who: replace(person, home_grid=grid.id) for who, person in problem.people.items()}
    return replace(problem, grids={**problem.grids, grid.id: grid}, people=people)


@dataclass(frozen=True, kw_only=True)
class CommunityOfficers(SoftRule):
    """In each week at least `least` of a community's own officers have a duty, at `weight` for each missing.

    A community's own are those whose home grid lies in it. A week is judged in the period in which it ends, with
    the days of it that are past, unless duties are known only since some day after its first. Where a community
    has fewer officers at all, it pays for them too.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "community-officers"
    title: ClassVar[Text] = Text("社区专职民警", "officers for each community")
    summary: ClassVar[Text] = Text(
        "每个社区每周有勤务的本社区民警少于规定人数时，每少一人计分。",
        "Each officer missing below the number that every community should see on duty in a week costs points.",
    )
    law: ClassVar[Law] = COMMUNITIES
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D . . D . . .
            O002  . D . . D . .
            O003  . . . . . . .
        """,
        told=Text(
            "三人的责任网格都在南岗社区；O003 全周没有勤务。",
            "The home grid of all three lies in the community 南岗社区; O003 has no duty in the week.",
        ),
        given=_one_community,
    )

    in_force: bool = off()
    grades: frozenset[Grade] = parameter(
        default=frozenset({Grade.OFFICER}), title=Text("计入哪些人员类别", "the grades that are counted")
    )
    least: int = parameter(
        default=3, title=Text("每个社区每周至少几人", "how many for each community in a week")
    )
    weight: int = parameter(default=50, title=Text("每少一人的分值", "points for each missing"))

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find that no grid has a community."""
        if problem.needs and not any(grid.community for grid in problem.grids.values()):
            yield Fault(
                Source("grids", None, "community"),
                Text(
                    f"规则「{self.title.zh}」需要知道网格属于哪个社区，但没有一个网格填写了社区",
                    f'the rule "{self.title.en}" must know the communities, but no grid names its own',
                ),
                Text(
                    "请填写网格表的 community（社区）列，或停用此规则。",
                    "Fill in the column community of grids, or switch the rule off.",
                ),
            )

    def cost(self, model: Modelling) -> None:
        """Charge for everybody of a community who is idle all week, beyond those it can spare."""
        problem = model.problem
        communities: dict[str, list[str]] = {grid.community: [] for grid in problem.grids.values()}
        for grid, team in problem.teams.items():
            communities[problem.grids[grid].community] += [person.id for person in team if self.binds(person)]
        for week in _weeks(problem):
            days = [week + i * DAY for i in range(_WEEK)]
            for community, people in communities.items():
                if community:
                    idle = [self._idle(model, person, days) for person in people]
                    total = Linear.sum((each, 1) for each in idle)
                    model.price_above(total, len(people) - self.least, (self.weight,))

    def _idle(self, model: Modelling, person: str, days: Sequence[date]) -> Linear:
        """Give an expression that is at least 1 where somebody has no duty on any of some days."""
        held = Linear.sum((option.held, -1) for option in model.options(person) if option.duty.day in days)
        return model.above(held, -1)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count who of each community has a duty in each week."""
        problem, own = roster.problem, self._own(roster.problem)
        for week in _weeks(problem):
            served = {d.person for d in (*problem.past, *roster.duties) if week <= d.day < week + _WEEK * DAY}
            for community, people in own.items():
                there = sum(person.id in served for person in people)
                if there < self.least:
                    yield self._charge(community, week, there, len(people))

    def _own(self, problem: Problem) -> dict[str, list[Person]]:
        own: defaultdict[str, list[Person]] = defaultdict(list)
        for community in sorted({grid.community for grid in problem.grids.values()} - {""}):
            own[community] = []
        for person in problem.people.values():
            community = "" if person.home_grid is None else problem.grids[person.home_grid].community
            if community and self.binds(person):
                own[community].append(person)
        return own

    def _charge(self, community: str, week: date, there: int, own: int) -> Charge:
        begins, few = short_day(week), own < self.least
        message = Text(
            f"{community}在{begins.zh}起的一周里有勤务的本社区民警 {there} 名，应有 {self.least} 名"
            f"{f'（责任网格在本社区的共 {own} 名）' if few else ''}。",
            f"{there} of {community}'s own officers have a duty in the week from {begins.en}, {self.least} should"
            f"{f' (its grids have {own} in all)' if few else ''}.",
        )
        points = (self.least - there) * self.weight
        return Charge(rule=self.name, points=points, message=message, day=week + (_WEEK - 1) * DAY)


def _weeks(problem: Problem) -> list[date]:
    """List the first days of the weeks that end in the period and are known whole."""
    starts = sorted({problem.station.week_of(day) for day in problem.period.dates})
    known = (week for week in starts if week >= problem.known_from)
    return [week for week in known if week + (_WEEK - 1) * DAY in problem.period]
