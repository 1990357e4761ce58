"""How French and English are set: the spaces, quotation marks, apostrophes and ordinals.

French after the usage of the Imprimerie nationale, English with British spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dossier.check.exceptions import Finding, covers, is_within, somebody_elses
from dossier.model.base import LANGS, Lang, Text
from dossier.model.problems import Level, Problem
from dossier.model.statements import Quotation
from dossier.text.dates import months
from dossier.text.folding import fold
from dossier.text.sentences import Span

NBSP, NARROW = "\u00a0", "\u202f"
_VISIBLE = str.maketrans({NBSP: "⍽", NARROW: "▯"})
_LEGEND = {NBSP: "⍽ is U+00A0", NARROW: "▯ is U+202F"}

MARKS, QUOTATION, SPELLING, OTHER = "marks", "quotation marks", "spelling", "other"
"""The kinds of rules; marks and spaces are set by a command, too, the others only by hand."""


class Rule(NamedTuple):
    """What is looked for, what it becomes, and why; a match has one of the `marks` in it.

    To look for a mark takes a tenth of the time of the pattern, and most texts have none.
    """

    marks: str
    pattern: str
    mended: str
    why: str
    kind: str = MARKS


class Spot(NamedTuple):
    """A stretch of a text that is set otherwise, what it should be, and why."""

    span: Span
    mended: str
    why: str
    kind: str


_DIGITS = "0123456789"
_MONTH = "|".join(months("fr"))
_DATE = rf"\b(\d{{1,2}}|1er)[^\S\u00a0]({_MONTH})\b"
_HIGH = r"(?<=[\w)»…])[^\S\u202f]?([;!?])"
_LATIN = "(?:priori|posteriori|fortiori|contrario|minima|maxima|pari|cap+ella|tempera|giorno)"
_A_GRAVE = rf"(?:(?<=^)|(?<=[.!?…]\s))A(?! {_LATIN}\b)(?= [a-zà-ÿ])"
_E_ACUTE = r"\bE(?=tat|cole|quipe|dition|nergie|conomie|vénement)"
_OPENS = r"(?:(?<=^)|(?<=[\s(\[—]))"
_BEGINS = r"(?<![^\s(\[—–“\"’'])"  # where a single quotation mark opens
_OPENING = (  # no apostrophe, like that of ’90s and ’tis: a closing one follows
    rf"{_BEGINS}'(?!(?:\d\ds?|n|em|tis|twas|til|cause|bout)\b)"
    r"(?=\w(?:[^']|(?<=\w)'(?=\w)){0,200}'(?!\w))"
)
_APOSTROPHE = (
    r"(?<=[^\W\d])'|(?<=\d)'(?=[^\W\d])|(?<=[\d.,!?…)])'(?!['\w])"
    rf"|(?!{_OPENING})(?<![\w'])'(?=\w)"
)
_INITIALS = (  # from the second on, of a name: no article before them, and no U.S., U.K., E.U.
    r"(?<!\b(?i:the|les|des|ces|une|two)\s.)(?<!\b(?i:an|du|la|le|un|en)\s.)(?<!\b(?i:a)\s.)"
    r"(?<!\b(?i:l)['’].)(?!(?<=U)\.[EKNS]\.|(?<=E)\.U\.)\.(?:[A-Z]\.){1,2}\s?[A-ZÀ-Þ][a-zà-ÿ’']"
)
_DOTTED = rf"[A-Z](?<!\w.)(?!{_INITIALS})\.(?:[A-Z]\.)+"  # begins with a set, found far sooner

RULES: dict[Lang, tuple[Rule, ...]] = {
    "fr": (
        Rule("'", r"(?<=\w)'(?=[^\W\d])", "’", "a curly apostrophe"),
        Rule("«", r"«(?!\u00a0)\s?", f"«{NBSP}", "a no-break space after «"),
        Rule("»", r"(?<!\u00a0)(?<!\s)»|[^\S\u00a0]»", f"{NBSP}»", "a no-break space before »"),
        Rule(":", r"(?<=\S)[^\S\u00a0]?:(?=\s|$)", f"{NBSP}:", "a no-break space before a colon"),
        Rule(";!?", _HIGH, rf"{NARROW}\1", "a narrow no-break space before ; ! ?"),
        Rule(_DIGITS, _DATE, rf"\1{NBSP}\2", "a no-break space in a date"),
        Rule("1", rf"\b1[\s\u00a0]({_MONTH})\b", rf"1er{NBSP}\1", "the first of a month is 1er"),
        Rule("1", r"\b1(?:ier|ère)\b", "1re", "an ordinal is 1er, 1re"),
        Rule(_DIGITS, r"\b(\d+)(?:i?[eè]me)\b", r"\1e", "an ordinal is 2e"),
        Rule("A", _A_GRAVE, "À", "capitals keep their accents", OTHER),
        Rule("E", _E_ACUTE, "É", "capitals keep their accents", OTHER),
        Rule(".", _DOTTED, "", "an acronym without dots", OTHER),
        Rule('“"', rf"“\s?|{_OPENS}\"(?=\S)", f"«{NBSP}", "« » as quotation marks", QUOTATION),
        Rule('”"', r"\s?”|(?<=\S)\"", f"{NBSP}»", "« » as quotation marks", QUOTATION),
        Rule(".", r"\.\.\.", "…", "one ellipsis character", OTHER),
    ),
    "en": (
        Rule("'", _OPENING, "‘", "curly quotation marks"),
        Rule("'", _APOSTROPHE, "’", "a curly apostrophe"),
        Rule('"', rf'{_OPENS}"', "“", "curly quotation marks"),
        Rule('"', r'(?<=\S)"', "”", "curly quotation marks"),
        Rule("«", r"«\s?", "“", "English quotation marks"),
        Rule("»", r"\s?»", "”", "English quotation marks"),
        Rule(",;:!?.", r"(?<!\s)\s+(?=[,;:!?.](?:\s|$))", "", "no space before punctuation", OTHER),
        Rule("z", r"\b([Oo]rgani)z(?=ation|ing|er|ed|e\b)", r"\1s", "British spelling", SPELLING),
        Rule("m", r"(?<!computer )\b([Pp]rogram)(?=s?\b)", r"\1me", "British spelling", SPELLING),
        Rule("Cc", r"\b([Cc])enter\b", r"\1entre", "British spelling", SPELLING),
        Rule(".", _DOTTED, "", "an acronym without dots", OTHER),
        Rule(".", r"\.\.\.", "…", "one ellipsis character", OTHER),
    ),
}  # fmt: skip
_ALL_MARKS = {lang: frozenset("".join(rule.marks for rule in RULES[lang])) for lang in LANGS}
_LOOK_BACK = 200
_OPENED = {  # where a quotation mark before the end is not closed yet
    '"': re.compile(rf'(?:[«“]|{_BEGINS}")[^»”"]*$'),
    "'": re.compile(rf"(?:‘|{_BEGINS}')(?:[^’']|(?<=\w)[’'](?=\w))*$"),
}


def slips(texts: Iterable[Text], names: Iterable[str] = ()) -> Iterator[Finding]:
    """Every spot that is set otherwise, with the mended text; `names` keep their spelling."""
    kept = [name for name in names if name]
    for text in texts:
        for lang in LANGS:
            for spot in spots(text, lang, kept):
                written = text[lang]
                was = _around(written, spot.span, written[slice(*spot.span)])
                message, mended = f"{lang}: {spot.why}: “{was}”", spot.mended
                legend = [words for space, words in _LEGEND.items() if space in mended]
                where = f", where {' and '.join(legend)}" if legend else ""
                hint = f"Write “{_around(written, spot.span, mended)}”{where}."
                problem = Problem(text.place(lang), message, hint, Level.WARNING)
                yield Finding(text, written, spot.span, problem)


def spots(text: Text, lang: Lang, names: Sequence[str] = ()) -> Iterator[Spot]:
    """Every spot of the text that is set otherwise; verbatim quotes and names are left alone."""
    written = text[lang]
    rules = _rules_for(lang, _ALL_MARKS[lang].intersection(written))
    found = [(rule, match) for rule, pattern in rules for match in pattern.finditer(written)]
    spoken = text.evidence if isinstance(text, Quotation) else ()
    if not found or fold(written) in {fold(item.exact) for item in spoken}:
        return
    others = somebody_elses(text, written)
    quoted = [Span(*match.span()) for match in re.finditer("(?<=«)[^«»]*", written)]
    for rule, match in found:
        span = Span(*match.span())
        mended = _mended(rule, match, is_within(quoted, span))
        is_kept = is_within(others, span) or any(covers(written, name, span) for name in names)
        if mended != match.group() and not (is_kept or _is_no_slip(rule, match)):
            yield Spot(span, mended, rule.why, rule.kind)


@cache
def _rules_for(lang: Lang, marks: frozenset[str]) -> list[tuple[Rule, re.Pattern[str]]]:
    """What a text with these marks may break."""
    rules = (rule for rule in RULES[lang] if not marks.isdisjoint(rule.marks))
    return [(rule, re.compile(rule.pattern)) for rule in rules]


def _mended(rule: Rule, match: re.Match[str], is_nested: bool) -> str:
    if rule.kind == QUOTATION and is_nested:
        return match.group().replace('"', "“" if rule.mended.startswith("«") else "”")
    return match.expand(rule.mended) if rule.mended else match.group().replace(".", "").strip()


def _is_no_slip(rule: Rule, match: re.Match[str]) -> bool:
    """Whether the spot is a name, or the sign of minutes, seconds, feet or inches: a 27" screen."""
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    if rule.kind == SPELLING and match.group()[0].isupper():  # which no start of a sentence gives
        before = before.rstrip(" “‘(—")
        return bool(before) and before[-1] not in ".!?:…"
    opened = _OPENED.get(match.group())
    is_beside_a_number = (
        before[-1:].isdigit() and not match.string[match.end() : match.end() + 1].isalpha()
    )
    return opened is not None and is_beside_a_number and not opened.search(before)


def _around(written: str, span: Span, mended: str) -> str:
    """What stands around the spot, with it as it should be and its no-break spaces visible."""
    before, after = written[max(0, span.start - 15) : span.start], written[span.end : span.end + 15]
    return (before + mended + after).translate(_VISIBLE)
