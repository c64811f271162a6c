"""What of an example can be chosen: a shipped one is as it is, a station has one size, a city two."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from roster.errors import UnusableCall
from roster.words import Text

_GRIDS = {"station": 12, "city": 240}  # unless the call says otherwise
_SEED = 1


def check_example(name: str, chosen: Mapping[str, object]) -> None:
    """Raise UnusableCall where a call chooses what its example does not have; None is not chosen."""
    if name not in _GRIDS and any(value is not None for value in chosen.values()):
        raise UnusableCall(
            Text(
                f"{name} 是固定的，不能另定大小、种子和日期",
                f"{name} is as it is: no size, seed or day can be chosen",
            ),
            Text("请用 roster example station 或 city。", "Use roster example station, or city."),
        )
    if name == "station" and chosen["stations"] is not None:
        raise UnusableCall(
            Text("--stations 只用于 city", "--stations goes with city only"),
            Text("多个派出所请用 roster example city。", "For several stations use roster example city."),
        )


def size(name: str, chosen: Mapping[str, Any], monday: date) -> dict[str, Any]:
    """Give what an invented example is made from; `monday` is the usual first day."""
    return {
        "grids": chosen["grids"] or _GRIDS[name],
        "seed": _SEED if chosen["seed"] is None else chosen["seed"],
        "first": chosen["first"] or monday,
    }


def following(name: str, folder: Path) -> Text:
    """Say that an example is written, and what to do next."""
    command = (
        f"roster city solve {folder} --out out/{folder.resolve().name}"
        if name == "city"
        else f"roster check {folder}"
    )
    return Text(
        f"已写出 {folder}（人员、地名均为虚构）。下一步：{command}",
        f"{folder} is written (all of it invented). Next: {command}",
    )
