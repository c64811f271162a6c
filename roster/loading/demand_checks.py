"""What the rows of demand must keep: that they ask for somebody who exists, and that no two of them tie."""

from collections import defaultdict
from collections.abc import Sequence

from roster.domain import DaySelector, Grade, PostKind, Posture, RatioBasis, ZoneLevel
from roster.loading.findings import Findings
from roster.loading.records import Record
from roster.loading.references import Records, known_ids
from roster.loading.tables_places import WITH_MOST
from roster.loading.texts import nearest, suggestion
from roster.words import Text

_NOBODY_SKILLED = Text(
    "在人员表的“技能”列写上谁具备，或删去这项要求。",
    "Say in the column skills of the table people who holds it, or ask for it no more.",
)
_GRID_SCOPES = frozenset([PostKind.GRID, *ZoneLevel])


def check_demand(records: Records, basis: RatioBasis, findings: Findings) -> None:
    """Note every row of demand that asks for nobody, for a skill that nobody holds, or for what another asks."""
    grids, holders = known_ids(records)["grids"], _holders(records)
    groups: defaultdict[tuple[Posture, str, str], list[Record]] = defaultdict(list)
    for record in records.get("demand", ()):
        if not record.sound:
            continue
        scope = record.values["applies_to"]
        by_ratio = basis is RatioBasis.SHIFT and (scope in _GRID_SCOPES or scope in grids)
        _check_people_asked(record, by_ratio, findings)
        if holders is not None:
            _check_skills(record, holders, findings)
        posture = record.values.get("posture", Posture.ROUTINE)
        groups[posture, scope, record.values["shift"]].append(record)
    for group in groups.values():
        _check_ties(group, findings)


def _holders(records: Records) -> dict[str, set[Grade | None]] | None:
    """Map every skill to the grades of those who hold it, whether or not it has expired.

    None when the people, or one of them, could not be read, so that nothing can be said.
    """
    people = records.get("people", ())
    if not people or not all(record.sound for record in people):
        return None
    found: defaultdict[str, set[Grade | None]] = defaultdict(set)
    for record in people:
        for skill in record.values.get("skills", ()):
            found[skill] |= {record.values.get("grade"), None}
    return dict(found)


def _check_people_asked(record: Record, by_ratio: bool, findings: Findings) -> None:
    given = record.values
    if not by_ratio and not any(
        name in given for name in (*Grade, "volunteer_target", *(f"{g}_most" for g in WITH_MOST))
    ):
        findings.add(
            record.at("officer"),
            Text("这一行没有写人数", "this row asks for nobody"),
            Text(
                "至少写一类人员的人数；确实不要人就写 0。",
                "Give a number for one grade at least; write 0 to want none.",
            ),
        )
    if given.get("volunteer_target", given.get("volunteer", 0)) < given.get("volunteer", 0):
        findings.add(
            record.at("volunteer_target"),
            Text("志愿者目标低于必需人数", "volunteer_target is below volunteer"),
            Text("目标应不低于必需人数。", "The target is at least the number needed."),
        )

    for grade in WITH_MOST:
        if given.get(f"{grade}_most", given.get(grade, 0)) < given.get(grade, 0):
            findings.add(
                record.at(f"{grade}_most"),
                Text(f"{grade.text.zh}上限低于必需人数", f"{grade}_most is below {grade}"),
                Text(
                    "上限应不低于必需人数；不另设上限就留空。",
                    "The most is at least the number needed; or leave it blank.",
                ),
            )


def _check_skills(record: Record, holders: dict[str, set[Grade | None]], findings: Findings) -> None:
    for need in record.values.get("skills", ()):
        if need.grade in holders.get(need.skill, ()):
            continue
        zh, en = (need.grade.text.zh, need.grade.text.en) if need.grade else ("人员", "person")
        known = sorted(skill for skill, grades in holders.items() if need.grade in grades)
        findings.add(
            record.at("skills"),
            Text(f"没有任何{zh}具备技能「{need.skill}」", f'no {en} at all holds the skill "{need.skill}"'),
            _advice(need.skill, known),
        )


def _advice(skill: str, known: Sequence[str]) -> Text:
    meant = nearest(skill, known)
    return _NOBODY_SKILLED if meant is None else suggestion(skill, [meant])


def _check_ties(group: Sequence[Record], findings: Findings) -> None:
    """Note two rows that are equally particular and speak of the same day: neither goes before the other."""
    for i, record in enumerate(group):
        for other in group[:i]:
            if _tie(record.values["days"], other.values["days"]):
                findings.add(
                    record.at("days"),
                    Text(
                        f"与 {other.source.text.zh}说的是同样的岗位、日子和班次，分不出以哪行为准",
                        f"this row speaks of the same posts, days and shift as {other.source.text.en}",
                    ),
                    Text(
                        "删去一行，或使两行的日子不同。", "Delete one of them, or give them different days."
                    ),
                )
                break


def _tie(one: DaySelector, other: DaySelector) -> bool:
    return one.rank == other.rank and bool(
        one.weekdays & other.weekdays or one.classes & other.classes or one.dates & other.dates
    )
