"""Quotes in context: the paragraphs of an article that they stand in."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from dossier.evidence.ledger import Match
from dossier.render.article import ELLIPSIS, Stretch, says_something, told_apart
from dossier.render.markup import external, fragment, html
from dossier.render.site import SiteView
from dossier.text.languages import attributes
from dossier.text.sentences import Span

_GAP = '<span class="gap"> […] </span>'
_LONG = 1200  # characters of a paragraph that is shown whole
_NEAR = 2  # sentences that are shown of a longer one, before what is cited and after


class Way(NamedTuple):
    """A link within the site: its words, the id of a document, and the id of a place there."""

    words: str
    page: str
    place: str = ""


class Quote(NamedTuple):
    """Words of an article, their language, their place there, and the link to that place, with the
    words that cite it: kelnews.fr, 19 janvier 2017, phrase 3.

    `source` names the article; it is empty on the article's own page.
    """

    words: str
    lang: str
    source: str
    place: str
    way: Way
    match: Match


def in_context(site: SiteView, matches: tuple[Match, ...]) -> tuple[str, str]:
    """Quotes of an article in its paragraphs, and the link to them by a text fragment."""
    article = site.articles[matches[0].article]
    url, is_full = article.sidecar.url, article.sidecar.display == "full"
    shown = ""
    for paragraph, found in groupby(matches, site.paragraph):
        shown += _paragraph(_stretches(site, paragraph, list(found)), is_full)
    quotes = "&".join([f"text={fragment(article.text[one.start : one.end])}" for one in matches])
    words = f"<blockquote {attributes(article.sidecar.language)}>{shown}</blockquote>"
    return words, external(f"{url}{'' if '#' in url else '#'}:~:{quotes}")


def _paragraph(stretches: Iterable[Stretch], is_full: bool) -> str:
    """A passage, what is cited marked; around it, where that is published, the rest of it."""
    parts, between = "", ""
    for words, is_cited in stretches:
        if is_cited:
            parts += f"{between}<mark>{html(words)}</mark>"
            between = " "
        else:
            parts += f'<span class="n">{html(words)}</span>' if is_full else ""
            between = between and (_GAP if says_something(words) else " ")
    return f"<p>{parts}</p>"


def _stretches(site: SiteView, paragraph: Span, matches: list[Match]) -> Iterator[Stretch]:
    """The paragraph as stretches cited or not; of a long one, the sentences near those cited."""
    article = site.articles[matches[0].article]
    shown = _near(site, paragraph, matches)
    if paragraph.start < shown.start:
        yield f"{ELLIPSIS} ", False
    yield from told_apart(article.text, shown, [Span(one.start, one.end) for one in matches])
    if shown.end < paragraph.end:
        yield f" {ELLIPSIS}", False


def _near(site: SiteView, paragraph: Span, matches: list[Match]) -> Span:
    numbers = sorted(number for match in matches for number in match.units)
    if paragraph.end - paragraph.start <= _LONG or not numbers:
        return paragraph
    units = site.ledger.units[matches[0].article]
    near = units[max(numbers[0] - 1 - _NEAR, 0) : numbers[-1] + _NEAR]
    return Span(max(paragraph.start, near[0].start), min(paragraph.end, near[-1].end))
