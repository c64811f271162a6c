"""A station's week under the core rules, from problem to proof, beside every peer; and `roster solve` as a command."""

from bench import works
from bench.commands import ROSTER, take
from bench.comparing import Patience, ending, faster, side_by_side
from bench.peers import OURS
from bench.picture import gaps
from bench.rows import Findings, Row
from bench.runs import median_seconds, of_method

PROMISED_COMMAND = 5.0  # seconds
PROMISED_PROOF = 1.0  # seconds
_AT_MOST = {
    "HiGHS": 1.0,
    "SCIP": 1.0,
    "CP-SAT": 0.1,
    "CP-SAT textbook": 0.1,
    "Timefold": 0.1,
}  # of a peer's time
_TIMES, _LEAST = 10, 20.0  # how long a peer is waited for: so many times ours, and so many seconds
_STATIONS = 5


def run(quick: bool) -> Findings:
    """Solve the week of some stations with each method, each in its own process, one after another."""
    stations = works.stations(2 if quick else _STATIONS, quick=quick)
    patience = Patience(ours=60, least=2.0 if quick else _LEAST, times=_TIMES)
    runs = list(side_by_side("week", stations, list(_AT_MOST), patience))
    ours = of_method(runs, OURS)
    command = take(ROSTER, "solve", stations[0], "--out", "out/bench/week")
    rows = [
        Row(
            figure="roster solve, wall, loading included",
            ours=command.wall,
            peer=PROMISED_COMMAND,
            peer_is="promised limit",
            note=f"{stations[0].name}",
        ),
        Row(
            figure=f"week, from problem to proof, median of {len(ours)} stations",
            ours=median_seconds(ours),
            peer=PROMISED_PROOF,
            peer_is="promised limit",
            note=ending(ours),
        ),
        *faster(runs, _AT_MOST, "week, from problem to proof"),
    ]
    return Findings(rows=rows, runs=runs, pictures={"week": gaps(runs, "A station's week, core rules")})
