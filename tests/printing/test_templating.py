import pytest
from jinja2 import UndefinedError

from roster.printing.templating import environment
from roster.words import Language, Text


@pytest.mark.parametrize(
    ("language", "said"), [(Language.ZH, "民警 审核"), (Language.EN, "officer Checked by")]
)
def test_texts_are_said_in_the_language_of_the_page(language: Language, said: str) -> None:
    template = environment(language).from_string('{{ grade | say }} {{ say("审核", "Checked by") }}')
    assert template.render(grade=Text("民警", "officer")) == said


def test_whatever_comes_from_the_tables_is_escaped() -> None:
    template = environment(Language.ZH).from_string("{{ name }} {{ text | say }}")
    assert template.render(name="<b>", text=Text("&", "&")) == "&lt;b&gt; &amp;"


def test_a_name_that_the_context_lacks_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="station"):
        environment(Language.ZH).from_string("{{ station }}").render()
