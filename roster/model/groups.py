"""Seats at needs that are alike."""

from collections.abc import Mapping
from dataclasses import dataclass

from roster.rules import Linear


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Seats at alike needs: how many are open at each, how many its own team takes, how many are filled.

    `members` are (index of the need, open seats); `own` has the expressions by index, where there is a team.
    """

    members: tuple[tuple[int, int], ...]
    own: Mapping[int, Linear]
    filled: Linear
