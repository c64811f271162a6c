"""Who stands where, without a variable per person and post.

A muster is all people of one grade on one date and shift. Within it, people who hold the same of the skills
asked for (and bear the same of the marks that rules ask about) are alike, except that each has a home grid.
So the model decides who is on duty, and how many of each kind stand where: a flow from the teams to the posts.
Which of them go is settled afterwards (`solving/placing.py`), and always can be, because a flow in whole
numbers splits into people.

- `home[s, k]`: of the team of grid s in kind k, how many stand at home; at most those on duty.
- `sent[s, k]`: of the others in kind k, how many stand at a post s that tells kinds apart.
- `Seats.filled`: how many stand at alike posts in all; their sum is everybody on duty.

Posts that tell nobody apart draw on all kinds alike and need no variable per kind. Posts that are alike
(same kind, weight and numbers) need no variable each either: any way of dividing their people among them costs
the same, as long as no grid gets fewer than its own who stand there, and the totals see to that.

Some people's options say at which posts they may be held (`Option.posts`). Their kind says so too, and the
posts fall into cells: of two posts in one cell, whoever may go to one may go to the other. Each cell is then
filled by those bound to it and by those who may go anywhere; within it, all is as above.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roster.domain import Grade, Need, Person, Problem
from roster.model.flow import Flow, Place
from roster.model.groups import Group
from roster.model.kinds import Classing, Kind
from roster.model.mustered import Mustered
from roster.model.program import Program
from roster.model.telling import Posts, Telling
from roster.rules import Linear, Option, Seats, Stand


@dataclass(frozen=True, slots=True, eq=False)
class Muster:
    """One grade on one date and shift: its needs, and the flow that fills them.

    `home` and `sent` are expressions by the index of the need and the kind of people. `stands` has the needs
    that the model knows one by one.
    """

    day: date
    shift: str
    grade: Grade
    needs: tuple[Need, ...]
    seats: tuple[Seats, ...]
    stands: tuple[Stand, ...]
    groups: tuple[Group, ...]
    home: Mapping[Place, Linear]
    sent: Mapping[Place, Linear]
    classing: Classing

    def kind(self, person: Person, posts: Posts = None) -> Kind:
        """Give the kind a person is of here who may be sent to some posts, or anywhere."""
        return self.classing.kind(person, posts)


def muster(  # noqa: PLR0913 - all of it makes the muster
    program: Program,
    problem: Problem,
    grade: Grade,
    needs: Sequence[Need],
    options: Sequence[Option],
    *,
    telling: Telling,
    one_by_one: bool,
) -> Muster:
    """Add one muster's flow to the program.

    `needs` share date and shift, `options` are those of the grade. With `one_by_one` no posts are taken
    together as alike, so that rules may speak of each.
    """
    people = Mustered(
        problem, grade, needs, options, [telling.marks.get((need.key, grade), {}) for need in needs]
    )
    flow = Flow(program, people, one_by_one=one_by_one)
    return Muster(
        day=needs[0].day,
        shift=needs[0].shift,
        grade=grade,
        needs=tuple(needs),
        seats=flow.seats,
        stands=flow.stands,
        groups=tuple(flow.groups),
        home=flow.home,
        sent=flow.sent,
        classing=people.classing,
    )
