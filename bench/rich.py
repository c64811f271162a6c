"""A station's week with richer rules about a person's own days: single days off, whole weekends, rest after nights."""

from bench import works
from bench.comparing import Patience, closer, promised_gap, side_by_side
from bench.picture import gaps
from bench.rows import Findings

PROMISED = ((5.0, 0.005), (30.0, 0.0025))  # seconds, gap
_PEERS = ("HiGHS", "SCIP", "CP-SAT")
_SECONDS = 30.0


def run(quick: bool) -> Findings:
    """Solve the week of three stations with each method."""
    stations = works.stations(1 if quick else 3, quick=quick)
    seconds = 3.0 if quick else _SECONDS
    runs = list(side_by_side("rich", stations, _PEERS, Patience(ours=seconds, least=seconds)))
    rows = [
        *(promised_gap(runs, *promised, "richer rules") for promised in PROMISED),
        *closer(runs, _PEERS, "richer rules, gap at the end"),
    ]
    return Findings(rows=rows, runs=runs, pictures={"rich": gaps(runs, "A station's week, richer rules")})
