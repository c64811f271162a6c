"""Problems whose settled duties do not contradict the rules."""

from collections.abc import Sequence
from dataclasses import replace

from roster.checking import verify
from roster.domain import Problem, Roster
from roster.rules import HardRule, Rule


def is_contradictory(problem: Problem, rules: Sequence[Rule]) -> bool:
    """Tell whether what is settled breaks, by itself, a rule that nothing can mend."""
    settled = Roster(problem=problem, duties=problem.settled)
    lasting = [rule for rule in rules if isinstance(rule, HardRule) and rule.lasting]
    faults = (fault for rule in rules for fault in rule.faults(problem))
    return bool(verify(settled, lasting).violations) or any(fault.source.file == "fixed" for fault in faults)


def without_contradictions(problem: Problem, rules: Sequence[Rule]) -> Problem:
    """Give the problem with those of its settled duties that go together, the first before the later ones."""
    kept = replace(problem, fixed=())
    for row in problem.fixed:
        more = replace(kept, fixed=(*kept.fixed, row))
        if not is_contradictory(more, rules):
            kept = more
    return kept
