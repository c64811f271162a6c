"""Of whom settings speak: grades and contracts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roster.domain import Grade


class Whom(NamedTuple):
    """People of a grade and a contract; "" is everybody whose contract says nothing of the rule at hand."""

    grade: Grade
    contract: str = ""


def stands_for(settled: Iterable[Whom], contracts: Sequence[str]) -> Mapping[str, Collection[str]]:
    """Map each contract for which a rule is settled apart to itself, and "" to all others."""
    apart = [whom.contract for whom in settled if whom.contract]
    others = [contract for contract in contracts if contract not in apart]
    return {"": others} | {contract: [contract] for contract in apart}


def shared(
    group: Iterable[Whom], meant: Mapping[str, Collection[str]], contracts: Sequence[str]
) -> Iterator[tuple[frozenset[Grade], frozenset[str] | None]]:
    """Say whom a group is: grades, each with the same contracts of theirs (None: all there are).

    `meant` maps the contract of a member to those it stands for.
    """
    of_grade: dict[Grade, frozenset[str]] = {}
    for grade, contract in group:
        of_grade[grade] = of_grade.get(grade, frozenset()) | frozenset(meant[contract])
    for bound in dict.fromkeys(of_grade.values()):
        grades = frozenset(grade for grade, theirs in of_grade.items() if theirs == bound)
        yield grades, None if len(bound) == len(contracts) else bound
