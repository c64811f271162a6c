"""Counts of shifts a person: what the most and the least of them have in common."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from roster.domain import Problem
from roster.errors import Fault, Source
from roster.rules import Rule, parameter
from roster.words import Text

_LIMIT = re.compile(r"(\S+?)\s*[\s=:：×]\s*(\d+)")


class Count(NamedTuple):
    """A shift's code and a number of duties of it."""

    shift: str
    number: int


@dataclass(frozen=True, kw_only=True)
class ShiftCounts(Rule):
    """A rule with numbers of duties by shift, each written as code and number: `["N 4", "D 10"]`."""

    limits: tuple[str, ...] = parameter(
        default=(),
        title=Text('各班次的个数（"N 4"）', 'numbers by shift ("N 4")'),
    )

    @property
    def counts(self) -> tuple[Count, ...]:
        """Read the numbers; what cannot be read is a fault, and left out here."""
        matches = map(_LIMIT.fullmatch, self.limits)
        return tuple(Count(match[1], int(match[2])) for match in matches if match)

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - the rule's own faults
        """Find what is no number of a shift of the station, and a rule without any."""
        source = Source(f"station.toml [rules.{self.name}]", None, "limits")
        codes = tuple(problem.shifts)
        advice = Text(
            f'请写班次代码和个数，如 "{codes[0]} 4"；本所班次：{"、".join(codes)}。',
            f'Write a shift\'s code and a number, such as "{codes[0]} 4"; shifts here: {", ".join(codes)}.',
        )
        if not self.limits:
            yield Fault(source, Text("没有写任何班次的个数", "there is no number of any shift"), advice)
        for limit in self.limits:
            match = _LIMIT.fullmatch(limit)
            if match is None:
                yield Fault(
                    source, Text(f"看不懂的值：「{limit}」", f'cannot read the value "{limit}"'), advice
                )
            elif match[1] not in problem.shifts:
                unknown = Text(f"没有班次「{match[1]}」", f'there is no shift "{match[1]}"')
                yield Fault(source, unknown, advice)
