"""`roster explain --fair`: who carries how much, beside a fair share."""

from roster.domain import Person
from roster.explaining.fair import Bearer, Fairness, Group, Load, Measure
from roster.explaining.fair_files import about
from roster.explaining.picture import amount, difference
from roster.explaining.wording import plural
from roster.terminal.machine import plain
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, NOTHING, cell
from roster.words import Language, Text, same

_SHOWN = 12  # of a grade; the rest is in fairness.csv


def render_fairness(found: Fairness, page: Page) -> None:
    """Write for each grade the group's figures, and the people farthest from their fair share."""
    page.say(about(found, drawn=False))
    for group in found.groups:
        if group.measures:
            _group(group, page)


def _group(group: Group, page: Page) -> None:
    count = len(group.bearers)
    page.heading(Text(f"{group.grade.text.zh}，{count} 人", f"{plural(group.grade).capitalize()}: {count}"))
    measures = group.measures
    table = page.table(
        [Text("人员", "who")],
        [name for m in measures for name in (m.text + Text("/应", "/fair"), Text("差", "+/−"))],
    )
    page.add(table, Text("人均", "mean"), *(cell for m in measures for cell in _mean(group, m)))
    page.add(table, Text("最少–最多", "least–most"), *(cell for m in measures for cell in _span(group, m)))
    page.add(
        table,
        Text("基本相符（人）", "near the share"),
        *(c for m in measures for c in (str(group.near(m)), "")),
    )
    table.add_section()
    for bearer in group.bearers[:_SHOWN]:
        page.add(table, _name(bearer.person), *(c for m in measures for c in _load(bearer.loads.get(m), m)))
    page.put(table)
    if (more := count - _SHOWN) > 0:
        page.say(
            Text(
                f"偏离最多的在前，另有 {more} 人：用 --person 看一个人，用 --to 写出全部。",
                f"The farthest first; {more} more: --person shows one, --to writes all.",
            ),
            FAINT,
        )


def _name(person: Person) -> Text:
    return same(f"{person.name} {person.id}")


def _mean(group: Group, measure: Measure) -> tuple[str, str]:
    return amount(measure, group.mean(measure)), ""


def _span(group: Group, measure: Measure) -> tuple[str, str]:
    totals = [load.total for load in group.loads(measure)]
    return f"{amount(measure, min(totals))}–{amount(measure, max(totals))}", ""


def _load(load: Load | None, measure: Measure) -> tuple[object, object]:
    if load is None:
        return cell(NOTHING, FAINT), ""
    return f"{amount(measure, load.total)}/{amount(measure, load.fair)}", difference(measure, load.away)


def render_person_fairness(found: Fairness, person: Person, page: Page) -> None:
    """Write one person's loads beside the group's."""
    known = found.of(person)
    page.heading(person.text + same(" · ") + person.grade.text)
    if known is None:
        page.say(Text("统计期内不在所。", "Was not there at any time that is counted."))
        return
    group, bearer = known
    columns = (
        Text("本期", "now"),
        Text("往期", "before"),
        Text("合计", "in all"),
        Text("应承担", "fair"),
        Text("差", "+/−"),
        Text("人均", "mean"),
        Text("最少–最多", "least–most"),
    )
    table = page.table([Text("项目", "measure")], columns)
    for measure in group.measures:
        page.add(table, measure.text, *_figures(bearer, group, measure))
    page.put(table)
    page.say(about(found, drawn=False), FAINT)


def _figures(bearer: Bearer, group: Group, measure: Measure) -> tuple[str, ...]:
    load = bearer.loads.get(measure)
    if load is None:
        own: tuple[str, ...] = (NOTHING,) * 5
    else:
        figures = (load.now, load.past, load.total, load.fair)
        own = (*(amount(measure, value) for value in figures), difference(measure, load.away))
    return (*own, _mean(group, measure)[0], _span(group, measure)[0])


def fairness_to_json(found: Fairness, language: Language) -> dict[str, object]:
    """Give everybody's loads: hours in minutes, all else in duties."""
    return {
        "groups": [
            {
                "grade": plain(group.grade, language),
                "people": [_person_to_json(bearer) for bearer in group.bearers],
            }
            for group in found.groups
        ]
    }


def _person_to_json(bearer: Bearer) -> dict[str, object]:
    return {
        "person": bearer.person.id,
        "name": bearer.person.name,
        **{
            str(measure.value): {
                "now": load.now,
                "past": load.past,
                "fair": round(float(load.fair), 2),
                "away": round(float(load.away), 2),
            }
            for measure, load in bearer.loads.items()
        },
    }
