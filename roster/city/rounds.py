"""Rounds of lending: propose loans, roster the stations concerned with them, take back what does not pay, again.

Loans are proven, not believed: a station is rostered with those it borrows, and a loan stays only if the roster
without that person's duties would cost more than the loan, and all loans of a station together only if its roster
got cheaper by more than they cost. A station that lends is rostered with what its people do elsewhere settled.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from roster.city.city import City
from roster.city.lent import Elsewhere, Lent
from roster.city.master import Proposal, propose
from roster.city.outcome import Outcome, Used
from roster.domain import DAY, Grade

_PROPOSALS = 2  # rounds that propose more (a third fills few seats); after them loans are only taken back
_WORTH = 0.01  # of what the first round's loans were to save: a later round that promises less is not worth its time


class Exchange(NamedTuple):
    """Whom a station borrows, and what its own people do elsewhere."""

    lent: tuple[Lent, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


Rostered = Callable[[Mapping[str, Exchange]], Mapping[str, Outcome]]
"""Rosters stations under an exchange of people; leaves out those that it did not come to."""


@dataclass
class Rounds:
    """What is lent in a city, and what became of its stations without loans (`drafts`) and with them (`now`).

    `made` are the exchanges with which `now` was made, `first` is what the master proposed at first.
    """

    city: City
    drafts: Mapping[str, Outcome]
    now: dict[str, Outcome] = field(default_factory=dict)
    made: dict[str, Exchange] = field(default_factory=dict)
    first: Proposal = field(default=Proposal(lent=(), saved=0, bound=0))
    rounds: int = 0
    _closed: set[tuple[str, date, Grade]] = field(default_factory=set)  # where lending did not help
    _keeping: set[str] = field(default_factory=set)  # stations that lend nobody any more

    def __post_init__(self) -> None:
        self.now = dict(self.drafts)
        self.made = dict.fromkeys(self.drafts, Exchange())

    @property
    def loans(self) -> Iterator[tuple[Lent, Used]]:
        """Yield every loan in force, with what it was used for, by station, home and person."""
        for station, exchange in sorted(self.made.items()):
            used = {(one.home, one.person): one for one in self.now[station].used}
            for lent in sorted(exchange.lent, key=_who):
                yield lent, used[_who(lent)]

    def run(self, roster: Rostered, may_go_on: Callable[[], bool]) -> None:
        """Lend until nothing more pays; ends early, rosters and loans in accord, when it may not go on.

        Stations that lend are rostered once it is settled whom they lend.
        """
        wanted: dict[str, tuple[Lent, ...]] = {}
        while may_go_on():
            if self.rounds < _PROPOSALS:
                wanted = self._proposed(wanted)
            if not wanted:
                wanted = self._settled_with_homes(roster)
                if not wanted:
                    return
            self.rounds += 1
            asked = {
                station: Exchange(lent, self.made[station].elsewhere)
                for station, lent in sorted(wanted.items())
            }
            done = self._rostered(asked, roster)
            wanted = {s: kept for s, kept in self._paying(asked, done) if len(kept) < len(asked[s].lent)}

    def _proposed(self, wanted: Mapping[str, tuple[Lent, ...]]) -> dict[str, tuple[Lent, ...]]:
        """Give what is to be tried next: what is wanted anyhow, and what the master proposes beside it."""
        trying = {**{station: exchange.lent for station, exchange in self.made.items()}, **wanted}
        lent = [one for people in trying.values() for one in people]
        homes = {one.home for one in lent}
        short = {
            station: outcome
            for station, outcome in self.now.items()
            if outcome.made and outcome.seats and station not in homes and station not in wanted
        }
        spare = {
            station: outcome.spare
            for station, outcome in self.drafts.items()
            if station not in self._keeping and not trying[station]
        }
        found = propose(self.city, short, spare, lent, self._closed)
        if not self.rounds:
            self.first = found
        elif found.saved < _WORTH * self.first.saved:
            return dict(wanted)
        asked = dict(wanted)
        for one in found.lent:
            asked[one.station] = (*asked.get(one.station, trying[one.station]), one)
        return asked

    def _rostered(self, asked: Mapping[str, Exchange], roster: Rostered) -> Mapping[str, Outcome]:
        """Roster stations anew; where that fails the station keeps what it had."""
        found = roster(asked) if asked else {}
        for station, outcome in sorted(found.items()):
            if outcome.made:
                self.now[station], self.made[station] = outcome, asked[station]
        return found

    def _paying(
        self, asked: Mapping[str, Exchange], done: Mapping[str, Outcome]
    ) -> Iterator[tuple[str, tuple[Lent, ...]]]:
        """Yield stations that were rostered with the loans that pay; where others were, none is tried again."""
        for station, outcome in sorted(done.items()):
            lent = asked[station].lent
            used = {(one.home, one.person): one for one in outcome.used}
            kept = tuple(one for one in lent if outcome.made and used[_who(one)].saves >= one.cost)
            if self.drafts[station].objective - outcome.objective < sum(one.cost for one in lent):
                kept = ()
            for one in lent:
                if one not in kept:
                    self._closed.update((station, day, one.person.grade) for day in _days(one))
            yield station, kept

    def _settled_with_homes(self, roster: Rostered) -> dict[str, tuple[Lent, ...]]:
        """Roster the stations that lend, with what their people do elsewhere; give what is left where that is too dear.

        Loans of a home that loses more than they gain are taken back.
        """
        wanted: dict[str, tuple[Lent, ...]] = {}
        asked = {
            home: Exchange((), duties)
            for home, duties in self._elsewhere().items()
            if duties != self.made[home].elsewhere
        }
        for home, outcome in sorted(self._rostered(asked, roster).items()):
            loans = [(lent, used) for lent, used in self.loans if lent.home == home]
            gain = sum(used.saves - lent.cost for lent, used in loans)
            if loans and (not outcome.made or outcome.objective - self.drafts[home].objective > gain):
                self._keeping.add(home)
                for station in sorted({lent.station for lent, _ in loans}):
                    left = wanted.get(station, self.made[station].lent)
                    wanted[station] = tuple(one for one in left if one.home != home)
        return wanted

    def _elsewhere(self) -> dict[str, tuple[Elsewhere, ...]]:
        """Map stations that lend, or did, to what their people do elsewhere."""
        found: dict[str, list[Elsewhere]] = {home: [] for home, made in self.made.items() if made.elsewhere}
        for lent, used in self.loans:
            if lent.home in self.city.stations:
                found.setdefault(lent.home, []).extend(used.duties)
        return {
            home: tuple(sorted(duties, key=lambda duty: (duty.person, duty.day, duty.shift)))
            for home, duties in sorted(found.items())
        }


def _who(one: Lent) -> tuple[str, str]:
    return (one.home, one.id)


def _days(one: Lent) -> list[date]:
    return [one.first + number * DAY for number in range(one.days)]
