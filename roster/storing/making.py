"""From what the engine found and the checker confirms to the report that is kept."""

import platform
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from roster import __version__
from roster.checking import Verdict
from roster.domain import Grade
from roster.errors import RulesBroken
from roster.loading import input_hash
from roster.rules import Rule, Setting, SoftRule, parameters
from roster.rules.values import written
from roster.storing.report import Repaired, Report, RulePrice, Status
from roster.words import Text

if TYPE_CHECKING:
    from roster.solving import Limits, Solved  # whoever reads a roster need not wait for the solver


def make_report(
    solved: "Solved",
    verdict: Verdict,
    rules: Sequence[Rule],
    limits: "Limits",
    relaxed: Sequence[Setting] = (),
) -> Report:
    """Make the report of a roster; raises RulesBroken when the checker does not confirm it.

    Confirmed is a roster without violations whose objective, reckoned by the checker, is not below what the
    engine proved that none can be below. `relaxed` is what the station has relaxed, and why.
    """
    problem = solved.roster.problem
    if verdict.violations or verdict.objective < solved.bound:
        first = verdict.violations[0].message if verdict.violations else Text("", "")
        raise RulesBroken(
            Text(
                f"复核未通过，未写出任何文件。这是程序错误，请报告。{first.zh}",
                f"the checker does not confirm the roster; nothing was written. This is a bug. {first.en}",
            )
        )
    objective, bound = verdict.objective, solved.bound
    points, places = Counter[str](), Counter[str]()
    for charge in verdict.charges:
        points[charge.rule] += charge.points
        places[charge.rule] += 1
    soft = [rule.name for rule in rules if isinstance(rule, SoftRule)]
    return Report(
        status=Status.OPTIMAL if objective == bound else Status.FEASIBLE,
        objective=objective,
        bound=bound,
        gap=(objective - bound) / objective if objective else 0.0,
        first=problem.period.first,
        days=problem.period.days,
        made_at=datetime.now(UTC).astimezone(problem.station.timezone).replace(microsecond=0),
        seconds=round(solved.seconds, 3),
        seed=limits.seed,
        input_hash=input_hash(problem),
        duties_hash="",
        prices={name: RulePrice(points=points[name], places=places[name]) for name in soft},
        parameters=_parameters(rules),
        relaxed=tuple(map(_relaxed, relaxed)),
        today=problem.today,
        gaps=dict(sorted((_grades(grades), gap) for grades, gap in solved.gaps.items())),
        repaired=_repaired(solved),
        profile=str(limits.profile),
        versions={
            "gridroster": __version__,
            "ortools": version("ortools"),
            "python": platform.python_version(),
        },
    )


def made_alike(report: Report, rules: Sequence[Rule]) -> bool:
    """Tell whether a roster was made by this version and under these rules."""
    return report.versions.get("gridroster") == __version__ and report.parameters == _parameters(rules)


def _repaired(solved: "Solved") -> Repaired | None:
    repair = solved.repair
    if repair is None:
        return None
    return Repaired(away=repair.away, grades=tuple(grade for grade in Grade if grade in repair.grades))


def _parameters(rules: Sequence[Rule]) -> dict[str, dict[str, str]]:
    """Give the parameters of every rule by its name; of one that is there several times, by name and whom it binds."""
    times = Counter(rule.name for rule in rules)
    return {
        rule.name if times[rule.name] == 1 else f"{rule.name}.{_whom(rule.grades, rule.contracts)}": {
            name: _plain(value) for name, value in parameters(rule).items()
        }
        for rule in rules
    }


def _relaxed(setting: Setting) -> dict[str, str]:
    figure = setting.figures[0]
    return {
        "rule": setting.rule,
        "parameter": setting.parameter,
        "grades": _whom(setting.grades, setting.contracts),
        "value": _plain(setting.value),
        "asked": _plain(figure.value if figure.parameter == setting.parameter else True),
        "pack": figure.pack,
        "law": figure.law.text.zh,
        "reason": setting.reason,
    }


def _whom(grades: frozenset[Grade], contracts: frozenset[str] | None) -> str:
    return _grades(grades) + ("" if contracts is None else f"[{'+'.join(sorted(contracts))}]")


def _grades(grades: frozenset[Grade]) -> str:
    return "+".join(grade for grade in Grade if grade in grades)


def _plain(value: object) -> str:
    return written(value).strip('"')
