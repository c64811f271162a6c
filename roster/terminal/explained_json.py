"""What `roster explain --json` says: everything, where people are shown the first of it."""

from collections.abc import Mapping, Sequence

from roster.domain import Duty
from roster.explaining.alternatives import Alternative, Shortages
from roster.explaining.comparing import Comparison
from roster.explaining.obstacles import Obstacle
from roster.explaining.questions import Answer
from roster.explaining.shadows import Shadow
from roster.explaining.trials import Outcome
from roster.terminal.machine import plain
from roster.terminal.ranges import proof_to_json
from roster.words import Language


def shortages_to_json(found: Shortages, language: Language) -> dict[str, object]:
    """Give every lack with all that is known of it."""
    return {
        "possible": True,
        "objective": found.before.objective,
        "bound": found.before.bound,
        "missing": found.before.missing,
        "lacks": [
            {
                "grade": plain(lack.grade, language),
                "skill": lack.skill,
                "missing": lack.missing,
                "shifts": plain(lack.shifts, language),
                "posts": list(lack.posts),
                "people": lack.people,
                "on_duty": lack.on_duty,
                "could_at_a_price": sorted({obstacle.person.id for obstacle in lack.free}),
                "barriers": [plain(barrier, language) for barrier in lack.barriers],
                "alternatives": [_to_json(alternative, language) for alternative in listed],
            }
            for lack, listed in zip(found.lacks, found.alternatives, strict=True)
        ],
        "together": found.together and _to_json(found.together, language),
        "untried": found.untried,
    }


def _to_json(alternative: Alternative, language: Language) -> Mapping[str, object]:
    after = alternative.after
    return {
        "change": alternative.change.text.to(language),
        "tried": after is not None or alternative.refused,
        "possible": None if after is None and not alternative.refused else not alternative.refused,
        "fills": None if after is None else alternative.filled,
        "missing": None if after is None else after.missing,
        "objective": None if after is None else after.objective,
        "bound": None if after is None else after.bound,
        "saves": proof_to_json(alternative.saved),
    }


def answer_to_json(answer: Answer, language: Language) -> dict[str, object]:
    """Give an answer with all changes."""
    found = answer.comparison
    return {
        "person": answer.person.id,
        "day": answer.day.isoformat(),
        "duties": [_plain_duty(duty) for duty in answer.duties],
        "released": [_plain_duty(duty) for duty in answer.released],
        "impossible": [text.to(language) for text in answer.refused],
        "cost": found and _plain_comparison(found, language),
        "stand_ins": [_plain_duty(duty) for duty in answer.stand_ins],
        "others": [_plain_obstacle(obstacle, language) for obstacle in answer.others],
    }


def _plain_comparison(found: Comparison, language: Language) -> Mapping[str, object]:
    return {
        "before": found.before.objective,
        "after": found.after.objective,
        "dearer": proof_to_json(found.dearer),
        "missing_before": found.before.missing,
        "missing_after": found.after.missing,
        "prices": dict(found.prices),
        "charges": [plain(charge, language) for charge in found.new_charges],
        "gained": [_plain_duty(duty) for duty in found.gained],
        "lost": [_plain_duty(duty) for duty in found.lost],
    }


def _plain_duty(duty: Duty) -> dict[str, object]:
    return {"person": duty.person, "day": duty.day.isoformat(), "shift": duty.shift, "post": duty.post}


def _plain_obstacle(obstacle: Obstacle, language: Language) -> dict[str, object]:
    return {
        "person": obstacle.person.id,
        "on_duty": None if obstacle.duty is None else _plain_duty(obstacle.duty),
        "rules": list(obstacle.rules),
        "why": [finding.message.to(language) for finding in obstacle.findings],
    }


def rule_costs_to_json(found: Sequence[Shadow], before: Outcome, language: Language) -> dict[str, object]:
    """Give all rules with their shadows."""
    return {
        "objective": before.objective,
        "bound": before.bound,
        "rules": [
            {
                "rule": shadow.rule,
                "title": shadow.title.to(language),
                "source": shadow.law.text.to(language),
                "soft": shadow.soft,
                "paid": shadow.paid,
                "others": proof_to_json(shadow.others),
                "shadow": proof_to_json(shadow.total),
                "objective_without": shadow.found,
                "proof": plain(shadow.proof, language),
            }
            for shadow in found
        ],
    }
