"""Rules that tell places and people apart at random, as no real rule would: for tests of the model alone."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import ClassVar

from roster.domain import Grade, Need, Origin, Problem, Roster
from roster.rules import HardRule, Law, Linear, Modelling, Violation
from roster.words import Text

_NONE = Text("", "")


@dataclass(frozen=True, kw_only=True)
class Visits(HardRule):
    """A person has at most `most` duties of the period at posts of a label, settled ones counted."""

    name: ClassVar[str] = "visits"
    title: ClassVar[Text] = _NONE
    summary: ClassVar[Text] = _NONE
    law: ClassVar[Law] = Law(_NONE)

    label_of: Mapping[str, str]  # by post
    most: Mapping[tuple[str, str], int]  # by person and label; nothing else is limited

    def places(self, problem: Problem) -> Mapping[str, Callable[[Need], str]]:
        """Tell the labels apart."""
        return {person: self._label for person, _ in self.most if person in problem.people}

    def _label(self, need: Need) -> str:
        return self.label_of.get(need.post, "")

    def constrain(self, model: Modelling) -> None:
        """Count the options within the label."""
        for (person, label), most in self.most.items():
            inside = {post for post in model.problem.posts if self.label_of.get(post, "") == label}
            options = [o for o in model.options(person) if o.duty.origin is not Origin.PAST]
            for option in options:
                assert option.posts is not None
                assert option.posts <= inside or option.posts.isdisjoint(inside)
            there = [o for o in options if o.posts and o.posts <= inside]
            model.at_most(Linear.sum((o.held, 1) for o in there), most)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Count the duties within the label."""
        for (person, label), most in self.most.items():
            duties = roster.of_person[person]
            there = [d for d in duties if d.post is not None and self.label_of.get(d.post, "") == label]
            if len(there) > most:
                yield Violation(rule=self.name, day=there[-1].day, person=person, message=_NONE)


@dataclass(frozen=True, kw_only=True)
class Marked(HardRule):
    """At most `most` without the mark stand at a post; who bears it differs from post to post."""

    name: ClassVar[str] = "marked"
    title: ClassVar[Text] = _NONE
    summary: ClassVar[Text] = _NONE
    law: ClassVar[Law] = Law(_NONE)

    bearers: Mapping[str, frozenset[str]]  # by post; elsewhere nobody is marked
    most: Mapping[tuple[str, Grade], int] = field(default_factory=dict)

    def marks(self, need: Need, problem: Problem) -> Mapping[str, frozenset[str]]:  # noqa: ARG002 - as given
        """Mark people at some posts."""
        return {"marked": self.bearers[need.post]} if need.post in self.bearers else {}

    def constrain(self, model: Modelling) -> None:
        """Bound who stands there without it."""
        for stand in model.stands:
            if "marked" in stand.lacking and (stand.need.post, stand.grade) in self.most:
                model.at_most(stand.lacking["marked"], self.most[stand.need.post, stand.grade])

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Count who stands there without it; settled people who are too many by themselves are a fact."""
        settled = self._lacking(Roster(problem=roster.problem, duties=roster.problem.settled))
        for (post, day, shift, grade), count in self._lacking(roster).items():
            most = self.most.get((post, grade), count)
            if count > max(most, settled[post, day, shift, grade]):
                yield Violation(rule=self.name, day=day, post=post, message=_NONE)

    def _lacking(self, roster: Roster) -> Counter[tuple[str, date, str, Grade]]:
        return Counter(
            (*key, roster.person(duty).grade)
            for key, duties in roster.at_post.items()
            if key in roster.problem.need_at and key[0] in self.bearers
            for duty in duties
            if duty.person not in self.bearers[key[0]]
        )


def some_visits(random: Random, problem: Problem) -> Visits:
    """Draw labels for the posts, and limits for some people."""
    labels = "abc"[: random.randint(1, 3)]
    people = [person for person in problem.people if random.randint(0, 1)]
    return Visits(
        label_of={post: random.choice(labels) for post in problem.posts},
        most={(person, random.choice(labels)): random.randint(0, 2) for person in people},
    )


def some_marked(random: Random, problem: Problem) -> Marked:
    """Draw who is marked where, and limits for some posts."""
    people = sorted(problem.people)
    sets = [frozenset(random.sample(people, random.randint(0, len(people)))) for _ in range(2)]
    posts = [post for post in problem.posts if random.randint(0, 2)]
    return Marked(
        bearers={post: random.choice(sets) for post in posts},
        most={
            (post, grade): random.randint(0, 2) for post in posts for grade in Grade if random.randint(0, 1)
        },
    )
