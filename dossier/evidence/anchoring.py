"""Looks up every quote in its article and makes the ledger of evidence."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from dossier.evidence.ledger import Ledger, Match, UnitKey
from dossier.evidence.sidecar import divide, excused
from dossier.evidence.sources import Sources
from dossier.model.dossier import Dossier
from dossier.model.problems import Problem, did_you_mean
from dossier.model.seeds import Unused, UnusedQuote
from dossier.model.statements import Evidence, Statement

_SHOWS_A_GAP: Unused = UnusedQuote.model_construct(exact="", reason="gap")  # type: ignore[arg-type]
"""The excuse of a sentence that shows what its article does not say; no editor writes it."""


def anchor(dossier: Dossier) -> tuple[Ledger, list[Problem]]:
    """The ledger of the dossier, and a problem for each quote that does not stand exactly once."""
    sources = Sources((*dossier.unread_articles, *dossier.articles))
    for article in dossier.articles:
        divide(sources.by_id[article.id], sources)
    matches = _matches(dossier, sources)
    uses = _uses(dossier, matches)
    excuses: dict[UnitKey, Unused] = {}
    for source in sources.by_id.values():
        excuses |= excused(source, sources)
    for key in _units_of_gaps(dossier, matches) - uses.keys():
        if not isinstance(excuses.get(key), UnusedQuote):  # an editor's own reason says more
            excuses[key] = _SHOWS_A_GAP
    ledger = Ledger(
        paragraphs={one.id: sources.by_id[one.id].paragraphs for one in dossier.articles},
        units={one.id: sources.by_id[one.id].units for one in dossier.articles},
        matches=matches,
        uses=uses,
        excused=excuses,
        pending=frozenset(_pending(dossier, sources)),
        unanchored=frozenset(sources.unanchored),
    )
    return ledger, sources.problems


def _matches(dossier: Dossier, sources: Sources) -> dict[Evidence, Match]:
    """The place of every quote, those of statements that could not be read included."""
    found: dict[Evidence, Match] = {}
    quotes = [item for statement in dossier.statements() for item in statement.evidence]
    of_gaps = [item for gap in dossier.gaps() for item in gap.evidence]
    for item in (*quotes, *dossier.unread_quotes, *of_gaps):
        source = sources.by_id.get(item.article)
        if source and item not in found and (span := sources.locate(item, source)):
            found[item] = Match(item.article, *span, source.units_in(span))
        elif not (source or dossier.lost):  # one of these may be the article that the quote names
            _report_unknown_article(item, dossier, sources)
    return found


def _uses(dossier: Dossier, matches: Mapping[Evidence, Match]) -> dict[UnitKey, list[Statement]]:
    """The statements that quote a unit, each once."""
    uses: dict[UnitKey, list[Statement]] = {}
    for statement in dossier.statements():
        found = (matches[item] for item in statement.evidence if item in matches)
        for key in dict.fromkeys((one.article, unit) for one in found for unit in one.units):
            uses.setdefault(key, []).append(statement)
    return uses


def _units_of_gaps(dossier: Dossier, matches: Mapping[Evidence, Match]) -> set[UnitKey]:
    """The units whose quotes show what an article does not say."""
    found = (matches[item] for gap in dossier.gaps() for item in gap.evidence if item in matches)
    return {(match.article, unit) for match in found for unit in match.units}


def _report_unknown_article(item: Evidence, dossier: Dossier, sources: Sources) -> None:
    """Adds the problem that there is no such article; one that has the words is probably meant,
    and its sentences may lack a use for that."""
    place, name = item.place("article"), item.article
    for draft in dossier.drafts:
        if (draft.kind, draft.id) == ("article", name):
            message = f"the article “{name}” is a draft: {draft.place}"
            hint = "Finish it and remove `draft: true` there, or make a draft of this, too."
            sources.problems.append(Problem(place, message, hint))
            return
    files = {Path(one.article.path).stem: name for name, one in sources.by_id.items()}
    holders = [other for other, source in sources.by_id.items() if source.folded.find(item.exact)]
    meant = files.get(name.removesuffix(".txt"))
    hint = f"Write `article: {meant}`." if meant else did_you_mean(name, list(sources.by_id))
    if len(holders) == 1 and not meant:
        hint += f" The words stand in {holders[0]}."
    sources.problems.append(Problem(place, f"there is no article “{name}”", hint))
    sources.unanchored.update(holders)


def _pending(dossier: Dossier, sources: Sources) -> Iterator[UnitKey]:
    """The units that drafts quote."""
    for item in (item for draft in dossier.drafts for item in draft.quotes):
        if source := sources.by_id.get(item.article):
            for span in source.folded.find(item.exact, item.prefix, item.suffix):
                yield from ((item.article, unit) for unit in source.units_in(span))
