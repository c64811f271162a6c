"""A rule's parameters: fields that say what they mean, which way is stricter, and what values make sense."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from roster.words import Text


class Stricter(StrEnum):
    """Which way a parameter binds people more."""

    MORE = "more"  # a longer rest
    LESS = "less"  # a lower cap


@dataclass(frozen=True, kw_only=True)
class About:
    """What is known of a parameter: its meaning, which way is stricter (None: neither), least and most."""

    title: Text
    stricter: Stricter | None = None
    least: Any = None
    most: Any = None


def parameter(
    default: Any,  # noqa: ANN401 - as dataclasses.field
    title: Text,
    *,
    stricter: Stricter | None = None,
    least: Any = None,  # noqa: ANN401 - of the default's type
    most: Any = None,  # noqa: ANN401 - of the default's type
) -> Any:  # noqa: ANN401 - as dataclasses.field
    """Make a rule's field: its usual value, what it means in a few words, and which values it may have."""
    about = About(title=title, stricter=stricter, least=least, most=most)
    return field(default=default, metadata={"about": about})


def off() -> Any:  # noqa: ANN401 - as dataclasses.field
    """Make the field `in_force` of a rule that is not in force unless a pack or the station says so."""
    return parameter(
        default=False, title=Text("是否启用（默认不启用）", "whether it is in force (usually not)")
    )


def about(rule: Any) -> Mapping[str, About]:  # noqa: ANN401 - a rule or its class; rules rest on this file
    """Map the names of a rule's parameters to what is known of them."""
    return {each.name: each.metadata["about"] for each in fields(rule) if "about" in each.metadata}
