"""Which articles a French sentence names as its source, by what their publishers are called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dossier.model.dossier import Article
from dossier.model.seeds import Entry
from dossier.text.glossary_terms import any_of, plain

_BEFORE = re.compile(
    r"\b(?:selon|d'après|à en croire|aux dires d[eu]|aux dires des)\b[^,.;:!?]{0,60}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[^.;:!?]{0,60}?\b(?:relève|dit|écrit|fait état|(?:affirm|ajout|annonc|assur|avanc|chiffr"
    r"|estim|évalu|évoqu|indiqu|mentionn|not|parl|précis|rapport|recens)(?:e|ent))\b"
)
_SHORTENED = re.compile(r"^(?:l'|(?:le|la|les|the) )|\.[a-z]{2,4}$|\s*\([^()]*\)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)$")


class Sources:
    """The articles of a dossier, found in running text."""

    def __init__(self, articles: Iterable[Article], entries: Sequence[Entry]) -> None:
        self._articles: dict[str, set[str]] = defaultdict(set)
        for article in articles:
            for name in _names(article.sidecar.publisher, entries):
                self._articles[name].add(article.id)
        self._name = any_of(self._articles)

    def named_in(self, sentence: str) -> set[str]:
        """The articles of the publishers that what the sentence says is said to come from."""
        sentence = plain(sentence)
        return {
            article
            for match in self._name.finditer(sentence)
            if _BEFORE.search(sentence[: match.start()]) or _AFTER.match(sentence, match.end())
            for article in self._articles[match.group()]
        }


def _names(publisher: str, entries: Iterable[Entry]) -> set[str]:
    """What a publisher is called: in full, in short, and as the glossary's entry of it says."""
    whole = plain(publisher)
    names = {whole, _SHORTENED.sub("", whole), *_IN_BRACKETS.findall(whole)}
    for entry in entries:
        forms = {plain(form) for form in (*entry.forms.fr, *entry.forms.en)}
        if not names.isdisjoint(forms):
            names |= forms
    return names - {""}
