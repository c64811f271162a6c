"""Rest after nights."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from roster.domain import DAY, Duty, Origin, Person, Roster
from roster.rules import (
    Example,
    HardRule,
    Law,
    Linear,
    Modelling,
    Option,
    Stricter,
    Violation,
    off,
    parameter,
)
from roster.words import Text, hours, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class RestAfterNights(HardRule):
    """After nights on `run` dates in a row comes another night on the next date, or `rest` without any duty.

    With `run` 1 it is the forced rest after a night. Past nights count.
    """

    name: ClassVar[str] = "rest-after-nights"
    title: ClassVar[Text] = Text("夜班后休整", "rest after nights")
    summary: ClassVar[Text] = Text(
        "连上规定个数的夜班后，要么次日接着上夜班，要么从最后一个夜班结束起休满规定时间，才能再上任何班。",
        "After so many nights in a row there is another night on the next date,"
        " or else the given rest from the end of the last night to a duty of any kind.",
    )
    law: ClassVar[Law] = Law(
        Text(
            "强制休息令（各地公安机关爱警措施，未见统一文本，待核实）",
            "orders to rest after night duty (local police welfare measures; no common text found, to be checked)",
        ),
        since=date(2019, 1, 22),
    )
    example: ClassVar[Example] = Example(
        drawing="""
        O001  N N . D . .
        O002  N N . . E .
        """
    )

    in_force: bool = off()
    run: int = parameter(
        default=2,
        title=Text("连上几个夜班后须休整", "nights in a row after which the rest is due"),
        stricter=Stricter.LESS,
        least=1,
        most=14,
    )
    rest: timedelta = parameter(
        default=2 * DAY,
        title=Text("夜班后至少休整时间", "least rest after the last night"),
        stricter=Stricter.MORE,
        least=timedelta(),
        most=14 * DAY,
    )

    def constrain(self, model: Modelling) -> None:
        """Let the nights of a run and what comes too soon after its last one exclude each other."""
        for person in model.problem.people.values():
            options = model.options(person.id) if self.binds(person) else ()
            nights: dict[date, list[Option]] = defaultdict(list)
            for option in options:
                if option.duty.is_night:
                    nights[option.duty.day].append(option)
            for last in list(nights):
                before = [nights.get(last - i * DAY, []) for i in range(1, self.run)]
                if all(before):
                    self._forbid_too_soon(model, nights[last], before, options)

    def _forbid_too_soon(
        self,
        model: Modelling,
        nights: Sequence[Option],
        before: Sequence[Sequence[Option]],
        options: Sequence[Option],
    ) -> None:
        """Forbid a duty too soon after one of the last nights when there were nights on all dates before."""
        run = Linear.sum((model.any_of(listed), 1) for listed in before)
        for (_, ended), others in self._too_soon(nights, options).items():
            last = [nights[index] for index in ended]
            if not before:
                for one in last:
                    for other in others:
                        model.conflict(one, other)
            else:
                total = Linear.sum(((run, 1), (model.any_of(last), 1), (model.any_of(others), 1)))
                model.at_most(total, self.run)

    def _too_soon(
        self, nights: Sequence[Option], options: Sequence[Option]
    ) -> Mapping[tuple[date, tuple[int, ...]], Sequence[Option]]:
        """Group the options too soon after a night, by day and by the nights (by number) they are too near."""
        found: dict[tuple[date, tuple[int, ...]], list[Option]] = defaultdict(list)
        day = nights[0].duty.day
        for option in options:
            duty = option.duty
            goes_on = duty.is_night and duty.day in (day, day + DAY)
            near = tuple(
                index
                for index, night in enumerate(nights)
                if night.duty.start <= duty.start < night.duty.end + self.rest
            )
            if near and not goes_on and duty.origin is not Origin.PAST:
                found[duty.day, near].append(option)
        return found

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look back from every duty at the nights that ended less than the rest before it."""
        for who, duties in roster.history.items():
            person = roster.problem.people[who]
            if not self.binds(person):
                continue
            nights = [duty for duty in duties if duty.is_night]
            dates = {night.day for night in nights}
            for duty in roster.of_person[who]:
                near = [n for n in nights if n.start <= duty.start and duty.start - n.end < self.rest]
                near = [n for n in near if not (duty.is_night and duty.day - n.day <= DAY)]
                near = [n for n in near if dates >= {n.day - i * DAY for i in range(self.run)}]
                if near:
                    yield self._violation(person, max(near, key=lambda night: night.end), duty)

    def _violation(self, person: Person, night: Duty, duty: Duty) -> Violation:
        who, when, last = person.text, weekday_and_day(duty.day), weekday_and_day(night.day)
        gap = hours(max(duty.start - night.end, timedelta()))
        message = Text(
            f"{who.zh}{last.zh}的夜班之后只休整 {gap.zh}就排了{when.zh}的 {duty.shift} 班，"
            f"连上 {self.run} 个夜班后至少休整 {hours(self.rest).zh}。",
            f"{who.en} has shift {duty.shift} on {when.en}, {gap.en} after the night of {last.en};"
            f" {hours(self.rest).en} are due after {self.run} night(s) in a row.",
        )
        return Violation(rule=self.name, day=duty.day, person=person.id, message=message)
