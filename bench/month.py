"""Four weeks of a station under the core rules: how small the gap is, and when."""

from bench import works
from bench.comparing import Patience, closer, promised_gap, side_by_side
from bench.picture import gaps
from bench.rows import Findings

PROMISED_SECONDS, PROMISED_GAP = 10.0, 0.001
_PEERS = (
    "HiGHS",
    "CP-SAT",
    "Timefold",
)  # the textbook model has millions of booleans by now, and is left out
_SECONDS = 15.0
_DAYS = 28


def run(quick: bool) -> Findings:
    """Solve four weeks of three stations with each method."""
    stations = works.stations(1 if quick else 3, quick=quick, days=_DAYS)
    seconds = 3.0 if quick else _SECONDS
    patience = Patience(ours=seconds, least=seconds)
    runs = list(side_by_side("month", stations, _PEERS, patience))
    rows = [
        promised_gap(runs, PROMISED_SECONDS, PROMISED_GAP, "four weeks"),
        *closer(runs, _PEERS, "four weeks, gap at the end"),
    ]
    return Findings(rows=rows, runs=runs, pictures={"month": gaps(runs, "Four weeks, core rules")})
