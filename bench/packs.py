"""All rules of the Chinese packs: a station's week beside HiGHS and CP-SAT, and four weeks."""

from bench import works
from bench.comparing import Patience, closer, promised_gap, side_by_side
from bench.peers import OURS, run_apart
from bench.picture import gaps
from bench.rows import Findings

PROMISED_WEEK, PROMISED_MONTH = (10.0, 0.005), (120.0, 0.01)  # seconds, gap
_PEERS = ("HiGHS", "CP-SAT")
_SECONDS = 12.0
_WHAT = "all rules of the Chinese packs"


def run(quick: bool) -> Findings:
    """Solve the week of three stations with each method, and four weeks of the example with ours."""
    stations = works.stations(1 if quick else 3, quick=quick)
    seconds = 3.0 if quick else _SECONDS
    week = list(side_by_side("packs", stations, _PEERS, Patience(ours=seconds, least=seconds)))
    month = [] if quick else [run_apart(OURS, "packs-month", works.EXAMPLE, PROMISED_MONTH[0])]
    rows = [
        promised_gap(week, *PROMISED_WEEK, f"{_WHAT}, loading included", with_loading=True),
        *closer(week, _PEERS, f"{_WHAT}, gap at the end"),
        *(promised_gap(month, *PROMISED_MONTH, "the same, four weeks", with_loading=True) for _ in month),
    ]
    pictures = {"packs": gaps(week, "A station's week, all rules of the Chinese packs")}
    return Findings(rows=rows, runs=[*week, *month], pictures=pictures)
