import pytest

from bench.milp import progress

# of a line of the log, what follows its first columns
HIGHS = "       0       0         0   0.00%   {}  {}  {}  2192    165      5     28633    26.3s"
SCIP = " 12.4s|   1 |     0 | 19387 |     - |   244M |   0 |  25k|  22k|   0 |  0 |  30 |   0 | {} | {} | {} | unknown"


@pytest.mark.parametrize(
    ("method", "line", "told"),
    [
        ("HiGHS", " J" + HIGHS.format("-inf", "1550115", "Large"), (1550115, None)),
        ("HiGHS", "  " + HIGHS.format("3363.25", "1550115", "99.78%"), (1550115, 3363.25)),
        ("HiGHS", "  " + HIGHS.format("84", "inf", "inf"), (None, 84)),
        ("HiGHS", "   22589 rows", None),
        ("HiGHS", "  Primal bound      1550114", None),
        ("SCIP", SCIP.format("-6.054669e+06", "1.342832e+06", "Inf"), (1342832, -6054669)),
        ("SCIP", SCIP.format("3.362071e+03", "     --     ", "Inf"), (None, 3362.071)),
        ("SCIP", SCIP.format(" dualbound ", " primalbound ", " gap "), None),
        ("SCIP", "Presolving Time: 1.62", None),
    ],
)
def test_objective_and_bound_are_read_from_a_solvers_log(
    method: str, line: str, told: tuple[float | None, float | None] | None
) -> None:
    assert progress(method, line) == told
