"""What a single row of a table must keep beyond its cells, and rows of demand that cannot both hold."""

from collections import defaultdict
from collections.abc import Sequence

from roster.domain import DaySelector, Grade, PostKind, Posture, RatioBasis, ZoneLevel
from roster.loading.findings import Findings
from roster.loading.matrix import NO_DUTY
from roster.loading.records import Record
from roster.loading.references import Records, known_ids
from roster.loading.texts import fold, suggestion
from roster.words import Text

_KINDS = frozenset([*PostKind, *ZoneLevel])
_GRID_SCOPES = frozenset([PostKind.GRID, *ZoneLevel])


def check_rows(records: Records, basis: RatioBasis, findings: Findings) -> None:
    """Note every row that contradicts itself or another one."""
    for table in ("grids", "posts"):
        for record in records.get(table, ()):
            _check_place(record, findings)
    for record in records.get("shifts", ()):
        _check_code(record, findings)
    for record in records.get("people", ()):
        _check_hours(record, findings)
    for record in records.get("availability", ()):
        _check_window(record, findings)
    for record in records.get("requests", ()):
        _check_weight(record, findings)
    _check_demand(records, basis, findings)
    _check_loans(records, findings)


def _check_place(record: Record, findings: Findings) -> None:
    if record.values.get("id") in _KINDS:
        findings.add(
            record.at("id"),
            Text(
                f"编号不能叫 {record.values['id']}：需求表用它表示一类岗位",
                f"no id can be {record.values['id']}: the demand table uses it for a kind of place",
            ),
            Text("换一个编号。", "Choose another id."),
        )
    if record.values.get("kind") is PostKind.GRID:
        findings.add(
            record.at("kind"),
            Text("网格不写在岗位表里", "a grid does not stand in the table of posts"),
            Text("写进网格表，它自动成为岗位。", "List it in the table grids; that makes it a post."),
        )


def _check_code(record: Record, findings: Findings) -> None:
    code = record.values.get("code")
    if code is not None and fold(code) in NO_DUTY:
        findings.add(
            record.at("code"),
            Text(
                f"班次代码不能叫「{code}」：它表示休息或请假",
                f'no shift can be "{code}": it stands for rest or leave',
            ),
            Text("换一个代码，如 D、E、N、早、中、夜。", "Choose another code, such as D, E or N."),
        )


def _check_hours(record: Record, findings: Findings) -> None:
    usual, most = record.values.get("weekly_hours"), record.values.get("max_weekly_hours")
    if usual is not None and most is not None and most < usual:
        findings.add(
            record.at("max_weekly_hours"),
            Text("周工时上限低于周工时", "max_weekly_hours is below weekly_hours"),
            Text("上限应不低于周工时，或留空。", "Give at least the weekly hours, or leave it blank."),
        )


def _check_window(record: Record, findings: Findings) -> None:
    if record.sound and ("weekday" in record.values) == ("date" in record.values):
        findings.add(
            record.at("date" if "date" in record.headers else "weekday"),
            Text("星期和日期应当只填一个", "give either the weekday or the date"),
            Text("每周都可的填星期，只有一天的填日期。", "A weekday for every week, a date for one day."),
        )


def _check_weight(record: Record, findings: Findings) -> None:
    if record.values.get("weight") == 0:
        findings.add(
            record.at("weight"),
            Text("权重为 0 的意愿没有作用", "a wish with the weight 0 has no effect"),
            Text(
                "想要写正数，不想要写负数，否则删去。",
                "Write a positive or negative weight, or delete the row.",
            ),
        )


def _check_demand(records: Records, basis: RatioBasis, findings: Findings) -> None:
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

    None when some row of people could not be read, so that nothing can be said.
    """
    if not all(record.sound for record in records.get("people", ())):
        return None
    found: defaultdict[str, set[Grade | None]] = defaultdict(set)
    for record in records.get("people", ()):
        for skill in record.values.get("skills", ()):
            found[skill] |= {record.values.get("grade"), None}
    return dict(found)


def _check_people_asked(record: Record, by_ratio: bool, findings: Findings) -> None:
    given = record.values
    if not by_ratio and not any(name in given for name in (*Grade, "volunteer_target")):
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


def _check_skills(record: Record, holders: dict[str, set[Grade | None]], findings: Findings) -> None:
    for need in record.values.get("skills", ()):
        if need.grade in holders.get(need.skill, ()):
            continue
        zh, en = (need.grade.text.zh, need.grade.text.en) if need.grade else ("人员", "person")
        known = sorted(skill for skill, grades in holders.items() if need.grade in grades)
        findings.add(
            record.at("skills"),
            Text(f"没有任何{zh}具备技能「{need.skill}」", f'no {en} at all holds the skill "{need.skill}"'),
            suggestion(need.skill, known),
        )


def _check_ties(group: Sequence[Record], findings: Findings) -> None:
    """Note two rows that are equally particular and speak of the same day: neither goes before the other."""
    for i, record in enumerate(group):
        for other in group[:i]:
            if _tie(record.values["days"], other.values["days"]):
                findings.add(
                    record.at("days"),
                    Text(
                        f"与{other.source.text.zh}说的是同样的岗位、日子和班次，分不出以哪行为准",
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


def _check_loans(records: Records, findings: Findings) -> None:
    people = {record.values.get("id"): record for record in records.get("people", ())}
    units: dict[str, Record] = {}
    for loan in records.get("loans", ()):
        person, unit = loan.values.get("person"), loan.values.get("home_unit")
        if person is None or unit is None:
            continue
        first = units.setdefault(person, loan)
        for other in (people.get(person), first):
            stated = other.values.get("home_unit") if other else None
            if other is not None and stated is not None and stated != unit:
                _say_other_unit(loan, other, findings)
                break
    for id_, record in people.items():
        if id_ is not None and "home_unit" in record.values and id_ not in units:
            findings.add(
                record.at("home_unit"),
                Text(f"{id_} 写了原单位，却没有支援日期", f"{id_} has a home unit but no dates of loan"),
                Text(
                    "在支援表（loans）里写明起止日期，或清空原单位。",
                    "Give the dates in the table loans, or clear home_unit.",
                ),
            )


def _say_other_unit(loan: Record, other: Record, findings: Findings) -> None:
    person, unit, stated = loan.values["person"], loan.values["home_unit"], other.values["home_unit"]
    findings.add(
        loan.at("home_unit"),
        Text(
            f"{person} 的原单位写成「{unit}」，{other.source.text.zh}写的是「{stated}」",
            f'the home unit of {person} is "{unit}" here but "{stated}" in {other.source.text.en}',
        ),
        Text("改成一致。", "Make them the same."),
    )
