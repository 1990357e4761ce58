"""The list of the pages for search engines."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping

from dossier.model.base import Lang

PATH = "sitemap.xml"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def sitemap(base: str, pages: Iterable[Mapping[Lang, str]]) -> bytes:
    """Each page by its addresses below `base`, one an edition that has it.

    https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
    """
    urls = (_url(base, url, page) for page in pages for url in page.values())
    return (_HEAD + "".join(urls) + "</urlset>\n").encode()


def _url(base: str, url: str, page: Mapping[Lang, str]) -> str:
    links = (
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{html.escape(base + other)}"/>\n'
        for code, other in _alternates(page)
    )
    return f"<url><loc>{html.escape(base + url)}</loc>\n" + "".join(links) + "</url>\n"


def _alternates(page: Mapping[Lang, str]) -> Iterator[tuple[str, str]]:
    if len(page) > 1:
        yield from page.items()
        yield "x-default", page["fr"]
