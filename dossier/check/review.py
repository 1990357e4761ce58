"""Remembers which translations an editor has found right, without asking Git.

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

FILE = "seeds/reviewed.json"


def check(dossier: Dossier, ledger: Ledger) -> Iterator[Problem]:
    """The statements nobody has looked at since they changed, once reviews are kept at all; a quote
    that stands nowhere is to be mended first, and perhaps nothing waits then."""
    if dossier.reviewed is None:
        return
    anchored = (one for one in waiting(dossier) if ledger.matches.keys() >= set(one.evidence))
    for statement in anchored:
        message = f"{statement.id}: {reason(dossier, statement)}"
        texts = f"fr: {statement.fr}\nen: {statement.en}"
        hint = f"{texts}\nWhen both say the same: python build_site.py review {statement.id}"
        yield Problem(statement.place("en"), message, hint, Level.WARNING)


def waiting(dossier: Dossier) -> list[Statement]:
    """The statements whose French, quotes and English are not the ones last reviewed."""
    return [item for item in dossier.statements() if changed(dossier, item)]


def of(statement: Statement) -> Review:
    """What a review of the statement as it stands would remember."""
    source = "\n".join((statement.fr, *(item.exact for item in statement.evidence)))
    return Review(source=_hash(source), en=_hash(statement.en))


def updated(dossier: Dossier, names: Iterable[str]) -> str:
    """The content of the file once the statements of those ids are reviewed as they stand."""
    statements = {statement.id: statement for statement in dossier.statements()}
    kept = {**_known(dossier), **{name: of(statements[name]) for name in names}}
    known = statements.keys() | {name for draft in dossier.drafts for name in draft.ids}
    reviews = {name: kept[name].model_dump() for name in sorted(kept) if name in known}
    return json.dumps({"statements": reviews}, indent=1) + "\n"


def changed(dossier: Dossier, statement: Statement) -> tuple[str, ...]:
    """The sides that are not those last reviewed: `source` (French and quotes), `en`; of a
    statement that nobody has reviewed yet, `new`."""
    before, now = _known(dossier).get(statement.id), of(statement)
    if before is None:
        return ("new",)
    return tuple(side for side in ("source", "en") if getattr(before, side) != getattr(now, side))


def reason(dossier: Dossier, statement: Statement) -> str:
    """Why a statement waits for a review."""
    return _REASONS[changed(dossier, statement)]


_REASONS = {
    ("new",): "nobody has reviewed this translation",
    ("source",): "the French or a quote changed, the English did not",
    ("en",): "the English changed, nobody has reviewed it",
    ("source", "en"): "French and English changed, nobody has reviewed them",
}


def _known(dossier: Dossier) -> Mapping[str, Review]:
    return dossier.reviewed.statements if dossier.reviewed else {}


def _hash(text: str) -> str:
    """The text’s hash under the folds: how a mark is set is nothing to read a translation for."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:16]
