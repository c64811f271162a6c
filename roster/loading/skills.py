"""Skills: those a person holds, with expiry, and those a post asks for."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from roster.domain import Grade, SkillNeed
from roster.loading.cells import Unreadable, choice, count, label
from roster.loading.moments import day
from roster.loading.texts import narrow
from roster.loading.vocabulary import GRADES
from roster.words import Text

_SEPARATORS = re.compile(r"[;,、\n]")
_IN_NAMES = re.compile(r"[.:@]")
_grade = choice(GRADES)
_K = TypeVar("_K")
_V = TypeVar("_V")


def held(text: str) -> Mapping[str, date | None]:
    """Read `driver;first aid@2027-05-01`: each skill with the last day on which it is valid, or None."""
    found: dict[str, date | None] = {}
    for part in _parts(text):
        name, _, expiry = part.partition("@")
        _add(found, _name(name), day(expiry) if expiry else None)
    return dict(sorted(found.items()))


def written_held(skills: Mapping[str, date | None]) -> str:
    """Write a person's skills as they can be read again."""
    return ";".join(
        skill if skills[skill] is None else f"{skill}@{skills[skill]}" for skill in sorted(skills)
    )


def asked(text: str) -> tuple[SkillNeed, ...]:
    """Read `driver:1;officer.female:2`: how many holders of a skill, of any grade or of one."""
    found: dict[tuple[str, Grade | None], int] = {}
    for part in _parts(text):
        name, _, number = part.partition(":")
        grade, dot, skill = name.partition(".")
        many = count(number) if number else 1
        if not many:
            raise Unreadable(
                Text(f"「{part}」要求 0 人", f'"{part}" asks for nobody'),
                Text("删去它，或写 1 以上的数。", "Remove it, or write 1 or more."),
            )
        _add(found, (_name(skill), _grade(grade)) if dot else (_name(name), None), many)
    needs = [SkillNeed(skill=skill, count=many, grade=grade) for (skill, grade), many in found.items()]
    return tuple(sorted(needs, key=lambda need: (need.skill, need.grade or "")))


def written_asked(needs: tuple[SkillNeed, ...]) -> str:
    """Write what a post asks for as it can be read again."""
    return ";".join(
        f"{need.skill}:{need.count}" if need.grade is None else f"{need.grade}.{need.skill}:{need.count}"
        for need in needs
    )


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATORS.split(narrow(text)) if part.strip()]


def _name(text: str) -> str:
    name = label(text)
    if not name or _IN_NAMES.search(name):
        raise Unreadable(
            Text(f"「{text}」不能作技能名称", f'"{text}" cannot be the name of a skill'),
            Text(
                "技能名称不含 . : @，例：驾驶@2027-05-01；要求写 驾驶:1 或 民警.女:1。",
                "A skill's name has none of . : @ in it; for example driver@2027-05-01, "
                "and where it is asked for driver:1 or officer.female:1.",
            ),
        )
    return name


def _add(found: dict[_K, _V], key: _K, value: _V) -> None:
    if key in found:
        raise Unreadable(
            Text("同一技能写了两次", "one skill is given twice"), Text("只留一个。", "Keep one of them.")
        )
    found[key] = value
