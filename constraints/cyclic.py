"""Cycles: what following one strictly and keeping near one have in common."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from constraints import cycles
from constraints.cycle_trial import objections
from constraints.cycles import PATTERNS, Cell
from roster.domain import Person, Problem
from roster.errors import Fault, Source
from roster.rules import Rule, parameter
from roster.words import Text

_OFFSET = re.compile(r"(\S.*?)\s*[\s=:：]\s*([+-]?\d{1,4})")
_ROLE = re.compile(r"(\S+?)\s*[=:：]\s*(\S+)")
_MOST = 366  # days of a pattern
_TOO_LONG = Text(f"超过 {_MOST} 天", f"has more than {_MOST} days")


class Plan(NamedTuple):
    """A cycle as it is followed: its days, and the day on which each subject begins it.

    A subject is a crew, a home grid or a person, by id.
    """

    cells: tuple[Cell, ...]
    begins: Mapping[str, date]

    def begin_of(self, person: Person) -> date | None:
        """Give the day on which a person begins: their own, else their crew's, else their grid's."""
        subjects = (person.id, person.crew, person.home_grid)
        return next((self.begins[s] for s in subjects if s and s in self.begins), None)


@dataclass(frozen=True, kw_only=True)
class Cyclic(Rule):
    """A rule about people who follow a cycle of shifts, each crew some days after another.

    `offsets` name crews, home grids or people and how many days after `anchor` each begins the
    pattern's first day; whoever is not named is not bound. A person's own offset comes before the crew's, that
    before the home grid's.
    """

    pattern: str = parameter(
        default="四班三运转", title=Text("循环（名称或逐日班次）", "the cycle (a name or its days)")
    )
    shifts: tuple[str, ...] = parameter(
        default=(), title=Text('循环字母对应的班次（"D=早"）', 'shifts for the letters of the cycle ("D=D8")')
    )
    offsets: tuple[str, ...] = parameter(
        default=(),
        title=Text(
            '各班组、网格或人员晚几天开始（"甲 0"）',
            'days by which each crew, grid or person begins later ("A 0")',
        ),
    )
    anchor: str = parameter(
        default="2024-01-01", title=Text("循环起算日", "the day on which the cycle begins")
    )

    def plan(self, problem: Problem) -> Plan:
        """Read the parameters; what cannot be read is a fault, and binds nobody here."""
        cells, unknown = cycles.read(self.pattern, self._roles, problem.shifts)
        anchor = self._anchor
        if unknown or not any(cells) or len(cells) > _MOST or anchor is None:
            return Plan((), {})
        matches = map(_OFFSET.fullmatch, self.offsets)
        begins = {
            match[1]: date.fromordinal(anchor.toordinal() + int(match[2])) for match in matches if match
        }
        return Plan(cells, begins)

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:
        """Find what cannot be read or means nobody, and what else in force the cycle breaks by itself."""
        found = [*self._unreadable(problem), *self._unfollowed(problem)]
        yield from found
        if not found:
            plan = self.plan(problem)
            followers = [p for p in problem.people.values() if self.binds(p) and plan.begin_of(p)]
            for message, advice in objections(problem, plan.cells, plan.begin_of, followers, rules):
                yield self._fault("pattern", self._cycle + message, advice)

    @property
    def _cycle(self) -> Text:
        return Text(f"循环「{self.pattern}」", f'the cycle "{self.pattern}" ')

    @property
    def _anchor(self) -> date | None:
        try:
            return date.fromisoformat(self.anchor)
        except ValueError:
            return None

    @property
    def _roles(self) -> Mapping[str, str]:
        return {match[1]: match[2] for match in map(_ROLE.fullmatch, self.shifts) if match}

    def _fault(self, key: str, message: Text, advice: Text) -> Fault:
        return Fault(Source(f"station.toml [rules.{self.name}]", None, key), message, advice)

    def _unreadable(self, problem: Problem) -> Iterator[Fault]:
        cells, unknown = cycles.read(self.pattern, self._roles, problem.shifts)
        codes = tuple(problem.shifts)
        if self._anchor is None:
            yield self._fault(
                "anchor", _unknown(self.anchor), Text("请写成 2026-11-23。", "Write it as 2026-11-23.")
            )
        for text in (text for text in self.shifts if _ROLE.fullmatch(text) is None):
            yield self._fault("shifts", _unknown(text), Text('请写成 "D=早"。', 'Write it as "D=D8".'))
        if unknown:
            what = Text(
                f"里的「{'、'.join(unknown)}」不是本所的班次",
                f"names {', '.join(unknown)}, no shift of the station",
            )
            yield self._fault("pattern", self._cycle + what, _assign(unknown[0], codes))
        elif not any(cells) or len(cells) > _MOST:
            why = Text("没有班次", "has no shift") if not any(cells) else _TOO_LONG
            yield self._fault("pattern", self._cycle + why, _name_one())

    def _unfollowed(self, problem: Problem) -> Iterator[Fault]:
        fault = partial(self._fault, "offsets")
        subjects = {s for p in problem.people.values() for s in (p.id, p.crew, p.home_grid) if s}
        if not self.offsets:
            yield fault(
                Text("没有写谁按循环上班", "nobody is named to follow the cycle"), _name_crews(problem)
            )
        seen: set[str] = set()
        for text in self.offsets:
            match = _OFFSET.fullmatch(text)
            if match is None:
                yield fault(_unknown(text), Text('请写成 "甲 0"。', 'Write it as "A 0".'))
            elif match[1] not in subjects:
                nobody = Text(f"没有人属于「{match[1]}」", f'nobody belongs to "{match[1]}"')
                yield fault(nobody, _name_crews(problem))
            elif match[1] in seen:
                yield fault(
                    Text(f"「{match[1]}」写了两次", f'"{match[1]}" is there twice'),
                    Text("请只留一个。", "Keep one of them."),
                )
            seen |= {match[1]} if match else set()


def _unknown(text: str) -> Text:
    return Text(f"看不懂的值：「{text}」", f'cannot read the value "{text}"')


def _assign(word: str, codes: Sequence[str]) -> Text:
    return Text(
        f'请写本所班次（{"、".join(codes)}）或休息（-），或在 shifts 里写明，如 "{word}={codes[0]}"。',
        f'Use shifts of the station ({", ".join(codes)}) or - for off, or say in shifts: "{word}={codes[0]}".',
    )


def _name_one() -> Text:
    names = [pattern.names[0] for pattern in PATTERNS]
    return Text(
        f'请写循环的名称（{"、".join(names)}）或逐日班次，如 "D D N N - -"。',
        f'Give the name of a cycle ({", ".join(names)}) or its days, as in "D D N N - -".',
    )


def _name_crews(problem: Problem) -> Text:
    crews = list(dict.fromkeys(person.crew for person in problem.people.values() if person.crew))
    if not crews:
        return Text(
            '请写网格或人员编号，如 "G001 0"，或在 people 表中填写班组（crew）。',
            'Name grids or people, as in "G001 0", or fill in the column crew of people.',
        )
    return Text(
        f'请写班组、网格或人员编号，如 "{crews[0]} 0"；班组有：{"、".join(crews)}。',
        f'Name crews, grids or people, as in "{crews[0]} 0"; the crews are: {", ".join(crews)}.',
    )
