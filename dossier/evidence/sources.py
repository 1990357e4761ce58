"""The articles of a dossier, folded and divided, and the look-up of quotes in them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from dossier.evidence.ledger import Paragraphs, Unit
from dossier.model.dossier import Article
from dossier.model.problems import Place, Problem, excerpt
from dossier.model.statements import TextQuoteSelector
from dossier.text.folding import FoldedText
from dossier.text.lines import groups
from dossier.text.sentences import Span, divided, paragraphs

_UNNUMBERED_ROLES = ("byline", "credit", "dateline", "metadata")
_PLACES_SHOWN = 5
_MAX_SEARCHES = 50  # for the nearest passage, each of which takes a while in a large article
_TOO_MANY = "More than 50 quotes were not found: the nearest passage is sought for the first 50."
_CACHED = 2048  # articles; under `mkdocs serve` all but one are those of the build before

folded = lru_cache(_CACHED)(FoldedText)
"""The text under the folds, ready for looking up quotes; cached."""


class Division(NamedTuple):
    """An editor's division of an article: the passages with a role, in order; the spans that are
    one sentence (`joined`); the places where a sentence begins (`begun`)."""

    marked: tuple[tuple[Span, str], ...]
    joined: tuple[Span, ...]
    begun: tuple[int, ...]


class Source:
    """An article made ready for looking up quotes: folded, and divided into units."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.folded = folded(article.text)
        self.paragraphs: Paragraphs = ()
        self.units: list[Unit] = []

    def divide(self, division: Division) -> None:
        """Divides the article into units."""
        self.paragraphs = _paragraphs_of(self.article.text, division)
        self.units = [unit for units in self.paragraphs for unit in units if unit.number]

    def line(self, span: Span) -> int:
        """The line that the span begins on."""
        return self.article.place_of(span.start).line

    def units_in(self, span: Span) -> tuple[int, ...]:
        """The numbers of the units that share at least one character with the span."""
        first = bisect_right(self.units, span.start, key=attrgetter("end"))
        end = bisect_left(self.units, span.end, key=attrgetter("start"))
        return tuple(range(first + 1, end + 1))


class Sources:
    """The articles by their ids; looks up quotes in them and collects the problems of quotes."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.by_id: dict[str, Source] = {}
        for article in articles:  # of two with one id the first, as in `Dossier.by_id`
            self.by_id.setdefault(article.id, Source(article))
        self.unanchored: set[str] = set()
        self.problems: list[Problem] = []
        self._searches = 0

    def locate(
        self, quote: TextQuoteSelector, source: Source, place: Place | None = None
    ) -> Span | None:
        """The span of the quote in the article; None, with a problem collected, if it does not
        stand there exactly once. `place` is that of the quote in the seeds, if it has none."""
        spans = source.folded.find(quote.exact, quote.prefix, quote.suffix)
        if len(spans) == 1:
            return spans[0]
        where = f"stands {len(spans)} times" if spans else "does not stand"
        message = f"this quote {where} in {source.article.path}: {excerpt(quote.exact)}"
        hint = self._hint_for(quote.exact, source, spans)
        self.report(source, place or quote.place("exact"), message, hint)
        return None

    def report(self, source: Source, place: Place, message: str, hint: str) -> None:
        """Adds a problem of a quote of that article, whose sentences may then lack a use."""
        self.unanchored.add(source.article.id)
        self.problems.append(Problem(place, message, hint))

    def _hint_for(self, quote: str, source: Source, places: list[Span]) -> str:
        from dossier.evidence import suggestions  # takes long to load, and nearly all quotes stand

        if places:
            return suggestions.ambiguity_hint(source.article, places)
        if hint := suggestions.edited_quote_hint(quote, source.folded.find):
            return hint
        if spans := source.folded.find(quote):
            lines = ", ".join(str(source.line(span)) for span in spans[:_PLACES_SHOWN])
            return f"The words are on line {lines}, but not with this prefix and suffix."
        for other in self.by_id.values():
            if spans := other.folded.find(quote):
                place = f"{other.article.path}, line {other.line(spans[0])}"
                return f"It stands in {place}: write `article: {other.article.id}`."
        self._searches += 1
        if self._searches > _MAX_SEARCHES:
            return _TOO_MANY
        return suggestions.nearest_passage_hint(quote, source.article)


@lru_cache(_CACHED)
def _paragraphs_of(text: str, division: Division) -> Paragraphs:
    """The units of an article, paragraph by paragraph; of one with a list, line by line."""
    number, found = 0, list[list[Unit]]()
    for paragraph in paragraphs(text):
        several = groups(text, *paragraph) if "\n" in text[slice(*paragraph)] else ()
        lines = {first: is_item for first, _, is_item, _ in several}
        is_list = any(lines.values())
        found.append([])
        for span, role in _parts_of(text, paragraph, division):
            if is_list and found[-1] and span.start in lines:
                found.append([])
            if role == "sentence" and lines.get(span.start):
                role = "item"
            number += role not in _UNNUMBERED_ROLES
            found[-1].append(Unit(0 if role in _UNNUMBERED_ROLES else number, role, *span))
    return tuple(map(tuple, found))


def _parts_of(text: str, paragraph: Span, division: Division) -> Iterator[tuple[Span, str]]:
    """The marked passages of the paragraph and the sentences between them, each with its role."""
    marked, joined, begun = division
    position = paragraph.start
    inside = (one for one in marked if position <= one[0].start < paragraph.end)
    for span, role in (*inside, (Span(paragraph.end, paragraph.end), "")):
        if position <= span.start:
            for sentence in divided(text, position, span.start, joined, begun):
                yield sentence, "sentence"
            if role:
                yield span, role
            position = span.end
