"""The YAML to write in a page's seed for words that were selected in an article."""

import re

from rapidfuzz.distance import Postfix

from dossier.evidence.suggestions import unique_contexts
from dossier.model.dossier import Article
from dossier.text.folding import FoldedText, fold
from dossier.text.markdown import flow
from dossier.text.sentences import paragraphs

_MOST = 1_000  # places of the words that are compared, by so many characters before them
_STATEMENT = "- id:\n  fr:\n  en:\n  evidence:\n    {}\n"


def evidence_for(article: Article, words: str, before: str) -> dict[str, str]:
    """The items of `evidence` for these words, and a `statement` with them, both as YAML; or the
    `problem`.

    Each paragraph is quoted by itself. `before` is the text before the words: of several places of
    theirs, it tells which is meant.
    """
    text, folded = article.text, FoldedText(article.text)
    spans = folded.find(words)
    if not spans:
        return {"problem": "These words do not stand in the article like that: select fewer."}
    wanted = fold(before)
    befores = (fold(text[: span.start][-_MOST:]) for span in spans[:_MOST])
    alike = [Postfix.similarity(words, wanted) for words in befores]
    chosen = spans[alike.index(max(alike))]
    items = []
    for span in paragraphs(text, *chosen):
        part = text[slice(*span)]
        places = folded.find(part)
        around = dict(unique_contexts(text, places[: _MOST + 1])).get(span)
        if len(places) > (_MOST if around else 1):
            problem = f"These words stand {len(places)} times in the article: select more."
            return {"problem": problem}
        exact = re.sub(r"\s*\n\s*", " ", part)
        parts = filter(None, (f"article: {article.id}", f"exact: {flow(exact)}", around))
        items.append(f"- {{{', '.join(parts)}}}")
    statement = _STATEMENT.format("\n    ".join(items))
    return {"evidence": "\n".join(items), "statement": statement}
