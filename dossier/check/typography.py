"""Checks how texts are set: spaces, quotation marks, apostrophes, ordinals and some spellings.

French follows the usage of the Imprimerie nationale, English has British spelling.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dossier.check.exceptions import Finding, covers, finding, is_within, verbatim_spans
from dossier.model.base import LANGS, Lang, Text
from dossier.model.statements import Quotation
from dossier.text.dates import months
from dossier.text.folding import fold
from dossier.text.sentences import Span
from dossier.text.words import table_of

NBSP, NARROW = "\u00a0", "\u202f"
_VISIBLE = str.maketrans({NBSP: "⍽", NARROW: "▯"})
_LEGEND = {NBSP: "⍽ is U+00A0", NARROW: "▯ is U+202F"}

MARKS, QUOTATION, SPELLING = "marks", "quotation marks", "spelling"
"""The kinds of rules; marks and spaces are set by a command, too, the others only by hand."""


class Rule(NamedTuple):
    """A pattern, its replacement, and the reason; a match has one of the `marks` in it."""

    marks: frozenset[str]
    pattern: re.Pattern[str]
    mended: str
    why: str
    kind: str = MARKS


class Spot(NamedTuple):
    """A span of a text that breaks a rule, its replacement, and the reason."""

    span: Span
    mended: str
    why: str
    kind: str


_DATA = table_of(__file__)
_PARTS = {**_DATA["parts"], "MONTH": "|".join(months("fr"))}


def _rule(marks: str, pattern: str, **others: str) -> Rule:
    """A rule with the parts in its pattern, `<PART>`, replaced; parts may have parts."""
    while (whole := re.sub("<([A-Z]+)>", lambda name: _PARTS[name[1]], pattern)) != pattern:
        pattern = whole
    return Rule(frozenset(marks), re.compile(pattern), **others)


_LOOK_BACK = 200
_SIGN = re.compile(r"""(?<=\d)['"](?![^\W\d])""")
_OPENED = re.compile(rf"""(?:[«“‘]|{_PARTS["BEGINS"]}["'])[^»”"]*$""")
RULES: dict[Lang, list[Rule]] = {lang: [_rule(**one) for one in _DATA[lang]] for lang in LANGS}


def findings(texts: Iterable[Text], names: Sequence[str]) -> Iterator[Finding]:
    """A finding for each spot of the texts, with the text as it should be.

    `names` keep their spelling.
    """
    for text in texts:
        for lang in LANGS:
            for spot in spots(text, lang, names):
                written = text[lang]
                was = _around(written, spot.span, written[slice(*spot.span)])
                legend = [words for space, words in _LEGEND.items() if space in spot.mended]
                where = f", where {' and '.join(legend)}" if legend else ""
                hint = f"Write “{_around(written, spot.span, spot.mended)}”{where}."
                if spot.kind == QUOTATION and spot.span.start == 0:
                    hint += " Quotation marks that are YAML's own are straight."
                yield finding(text, lang, spot.span, f"{spot.why}: “{was}”", hint)


def spots(text: Text, lang: Lang, names: Sequence[str] = ()) -> Iterator[Spot]:
    """Every spot of the text that breaks a rule; verbatim quotes and names are left alone."""
    written = text[lang]
    characters = frozenset(written)
    rules = [rule for rule in RULES[lang] if not rule.marks.isdisjoint(characters)]
    found = [(rule, match) for rule in rules for match in rule.pattern.finditer(written)]
    spoken = text.evidence if isinstance(text, Quotation) else ()
    if not found or fold(written) in {fold(item.exact) for item in spoken}:
        return
    others = verbatim_spans(text, written)
    quoted = [Span(*match.span()) for match in re.finditer("(?<=«)[^«»]*", written)]
    for rule, match in found:
        span = Span(*match.span())
        mended = _mended(rule, match, is_within(quoted, span))
        is_kept = is_within(others, span) or any(covers(written, name, span) for name in names)
        is_kept = is_kept or (rule.kind == SPELLING and _is_a_name(match))
        if mended != match.group() and not (is_kept or _is_a_sign(match)):
            yield Spot(span, mended, rule.why, rule.kind)


def _mended(rule: Rule, match: re.Match[str], is_nested: bool) -> str:
    if rule.kind == QUOTATION and is_nested:
        return match.group().replace('"', "“" if rule.mended.startswith("«") else "”")
    return match.expand(rule.mended) if rule.mended else match.group().replace(".", "").strip()


def _is_a_name(match: re.Match[str]) -> bool:
    """True if the word has a capital that no start of a sentence gives it."""
    before = match.string[: match.start()].rstrip(" “‘(—")
    return match.group()[0].isupper() and before[-1:] not in (*".!?:…", "")


def _is_a_sign(match: re.Match[str]) -> bool:
    """True if it is the sign of minutes, seconds, feet or inches, and closes nothing: 27" wide."""
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    return bool(_SIGN.match(match.string, match.start())) and not _OPENED.search(before)


def _around(written: str, span: Span, mended: str) -> str:
    """The spot as it should be amid the words around it, with no-break spaces visible."""
    before, after = written[max(0, span.start - 15) : span.start], written[span.end : span.end + 15]
    return " ".join((before + mended + after).translate(_VISIBLE).splitlines())
