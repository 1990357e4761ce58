"""Finds every quote in its article, and what of each article is accounted for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

from dossier.evidence.division import divide
from dossier.evidence.excuses import excused
from dossier.evidence.ledger import Ledger, Match, UnitKey
from dossier.evidence.sources import Source
from dossier.evidence.suggestions import compared, context, nearest, settling
from dossier.model.dossier import Dossier
from dossier.model.problems import Level, Place, Problem, did_you_mean, shown
from dossier.model.seeds import Unused
from dossier.model.statements import Evidence, Statement, TextQuoteSelector
from dossier.text.sentences import Span

_IN_BRACKETS = re.compile(r"[\[(]\s*(?:…|\.\.\.)\s*[\])]")
_LEFT_OUT = re.compile(rf"\s*(?:{_IN_BRACKETS.pattern}|…|\.\.\.)\s*")
_PLACES_SHOWN, _PLACES_COMPARED = 5, 100
_SOUGHT = 50  # quotes that the nearest passage is sought for; in a large article it takes a while


def anchor(dossier: Dossier) -> tuple[Ledger, list[Problem]]:
    """Where each quote of the dossier stands, and the quotes that do not stand exactly once."""
    anchoring = _Anchoring(dossier)
    units = {one.id: divide(anchoring.sources[one.id], anchoring) for one in dossier.articles}
    uses: dict[UnitKey, list[Statement]] = defaultdict(list)
    for statement in dossier.statements():
        for key in sorted({key for item in statement.evidence for key in anchoring.match(item)}):
            uses[key].append(statement)
    for item in dossier.unread_quotes:
        anchoring.match(item)
    for article in dossier.articles:
        for item in (item for gap in article.sidecar.unstated for item in gap.evidence):
            anchoring.match(item)
    ledger = Ledger(
        paragraphs=units,
        matches=anchoring.matches,
        uses={key: tuple(statements) for key, statements in uses.items()},
        excused=anchoring.excuses(uses.keys()),
        pending=frozenset(anchoring.pending()),
        adrift=frozenset(anchoring.adrift),
    )
    return ledger, anchoring.problems


class _Anchoring:
    """Looks the quotes up, one after the other, and remembers what went wrong."""

    def __init__(self, dossier: Dossier) -> None:
        articles = (*dossier.unread_articles, *dossier.articles)
        self.sources = {article.id: Source(article) for article in articles}
        self.lost = dossier.lost  # one of these may be the article that a quote names
        self.drafts = dossier.drafts
        self.matches: dict[Evidence, Match] = {}
        self.adrift: set[str] = set()
        self.problems: list[Problem] = []
        self.sought = 0

    def match(self, item: Evidence) -> list[UnitKey]:
        """The units the quote touches; its place is kept in `matches`."""
        source = self.sources.get(item.article)
        if source is None and self.lost:
            return []
        if source is None:
            self._miss(item)
        elif item not in self.matches and (span := self.locate(item, source, item.place("exact"))):
            self.matches[item] = Match(item.article, *span, source.units_in(span))
        match = self.matches.get(item)
        return [(match.article, unit) for unit in match.units] if match else []

    def _miss(self, item: Evidence) -> None:
        """Says that there is no such article; its sentences may be those that another one lacks."""
        for draft in self.drafts:
            if draft.kind == "article" and draft.id == item.article:
                message = f"the article “{draft.id}” is a draft: {draft.place}"
                hint = "Finish it and remove `draft: true` there, or make a draft of this, too."
                self.problems.append(Problem(item.place("article"), message, hint))
                return
        message = f"there is no article “{item.article}”"
        files = {Path(one.article.path).stem: name for name, one in self.sources.items()}
        meant = files.get(item.article.removesuffix(".txt"))
        known = did_you_mean(item.article, list(self.sources))
        hint = f"Write `article: {meant}`." if meant else known
        self.problems.append(Problem(item.place("article"), message, hint))
        bare = TextQuoteSelector(exact=item.exact)
        self.adrift.update(name for name, one in self.sources.items() if one.folded.find(bare))

    def excuses(self, used: Collection[UnitKey]) -> dict[UnitKey, Unused]:
        """The units that the sidecars set aside."""
        found: dict[UnitKey, Unused] = {}
        for source in self.sources.values():
            found |= excused(source, used, self)
        return found

    def pending(self) -> Iterator[UnitKey]:
        """The units that drafts quote."""
        for item in (item for draft in self.drafts for item in draft.quotes):
            if source := self.sources.get(item.article):
                for span in source.folded.find(item):
                    yield from ((item.article, unit) for unit in source.units_in(span))

    def locate(self, quote: TextQuoteSelector, source: Source, place: Place) -> Span | None:
        """Where the quote stands; None, and a problem at that place, if not exactly once."""
        spans = source.folded.find(quote)
        if len(spans) == 1:
            return spans[0]
        path = source.article.path
        if spans:
            message = f"this quote stands {len(spans)} times in {path}: {shown(quote.exact)}"
            hint = _ways_to_settle(source, spans)
        else:
            message = f"this quote does not stand in {path}: {shown(quote.exact)}"
            hint = self._ways_to_mend(quote, source)
        self.report(source, place, message, hint)
        return None

    def report(self, source: Source, place: Place, message: str, hint: str) -> None:
        """Takes down a problem with words of that article."""
        self.adrift.add(source.article.id)
        self.problems.append(Problem(place, message, hint))

    def remark(self, place: Place, message: str, hint: str) -> None:
        """Takes down what does no harm there."""
        self.problems.append(Problem(place, message, hint, Level.WARNING))

    def _ways_to_mend(self, quote: TextQuoteSelector, source: Source) -> str:
        if hint := _way_to_divide(quote.exact, source):
            return hint
        bare = TextQuoteSelector(exact=quote.exact)
        if spans := source.folded.find(bare):
            lines = ", ".join(str(source.line(span)) for span in spans[:_PLACES_SHOWN])
            return f"The words are on line {lines}, but not with this prefix and suffix."
        for other in self.sources.values():
            if spans := other.folded.find(bare):
                place = f"{other.article.path}, line {other.line(spans[0])}"
                return f"It stands in {place}: write `article: {other.article.id}`."
        self.sought += 1
        if self.sought <= _SOUGHT:
            return _nearest_passage(quote.exact, source)
        return (
            f"More than {_SOUGHT} quotes were not found: "
            f"the nearest passage is sought for the first {_SOUGHT}."
        )


def _way_to_divide(quote: str, source: Source) -> str:
    """What to do with a quote that leaves something out, or has marks of its own around it."""
    inner = quote.strip("“”«»\"‘’' \u00a0\u202f")
    parts = [part for part in _LEFT_OUT.split(inner) if part.strip()]
    stand = [bool(source.folded.find(TextQuoteSelector(exact=part))) for part in parts]
    if (mark := _LEFT_OUT.search(quote)) and parts:
        several = len(parts) > 1
        if all(stand) or (several and _IN_BRACKETS.search(quote)):
            way = (
                "make two items under `evidence`, one for each part" if several else "leave it out"
            )
            return f"A quote has no {mark[0].strip()}: {way}."
    if inner and inner != quote and source.folded.find(TextQuoteSelector(exact=inner)):
        return f"The words stand there without the marks around them: {shown(inner)}."
    return ""


def _nearest_passage(quote: str, source: Source) -> str:
    text = source.article.text
    if span := nearest(quote, text):
        passage, quoted = compared(text[slice(*span)], quote)
        place = f"The nearest passage is on line {source.line(span)}:"
        return f"{place}\n  article: {passage}\n  quote:   {quoted}"
    return "Nothing in the article is like it. Copy the passage letter by letter."


def _ways_to_settle(source: Source, spans: Sequence[Span]) -> str:
    text = source.article.text
    lines = ["Make it longer, or say which one it is:"]
    for span, addition in islice(settling(text, spans[:_PLACES_COMPARED]), _PLACES_SHOWN):
        lines.append(f"  line {source.line(span)}: {context(text, span)}  {addition}")
    return "\n".join(lines)
