"""How near is near enough is the roster's matter: what it may be above its bound is shared out among its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from roster.model import Component
from roster.solving.part import Solution
from roster.solving.relaxation import Relaxed


@dataclass(frozen=True, slots=True)
class Share:
    """What a part begins with: its relaxation or an earlier solution, and how many points above its bound it may stay.

    An earlier solution that is near enough is `kept` as it is.
    """

    top: Relaxed | None = None
    known: Solution | None = None
    enough: int | None = None
    kept: bool = False


def gap_of(part: Component, solution: Solution) -> int:
    """Give how many points the values found may be above the best."""
    return part.program.objective(solution.values or ()) - solution.bound


def shared_out(
    points: int,
    parts: Sequence[Component],
    tops: Sequence[Relaxed | None],
    known: Sequence[Solution | None],
) -> list[Share]:
    """Share out whole points by how much is to be decided in each part.

    Parts known to be within their share stay as they are, and leave what they do not need to the others.
    """
    sizes = [len(part.program.decisions) for part in parts]
    usual = _shares(points, sizes)
    gaps = [
        gap_of(part, earlier) if earlier is not None else None
        for part, earlier in zip(parts, known, strict=True)
    ]
    kept = [gap is not None and gap <= share for gap, share in zip(gaps, usual, strict=True)]
    needed = sum(gap for gap, stays in zip(gaps, kept, strict=True) if stays and gap is not None)
    more = _shares(points - needed, [0 if stays else size for size, stays in zip(sizes, kept, strict=True)])
    return [
        Share(top, earlier, enough, stays)
        for top, earlier, enough, stays in zip(tops, known, more, kept, strict=True)
    ]


def _shares(points: int, sizes: Sequence[int]) -> list[int]:
    """Share out points by size, all of them: what rounding leaves goes to those who lost most by it."""
    total = sum(sizes)
    if not total:
        return [0] * len(sizes)
    shares = [points * size // total for size in sizes]
    losses = [points * size % total for size in sizes]
    for number in sorted(range(len(sizes)), key=lambda n: -losses[n])[: points - sum(shares)]:
        shares[number] += 1
    return shares
