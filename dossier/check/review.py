"""Keeps track of the translations that an editor has reviewed, without asking Git.

A statement is reviewed while the hash of its French and its quotes, and that of its English, are
those in `seeds/reviewed.json`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from dossier.evidence.ledger import Ledger
from dossier.model.dossier import Dossier
from dossier.model.problems import Level, Problem
from dossier.model.seeds import Review
from dossier.model.statements import Statement
from dossier.text.folding import fold
from dossier.text.words import table_of

FILE = "seeds/reviewed.json"

_REASONS = table_of(__file__)

Waiting = tuple[Statement, str, tuple[str, ...]]
"""A statement that waits for a review, the reason in words, and the sides that have changed."""


def translations_are_reviewed(dossier: Dossier, ledger: Ledger) -> Iterator[Problem]:
    """Each statement was reviewed since it changed, once reviews are kept at all. One with a quote
    that does not anchor is left out: the mended quote may be the reviewed one."""
    if dossier.reviewed is None:
        return
    anchored = (one for one in waiting(dossier) if ledger.matches.keys() >= set(one[0].evidence))
    for statement, reason, _ in anchored:
        message = f"{statement.id}: {reason}"
        texts = f"fr: {statement.fr}\nen: {statement.en}"
        hint = f"{texts}\nWhen both say the same: python build_site.py review {statement.id}"
        yield Problem(statement.place("en"), message, hint, Level.WARNING)


def waiting(dossier: Dossier) -> list[Waiting]:
    """The statements whose French, quotes or English are not the ones last reviewed."""
    found = ((item, changed_sides(dossier, item)) for item in dossier.statements())
    return [(item, _REASONS[" ".join(sides)], sides) for item, sides in found if sides]


def review_of(statement: Statement) -> Review:
    """The hashes to keep when the statement is reviewed as it stands."""
    source = "\n".join((statement.fr, *(item.exact for item in statement.evidence)))
    return Review(source=_hash(source), en=_hash(statement.en))


def updated_file(dossier: Dossier, names: Iterable[str]) -> str:
    """The content of `FILE` with the statements of those ids reviewed as they stand."""
    statements = {statement.id: statement for statement in dossier.statements()}
    kept = {**_known(dossier), **{name: review_of(statements[name]) for name in names}}
    known = statements.keys() | {name for draft in dossier.drafts for name in draft.ids}
    reviews = {name: kept[name].model_dump() for name in sorted(kept) if name in known}
    return json.dumps({"statements": reviews}, indent=1) + "\n"


def changed_sides(dossier: Dossier, statement: Statement) -> tuple[str, ...]:
    """The sides changed since the last review: `source` (French and quotes), `en`; `new` for a
    statement that nobody has reviewed yet."""
    before, now = _known(dossier).get(statement.id), review_of(statement)
    if before is None:
        return ("new",)
    return tuple(side for side in ("source", "en") if getattr(before, side) != getattr(now, side))


def _known(dossier: Dossier) -> Mapping[str, Review]:
    return dossier.reviewed.statements if dossier.reviewed else {}


def _hash(text: str) -> str:
    """The text’s hash under the folds, so that a mark set otherwise asks for no new review."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:16]
