"""What the bureau asks of a city's result: cover and shortage by district, loans, hours, and how sure all of it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from operator import add
from pathlib import Path
from statistics import median

from roster.city.outcome import State
from roster.city.reading import STATIONS, CityFigures, LoanRow, StationFigures, read_result
from roster.city.reckoning import Reading, reckoned
from roster.city.sums import Sums
from roster.words import Text

Told = Callable[[Text], None]


@dataclass(frozen=True, kw_only=True)
class StationReport:
    """One station: what the result says of it, its figures (None without a roster), its lent days in and out."""

    result: StationFigures
    sums: Sums | None
    reason: Text | None = None
    borrowed: int = 0
    lent: int = 0

    @property
    def missing(self) -> int:
        """Count the open seats."""
        return self.sums.all.missing if self.sums else 0

    @property
    def share(self) -> float | None:
        """Give the open seats' share of the needed ones, None where nothing is known."""
        needed = self.sums.all.needed if self.sums else 0
        return self.missing / needed if needed else None


@dataclass(frozen=True, kw_only=True)
class DistrictReport:
    """One district: its stations, their sums, and the lent days that came in and went out, its units' among them."""

    name: str
    stations: tuple[StationReport, ...]
    lent: int = 0

    @cached_property
    def sums(self) -> Sums:
        """Sum up its stations."""
        return total(self.stations)

    @property
    def borrowed(self) -> int:
        """Count the days lent to its stations."""
        return sum(station.borrowed for station in self.stations)


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Everybody whom one unit or station lends to one station: people, days, the way, what it saves in points."""

    home: str
    station: str
    people: int
    days: int
    travel: timedelta
    saves: int


@dataclass(frozen=True, kw_only=True)
class CityReport:
    """The whole report; stations stand in the order of the city's table."""

    result: CityFigures
    stations: tuple[StationReport, ...]

    @cached_property
    def sums(self) -> Sums:
        """Sum up the city."""
        return total(self.stations)

    @cached_property
    def districts(self) -> tuple[DistrictReport, ...]:
        """Give the districts in the order of the table."""
        of_units = {unit.district: 0 for unit in self.result.units.values()}
        for loan in self.result.loans:
            if (unit := self.result.units.get(loan.home)) is not None:
                of_units[unit.district] += loan.days
        names = dict.fromkeys(station.result.district for station in self.stations)
        grouped = {name: tuple(s for s in self.stations if s.result.district == name) for name in names}
        return tuple(
            DistrictReport(
                name=name,
                stations=inside,
                lent=sum(station.lent for station in inside) + of_units.get(name, 0),
            )
            for name, inside in grouped.items()
        )

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """Sum up the loans by lender and borrower, the most days first."""
        pairs: dict[tuple[str, str], list[LoanRow]] = {}
        for loan in self.result.loans:
            pairs.setdefault((loan.home, loan.station), []).append(loan)
        found = (_flow(home, station, loans) for (home, station), loans in pairs.items())
        return tuple(sorted(found, key=lambda flow: (-flow.days, flow.home, flow.station)))

    @property
    def gaps(self) -> tuple[float, ...]:
        """List the gaps of the stations that have a roster, the worst first."""
        known = (s.result.gap for s in self.stations if s.result.made and s.result.gap is not None)
        return tuple(sorted(known, reverse=True))

    @property
    def median_gap(self) -> float | None:
        """Give the middle one of the gaps."""
        return median(self.gaps) if self.gaps else None

    def of(self, state: State) -> tuple[StationReport, ...]:
        """List the stations that got so far."""
        return tuple(station for station in self.stations if station.result.state is state)

    @property
    def without(self) -> tuple[StationReport, ...]:
        """List the stations without figures: without a roster, or with one that cannot be read."""
        return tuple(station for station in self.stations if station.sums is None)

    @property
    def shortest(self) -> tuple[StationReport, ...]:
        """List the stations with open seats, the largest share first."""
        short = [station for station in self.stations if station.missing]
        return tuple(sorted(short, key=lambda s: (-(s.share or 0), s.result.id)))

    def lender(self, home: str) -> str:
        """Name a unit or a station by its id; the id itself where the result does not know it."""
        known = self.result.units.get(home) or self.result.stations.get(home)
        return known.name if known else home


def total(stations: Iterable[StationReport]) -> Sums:
    """Sum up the stations that have figures."""
    found = Sums()
    for station in stations:
        if station.sums is not None:
            found = add(found, station.sums)
    return found


def report(out: Path, *, told: Told = lambda _: None, processes: int | None = None) -> CityReport:
    """Reckon the report of a city's result, from its stations' own rosters, on every core unless told otherwise.

    A roster that cannot be read is named with its reason. Raises UnusableInput where `out` is no city's result.
    """
    result = read_result(out)
    wanted = [station for station in result.stations.values() if station.made]
    found: dict[str, Sums | Text] = {}
    readings = [_reading(result, station.id) for station in wanted]
    for station, sums in zip(wanted, reckoned(readings, processes), strict=True):
        found[station.id] = sums
        told(Text(f"汇总 {len(found)}/{len(wanted)} 所", f"reading {len(found)}/{len(wanted)}"))
    return CityReport(
        result=result,
        stations=tuple(_station(one, found.get(one.id), result.loans) for one in result.stations.values()),
    )


def _reading(result: CityFigures, station: str) -> Reading:
    lent = [loan for loan in result.loans if loan.station == station]
    return Reading(
        folder=result.folder / STATIONS / station,
        neighbours=frozenset(loan.person for loan in lent if loan.home in result.stations),
        reserve=frozenset(loan.person for loan in lent if loan.home not in result.stations),
    )


def _station(one: StationFigures, found: Sums | Text | None, loans: Sequence[LoanRow]) -> StationReport:
    return StationReport(
        result=one,
        sums=found if isinstance(found, Sums) else None,
        reason=found if isinstance(found, Text) else one.reason,
        borrowed=sum(loan.days for loan in loans if loan.station == one.id),
        lent=sum(loan.days for loan in loans if loan.home == one.id),
    )


def _flow(home: str, station: str, loans: Sequence[LoanRow]) -> Flow:
    return Flow(
        home=home,
        station=station,
        people=len({loan.person for loan in loans}),
        days=sum(loan.days for loan in loans),
        travel=loans[0].travel,
        saves=sum(loan.saves or 0 for loan in loans),
    )


def lending(report: CityReport) -> Mapping[str, tuple[Flow, ...]]:
    """Group the flows by their lender, who lends most first."""
    found: dict[str, list[Flow]] = {}
    for flow in report.flows:
        found.setdefault(flow.home, []).append(flow)
    listed = sorted(found.items(), key=lambda item: (-sum(flow.days for flow in item[1]), item[0]))
    return {home: tuple(flows) for home, flows in listed}
