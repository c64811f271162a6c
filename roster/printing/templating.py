"""Pages out of templates: every value escaped, every unknown name an error, every text in one language."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

from roster.printing.times import hours_column
from roster.words import Language, Text, full_day, short_day, weekday, weekday_and_day

_PACKAGE = "roster.templates"
_WORDS = {
    "weekday": weekday,
    "short_day": short_day,
    "full_day": full_day,
    "weekday_and_day": weekday_and_day,
    "hours_column": hours_column,
}


def render(template: str, language: Language, **context: object) -> str:
    """Fill a template of `templates/` in one language and give the HTML.

    In a template `{{ text | say }}` renders a `Text`, and `{{ say("中文", "English") }}` words of its own.
    """
    return environment(language).get_template(template).render(**context)


def source(name: str) -> str:
    """Give a file of `templates/` as it is."""
    text, _, _ = _loader().get_source(environment(Language.EN), name)
    return text


@cache
def environment(language: Language) -> Environment:
    """Give the environment that speaks one language."""
    made = Environment(
        loader=_loader(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )

    def say(zh: str, en: str) -> str:
        return Text(zh, en).to(language)

    def said(text: Text) -> str:
        return text.to(language)

    made.filters |= {"say": said, **_WORDS}
    made.globals["say"] = say
    made.globals["language"] = language
    return made


def _loader() -> BaseLoader:
    """Find the templates in the installed package, or beside `roster/` in a plain checkout."""
    if find_spec(_PACKAGE) is not None:
        return PackageLoader(_PACKAGE, ".")
    return FileSystemLoader(Path(__file__).parents[2] / "templates")
