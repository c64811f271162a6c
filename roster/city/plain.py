"""Values of ours as JSON, and back by their types: what one run of a city notes down for the next."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

_MICROSECOND = timedelta(microseconds=1)


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Turn dataclasses, mappings, tuples, dates, durations and enums into JSON's values."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value // _MICROSECOND if isinstance(value, timedelta) else value


def from_plain(kind: Any, value: Any) -> Any:  # noqa: ANN401, PLR0911 - a type a line
    """Read a value of a type from JSON's values; raises KeyError, TypeError or ValueError where it is none."""
    if get_origin(kind) is UnionType:
        others = [inner for inner in get_args(kind) if inner is not NoneType]
        return None if value is None else from_plain(others[0], value)
    if get_origin(kind) is tuple:
        return tuple(from_plain(get_args(kind)[0], item) for item in value)
    if isinstance(get_origin(kind), type) and issubclass(get_origin(kind), Mapping):
        key, inner = get_args(kind)
        return {from_plain(key, name): from_plain(inner, item) for name, item in value.items()}
    if is_dataclass(kind):
        made: Any = kind
        return made(**{name: from_plain(inner, value[name]) for name, inner in _types(made).items()})
    if issubclass(kind, date | time):
        return kind.fromisoformat(value)
    if issubclass(kind, timedelta):
        return value * _MICROSECOND
    return kind(value)


@cache
def _types(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a dataclass of any sort
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
