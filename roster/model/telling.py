"""What the rules ask the model to tell apart: places for people (`Rule.places`), people at needs (`Rule.marks`)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from roster.domain import Grade, Need, Problem
from roster.rules import Rule

Key = tuple[str, date, str]  # post, date, shift
Labelling = Callable[[Need], str]
Posts = frozenset[str] | None  # None: wherever there is a seat


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told apart, over all rules; nothing at all where no rule asks.

    `labellings` are a person's ways to tell places apart; `marks` map a need's key and a grade to the marks
    asked there of that grade, and their bearers.
    """

    labellings: Mapping[str, tuple[Labelling, ...]] = field(default_factory=dict)
    marks: Mapping[tuple[Key, Grade], Mapping[str, frozenset[str]]] = field(default_factory=dict)


def telling(problem: Problem, rules: Sequence[Rule]) -> Telling:
    """Collect what rules tell apart; most rules nothing, and they are not asked."""
    labellings: dict[str, tuple[Labelling, ...]] = {}
    for rule in rules:
        if type(rule).places is not Rule.places:
            for person, labelling in rule.places(problem).items():
                labellings[person] = (*labellings.get(person, ()), labelling)
    marks: dict[tuple[Key, Grade], dict[str, frozenset[str]]] = defaultdict(dict)
    for rule in rules:
        for need in problem.needs if type(rule).marks is not Rule.marks else ():
            for mark, bearers in rule.marks(need, problem).items():
                for grade in rule.marked_grades(need, problem):
                    if marks[need.key, grade].setdefault(mark, bearers) != bearers:
                        raise AssertionError(f"two rules mean different people by the mark {mark}")
    return Telling(labellings, marks)


class Parts:
    """The posts of a date and shift, parted by how a person's rules tell them apart."""

    def __init__(self, problem: Problem, telling: Telling) -> None:
        self._telling = telling
        self._needs: dict[tuple[date, str, Grade], list[Need]] = defaultdict(list)
        for need in problem.needs if telling.labellings else ():
            for grade in Grade:
                if need.most[grade]:
                    self._needs[need.day, need.shift, grade].append(need)
        self._known: dict[tuple[object, ...], list[frozenset[str]]] = {}

    def of(self, person: str, grade: Grade, day: date, shift: str) -> Sequence[Posts]:
        """Give the posts of each part, in the order of their labels; [None] where no rule asks."""
        labellings = self._telling.labellings.get(person)
        if labellings is None:
            return [None]
        key = (labellings, grade, day, shift)
        if key not in self._known:
            parts: dict[tuple[str, ...], set[str]] = defaultdict(set)
            for need in self._needs.get((day, shift, grade), ()):
                parts[tuple(labelling(need) for labelling in labellings)].add(need.post)
            self._known[key] = [frozenset(posts) for _, posts in sorted(parts.items())]
        return self._known[key]
