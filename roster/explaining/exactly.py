"""How far a rule would have to give way for what is settled, and no further."""

from bisect import bisect_left
from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from typing import Any

from roster.domain import Grade
from roster.explaining.case import Case
from roster.explaining.changes import Relax
from roster.explaining.neighbourhoods import People, broken, restricted
from roster.explaining.relaxing import relaxable
from roster.rules import Rule, Stricter, about

_STEP: Mapping[type, Any] = {timedelta: timedelta(minutes=1), int: 1, Fraction: Fraction(1, 100)}
_FARTHEST: Mapping[type, Any] = {timedelta: timedelta(days=31), int: 31, Fraction: Fraction(1)}


def least_relaxation(case: Case, rule: Rule, grade: Grade, people: People) -> Relax | None:
    """Give the least change of one parameter with which some people's settled duties keep a rule.

    None where no value in the parameter's range would do.
    """
    near = restricted(case.under([rule]), people)
    for parameter in relaxable(rule):
        values = _Values(rule, parameter)

        def keeps(steps: int, values: "_Values" = values, parameter: str = parameter) -> bool:
            change = Relax(rule=rule, grade=grade, parameter=parameter, to=values[steps])
            try:
                return not broken(change.apply(near), people)
            except ValueError:
                return False

        if len(values) > 1 and keeps(len(values) - 1):
            least = bisect_left(range(len(values)), x=True, key=keeps)
            return Relax(rule=rule, grade=grade, parameter=parameter, to=values[least])
    return None


class _Values:
    """The values of a parameter from where it is to the loosest, step by step."""

    def __init__(self, rule: Rule, parameter: str) -> None:
        known = about(rule)[parameter]
        self._value = getattr(rule, parameter)
        kind = type(self._value)
        looser_is_more = known.stricter is Stricter.LESS
        self._step = _STEP[kind] if looser_is_more else -_STEP[kind]
        far = known.most if looser_is_more else known.least
        if far is None:
            far = self._value + _FARTHEST[kind] if looser_is_more else 0 * _STEP[kind]
        self._count = max(0, int((far - self._value) / self._step))

    def __len__(self) -> int:
        return self._count + 1

    def __getitem__(self, steps: int) -> Any:  # noqa: ANN401 - of the parameter's type
        return self._value + steps * self._step
