"""What others have reached on the instances.

`best` is the best known roster, from the benchmark file of the public NurseScheduler solver (2023). `published` is the
best of four methods after ten minutes, and after an hour: Gurobi and ejection chains (Curtois and Qu, Computational
results on new staff scheduling benchmark instances, 2014), integer programming with variable neighbourhood search
(Rahimian, Akartunalı, Levine, 2017), and a hybrid (Turhan and Bilgen), as collected in a public repository of results.
"""

from typing import NamedTuple


class Known(NamedTuple):
    """The best known objective, and the best published after ten minutes and after an hour."""

    best: int
    ten_minutes: int | None
    hour: int | None


KNOWN = {
    "Instance1": Known(607, 607, 607),
    "Instance2": Known(828, 828, 828),
    "Instance3": Known(1001, 1001, 1001),
    "Instance4": Known(1716, 1716, 1716),
    "Instance5": Known(1143, 1143, 1143),
    "Instance6": Known(1950, 1950, 1950),
    "Instance7": Known(1056, 1056, 1056),
    "Instance9": Known(439, 439, 439),
    "Instance11": Known(3443, 3443, 3443),
    "Instance13": Known(1348, 3109, 1905),
    "Instance15": Known(3829, 4144, 3928),
    "Instance17": Known(5746, 5760, 5750),
    "Instance19": Known(3149, 3809, 3218),
    "Instance21": Known(21133, None, None),
}
