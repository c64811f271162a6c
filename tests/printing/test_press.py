import sys
from pathlib import Path
from typing import Any

import pytest

from roster.errors import RosterError
from roster.printing.press import Press, weasyprint


class _Broken:
    """Finds WeasyPrint, and fails to load it as it does on a machine without pango."""

    def find_spec(self, name: str, *_: object) -> Any:  # noqa: ANN401 - the protocol of sys.meta_path
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")


def test_a_machine_without_pango_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [_Broken(), *sys.meta_path])
    with pytest.raises(RosterError, match="libpango") as caught:
        weasyprint()
    assert caught.value.advice is not None
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in caught.value.advice.en
    assert "brew install pango" in caught.value.advice.zh


@pytest.mark.parametrize("address", ["file:///etc/passwd", "packaged:../paper.css", "http://localhost/x.png"])
def test_a_page_can_reach_nothing_but_the_faces(address: str) -> None:
    # WeasyPrint lets a fatal error of the fetcher out as a BaseException, so that nothing swallows it.
    with pytest.raises(BaseException, match="Error fetching"):
        Press().pdf([f'<p><img src="{address}">'])


def test_a_font_that_is_not_packaged_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.otf"
    secret.write_bytes(b"OTTO")
    page = f'<style>@font-face {{ font-family: X; src: url("{secret.as_uri()}") }}</style><p>'
    with pytest.raises(BaseException, match="Error fetching"):
        Press().pdf([page])
