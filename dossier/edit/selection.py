"""The lines to write in a page's seed for words that were selected in an article."""

from __future__ import annotations

import re

from rapidfuzz.distance import Postfix

from dossier.evidence.suggestions import settling
from dossier.model.dossier import Article
from dossier.model.statements import TextQuoteSelector
from dossier.text.folding import FoldedText, fold
from dossier.text.markdown import flow

_STATEMENT = """\
- id:
  fr:
  en:
  evidence:
    {}
"""


def offered(article: Article, words: str, before: str) -> dict[str, str]:
    """The item of `evidence` for these words and a statement that rests on it, or the `problem`.

    `before` is what stands before the words: of several places of theirs, it tells which is meant.
    """
    text = article.text
    spans = FoldedText(text).find(TextQuoteSelector(exact=words))
    if not spans:
        return {"problem": "These words do not stand in the article like that: select fewer."}
    wanted = fold(before)
    chosen = max(spans, key=lambda span: Postfix.similarity(fold(text[: span.start]), wanted))
    settled = dict(settling(text, spans)).get(chosen, "") if len(spans) > 1 else ""
    if len(spans) > 1 and not settled:
        return {"problem": f"These words stand {len(spans)} times in the article: select more."}
    exact = re.sub(r"\s*\n\s*", " ", text[slice(*chosen)])
    parts = filter(None, (f"article: {article.id}", f"exact: {flow(exact)}", settled))
    evidence = f"- {{{', '.join(parts)}}}"
    return {"evidence": evidence, "statement": _STATEMENT.format(evidence)}
