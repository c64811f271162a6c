"""The duty that somebody is looked for, as a user writes it: PERSON:DATE[:SHIFT] or POST:DATE:SHIFT[:GRADE]."""

from contextlib import suppress
from datetime import date
from difflib import get_close_matches

from roster.checking.choices import Vacancy
from roster.domain import Duty, Grade, Problem, Roster, Shortage
from roster.errors import UnusableCall
from roster.words import Text, joined, same, weekday_and_day

_FORMS = Text(
    "写成“人员编号:日期”（如 A07:2026-11-25，多班再加“:班次”），或“岗位:日期:班次:类别”（如 G1:2026-11-25:D:辅警）。",
    "Write PERSON:DATE (as A07:2026-11-25; with :SHIFT where there are several), or POST:DATE:SHIFT:GRADE "
    "(as G1:2026-11-25:D:auxiliary).",
)
_PERSON_PARTS, _POST_PARTS = (2, 3), (3, 4)


def vacancy(typed: str, roster: Roster) -> Vacancy:
    """Read what was typed; raises UnusableCall where there is no such duty and no such open seat."""
    parts = [part.strip() for part in typed.replace("：", ":").split(":")]
    problem = roster.problem
    if parts[0] in problem.people and len(parts) in _PERSON_PARTS:
        return _of_person(parts[0], _day(parts[1], problem), parts[2] if len(parts) > 2 else None, roster)  # noqa: PLR2004 - with a shift
    if parts[0] in problem.posts and len(parts) in _POST_PARTS:
        return _of_post((parts[0], _day(parts[1], problem), parts[2]), _grade(parts[3:]), roster)
    known = [*problem.people, *problem.posts]
    near = get_close_matches(parts[0], known, n=1)
    if parts[0] in known or len(parts) == 1:
        raise UnusableCall(Text(f"看不懂「{typed}」", f'cannot read "{typed}"'), _FORMS)
    advice = Text(f"是否想写「{near[0]}」？", f'Did you mean "{near[0]}"?') if near else _FORMS
    raise UnusableCall(
        Text(f"没有编号为 {parts[0]} 的人员或岗位", f"there is no person and no post {parts[0]}"), advice
    )


def _day(text: str, problem: Problem) -> date:
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(text)
    if day is None or day not in problem.period:
        first, last = problem.period.first, problem.period.last
        raise UnusableCall(
            Text(f"「{text}」不是本期的日期", f'"{text}" is no date of the period'),
            Text(f"本期是 {first} 至 {last}。", f"The period is {first} to {last}."),
        )
    return day


def _grade(parts: list[str]) -> Grade | None:
    if not parts:
        return None
    for grade in Grade:
        if parts[0].casefold() in {grade.value, grade.text.zh, grade.text.en}:
            return grade
    listed = joined(Text(grade.text.zh, grade.value) for grade in Grade)
    raise UnusableCall(
        Text(f"没有「{parts[0]}」这类人员", f'there is no grade "{parts[0]}"'),
        Text(f"可用：{listed.zh}。", f"Use one of {listed.en}."),
    )


def _of_person(person: str, day: date, shift: str | None, roster: Roster) -> Vacancy:
    who, when = roster.problem.people[person], weekday_and_day(day)
    on_day = [duty for duty in roster.of_person[person] if duty.day == day]
    duties = [duty for duty in on_day if shift in (None, duty.shift)]
    if not duties:
        which = f" {shift} 班" if shift else ""
        raise UnusableCall(
            Text(f"{who.text.zh}{when.zh}没有{which}勤务", f"{who.text.en} has no such duty on {when.en}"),
            _has(on_day or roster.of_person[person]),
        )
    if len(duties) > 1:
        raise UnusableCall(
            Text(
                f"{who.text.zh}{when.zh}有 {len(duties)} 次勤务",
                f"{who.text.en} has {len(duties)} duties on {when.en}",
            ),
            Text(
                f"请写明班次，如 {person}:{day}:{duties[0].shift}。",
                f"Name the shift: {person}:{day}:{duties[0].shift}.",
            ),
        )
    return _held(duties[0], roster)


def _held(duty: Duty, roster: Roster) -> Vacancy:
    grade = roster.person(duty).grade
    need = roster.problem.need_at.get((duty.post or "", duty.day, duty.shift))
    if duty.post is None or need is None or roster.count(need.key, grade) > need.target[grade]:
        raise UnusableCall(
            Text("这次勤务不占岗位需求，不必找人顶替", "this duty meets no demand, so nobody need take it"),
            Text("如已取消，请从 fixed 表删去。", "If it is off, delete it from the table fixed."),
        )
    return Vacancy(day=duty.day, shift=duty.shift, post=duty.post, grade=grade, held=duty)


def _has(duties: tuple[Duty, ...] | list[Duty]) -> Text:
    if not duties:
        return Text("此人本期没有勤务。", "This person has no duty in the period.")
    listed = joined(weekday_and_day(duty.day) + same(f" {duty.shift}") for duty in duties)
    return Text(f"此人的勤务：{listed.zh}。", f"Duties of this person: {listed.en}.")


def _of_post(key: tuple[str, date, str], grade: Grade | None, roster: Roster) -> Vacancy:
    post, day, shift = key
    is_open = [s for s in roster.shortages if (s.post, s.day, s.shift) == key]
    grades = sorted({s.grade for s in is_open}, key=list(Grade).index)
    if grade is None and len(grades) > 1:
        listed = joined(Text(g.text.zh, g.value) for g in grades)
        raise UnusableCall(
            Text(f"{post} 这一班缺 {listed.zh}", f"{post} is short of {listed.en} on that shift"),
            Text(
                f"请写明类别，如 {post}:{day}:{shift}:{grades[0].text.zh}。",
                f"Name the grade: {post}:{day}:{shift}:{grades[0].value}.",
            ),
        )
    chosen = grade or (grades[0] if grades else None)
    if chosen is None or chosen not in grades:
        raise _nothing_open(key, roster, is_open)
    skills = [s.skill for s in is_open if s.grade is chosen]
    skill = "" if "" in skills else skills[0]  # seats that ask for none are the easier ones
    return Vacancy(day=day, shift=shift, post=post, grade=chosen, skill=skill)


def _nothing_open(key: tuple[str, date, str], roster: Roster, is_open: list[Shortage]) -> UnusableCall:
    post, day, shift = key
    when = weekday_and_day(day)
    if key not in roster.problem.need_at:
        return UnusableCall(
            Text(
                f"{post} {when.zh}没有 {shift} 班的需求", f"{post} needs nobody on {when.en}, shift {shift}"
            ),
            Text("请检查岗位、日期和班次。", "Check post, date and shift."),
        )
    if is_open:
        listed = joined(Text(s.grade.text.zh, s.grade.value) for s in is_open)
        return UnusableCall(
            Text(f"{post} 那里不缺这类人员", f"{post} is not short of this grade there"),
            Text(f"缺的是：{listed.zh}。", f"It is short of: {listed.en}."),
        )
    return UnusableCall(
        Text(f"{post} {when.zh} {shift} 班没有空缺", f"{post} has no open seat on {when.en}, shift {shift}"),
        Text("要替换在岗的人，请写“人员编号:日期”。", "To replace somebody there, write PERSON:DATE."),
    )
