"""What a rule is.

A rule is one file in `constraints/`. It says how it constrains the model and, apart from that and without any
solver, how to see in a finished roster that it was broken. A soft rule says what it costs in the model and
what it costs in a roster. Model and checker share parameters and domain types, never a helper.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from roster.domain import Grade, Need, Person, Problem, Roster
from roster.errors import Fault
from roster.rules.fields import parameter
from roster.rules.modelling import Modelling
from roster.words import Text


@dataclass(frozen=True, slots=True)
class Law:
    """Where a rule comes from: act, article, since when, and where to read it."""

    act: Text
    article: str = ""
    since: date | None = None
    address: str = ""

    @property
    def text(self) -> Text:
        """Name act and article: 劳动法 第38条, Labour Law art. 38, 29 CFR § 553.230."""
        if not self.article:
            return self.act
        if self.article.startswith("§"):
            return Text(f"{self.act.zh} {self.article}", f"{self.act.en} {self.article}")
        english = self.article.replace("、", ", ")
        return Text(f"{self.act.zh} 第{self.article}条", f"{self.act.en} art. {english}")


@dataclass(frozen=True, kw_only=True)
class Violation:
    """A hard rule broken: by whom, on which day, and the sentence a chief reads."""

    rule: str
    day: date
    message: Text
    person: str | None = None
    post: str | None = None


@dataclass(frozen=True, kw_only=True)
class Charge:
    """What a soft rule costs at one place of a roster, in points."""

    rule: str
    points: int
    message: Text
    day: date | None = None
    person: str | None = None
    post: str | None = None


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What a rule sees coming: no rule is broken yet, but on `day` it will be, or a limit is used up."""

    rule: str
    day: date
    message: Text
    person: str | None = None
    post: str | None = None


NOTHING = Text("", "")


@dataclass(frozen=True, kw_only=True)
class Example:
    """A roster that breaks the rule, or pays for it: drawn as `roster/rules/drawing.py` reads it.

    `told` says what the drawing cannot show (that somebody is on leave), and `given` makes it so.
    `parameters` are those of the rule in the example, where not the usual ones.
    """

    drawing: str
    told: Text = NOTHING
    given: Callable[[Problem], Problem] | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)


EVERYBODY = frozenset(Grade)


@dataclass(frozen=True, kw_only=True)
class Rule(ABC):
    """What hard and soft rules have in common.

    A station may have a rule several times, each time for other grades or contracts.

    `by_contract`: what it asks of a person follows from that person's own duties, so that it may be set apart for
    people of one contract.

    `by_day`: what it finds on a date follows from the duties of that date alone, so that a change of one date can be
    tried without looking at the others.
    """

    by_day: ClassVar[bool] = False
    by_contract: ClassVar[bool] = True

    name: ClassVar[str]  # its name in station.toml and in report.json
    title: ClassVar[Text]
    summary: ClassVar[Text]  # what it asks, in one sentence
    law: ClassVar[Law]
    example: ClassVar[Example]

    in_force: bool = parameter(default=True, title=Text("是否启用", "whether it is in force"))
    grades: frozenset[Grade] = parameter(
        default=EVERYBODY, title=Text("约束哪些人员类别", "the grades it binds")
    )
    contracts: frozenset[str] | None = field(
        default=None, kw_only=True
    )  # "" is no contract; None: all people

    def binds(self, person: Person) -> bool:
        """Tell whether the rule speaks of a person."""
        return person.grade in self.grades and (self.contracts is None or person.contract in self.contracts)

    def faults(self, problem: Problem, rules: Sequence["Rule"] = ()) -> Iterator[Fault]:  # noqa: ARG002 - most rules find none
        """Yield what in the input this rule makes useless, such as a shift that nobody may ever work.

        `rules` are all that are in force, this one among them.
        """
        yield from ()

    def notices(self, roster: Roster) -> Iterator[Notice]:  # noqa: ARG002 - most rules have none
        """Yield what the rule sees coming in a roster, before it is broken."""
        yield from ()

    def places(self, problem: Problem) -> Mapping[str, Callable[[Need], str]]:  # noqa: ARG002 - most tell none apart
        """Map the people whose place matters to the rule to how it tells places apart, by a label.

        The model then has an option a label, date and shift for each of them (`Option.posts`).
        """
        return {}

    def marks(self, need: Need, problem: Problem) -> Mapping[str, frozenset[str]]:  # noqa: ARG002 - most tell none apart
        """Map what the rule tells people apart by at a need, beside skills asked there, to those who bear it.

        The model then says how many without the mark stand there (`Stand.lacking`). A mark is named after
        its rule, so that two rules never mean different things by one.
        """
        return {}

    def marked_grades(self, need: Need, problem: Problem) -> frozenset[Grade]:  # noqa: ARG002 - most say it once for all
        """Give the grades whose people the rule's marks tell apart at a need: each has its `Stand` there."""
        return self.grades


@dataclass(frozen=True, kw_only=True)
class HardRule(Rule):
    """A rule that no roster may break.

    `lasting`: what breaks it stays broken whatever duties are added. So what breaks it among the settled
    duties alone is a contradiction in the input.

    `coupling`: it rarely binds, and joins parts of the model that could be solved apart. The engine leaves it
    out at first, and models every post by itself only once a roster breaks it.

    `lazy`: it rarely binds, and makes the model larger (`places`). The engine leaves it out until a roster breaks it.
    """

    lasting: ClassVar[bool] = True
    coupling: ClassVar[bool] = False
    lazy: ClassVar[bool] = False

    @abstractmethod
    def constrain(self, model: Modelling) -> None:
        """Forbid in the model what the rule forbids."""

    @abstractmethod
    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Yield every place at which a roster breaks the rule, without any solver.

        What happened before the period cannot be mended: it counts, but a finding always touches a duty of
        the period.
        """


@dataclass(frozen=True, kw_only=True)
class SoftRule(Rule):
    """A rule that a roster may bend at a price."""

    @abstractmethod
    def cost(self, model: Modelling) -> None:
        """Add the rule's price to the model's objective."""

    @abstractmethod
    def price(self, roster: Roster) -> Iterator[Charge]:
        """Yield what a roster pays for the rule, to the point, without any solver."""
