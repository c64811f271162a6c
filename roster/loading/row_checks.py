"""What a row must keep beyond its cells: that it does not contradict itself or what other tables say."""

from collections.abc import Callable

from roster.domain import PostKind, ZoneLevel
from roster.loading.findings import Findings
from roster.loading.matrix import NO_DUTY
from roster.loading.records import Record
from roster.loading.references import Records
from roster.loading.texts import fold
from roster.words import Text

_KINDS = frozenset([*PostKind, *ZoneLevel])


def check_rows(records: Records, findings: Findings) -> None:
    """Note every row that contradicts itself or another table."""
    for table, check in _CHECKS:
        for record in records.get(table, ()):
            check(record, findings)
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


_CHECKS: tuple[tuple[str, Callable[[Record, Findings], None]], ...] = (
    ("people", _check_hours),
    ("grids", _check_place),
    ("posts", _check_place),
    ("shifts", _check_code),
    ("availability", _check_window),
    ("requests", _check_weight),
)
