"""HTML to PDF with WeasyPrint: the only module that knows it.

One press keeps one font configuration and one parsed stylesheet for all that it prints.
"""

import atexit
import gc
from collections.abc import Sequence
from functools import cache
from typing import Any

from roster.collecting import collecting_seldom
from roster.errors import RosterError
from roster.printing.fonts import FACES, face
from roster.printing.templating import source
from roster.words import Text

STYLESHEET = "paper.css"
SCHEME = "packaged:"
_LAYOUT = 50_000, 20, 100  # how seldom cycles are looked for: layout makes objects faster than anything else


class Press:
    """Prints sheets. `sheets` are HTML documents; each keeps its own page count."""

    def __init__(self) -> None:
        self._weasyprint: Any = weasyprint()
        self._fetcher = _packaged_only()
        self._fonts = self._weasyprint.text.fonts.FontConfiguration()
        self._style = self._weasyprint.CSS(
            string=source(STYLESHEET), font_config=self._fonts, url_fetcher=self._fetcher, base_url=SCHEME
        )

    def pdf(self, sheets: Sequence[str]) -> bytes:
        """Print HTML documents, one after another, into one PDF."""
        try:
            with collecting_seldom(*_LAYOUT):
                documents = [self._laid_out(sheet) for sheet in sheets]
                pages = [page for document in documents for page in document.pages]
                made: bytes = documents[0].copy(pages).write_pdf()
        finally:
            gc.collect()
        return made

    def _laid_out(self, sheet: str) -> Any:  # noqa: ANN401 - WeasyPrint has no types
        html = self._weasyprint.HTML(string=sheet, url_fetcher=self._fetcher, base_url=SCHEME)
        return html.render(stylesheets=[self._style], font_config=self._fonts)


@cache
def press() -> Press:
    """Give this process its press."""
    return Press()


# The font configuration keeps a copy of the faces in a temporary folder until it is let go.
atexit.register(press.cache_clear)


def weasyprint() -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Load WeasyPrint, or say which system libraries it lacks."""
    try:
        import weasyprint  # noqa: PLC0415 - takes a second, and fails where pango is missing
        import weasyprint.text.fonts  # noqa: PLC0415
    except OSError as error:
        raise RosterError(
            Text(f"无法生成 PDF：缺少系统库（{error.args[0]}）", f"cannot make a PDF: {error.args[0]}"),
            Text(
                "请先安装 pango。Debian、Ubuntu：" + _APT + "；macOS：" + _BREW,
                f"install pango first. Debian, Ubuntu: {_APT}; macOS: {_BREW}",
            ),
        ) from error
    return weasyprint


_APT = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_BREW = "brew install pango"


def _packaged_only() -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Make a fetcher that serves the faces and nothing else: no file, no address, whatever a name says."""
    urls = weasyprint().urls

    class PackagedOnly(urls.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401, ARG002
            name = url.removeprefix(SCHEME)
            if not url.startswith(SCHEME) or name not in FACES:
                raise ValueError(f"not a packaged resource: {url}")
            return urls.URLFetcherResponse(url, face(name).read_bytes())

    return PackagedOnly(fail_on_errors=True)
