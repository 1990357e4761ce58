"""The list of the pages for search engines."""

import html
from collections.abc import Iterable, Mapping

from dossier.model.base import Lang

PATH = "sitemap.xml"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def sitemap(base: str, pages: Iterable[tuple[str, Mapping[Lang, str]]]) -> bytes:
    """Each page by its address below `base`, and its addresses in both editions if it has two.

    https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
    """
    return (_HEAD + "".join(_url(base, *page) for page in pages) + "</urlset>\n").encode()


def _url(base: str, url: str, both: Mapping[Lang, str]) -> str:
    codes: dict[str, Lang] = {"fr": "fr", "en": "en", "x-default": "fr"} if both else {}
    links = (
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{html.escape(base + both[lang])}"/>\n'
        for code, lang in codes.items()
    )
    return f"<url><loc>{html.escape(base + url)}</loc>\n" + "".join(links) + "</url>\n"
