"""How French and English are set: the spaces, quotation marks, apostrophes and ordinals.

French after the usage of the Imprimerie nationale, English with British spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from dossier.check.exceptions import Finding, covers, is_somebody_elses
from dossier.model.base import LANGS, Lang, Text
from dossier.model.problems import Level, Problem
from dossier.model.statements import Quotation
from dossier.text.dates import months
from dossier.text.folding import fold
from dossier.text.sentences import Span

NBSP, NARROW = "\u00a0", "\u202f"
_DIGITS = "0123456789"
_INITIALS = (  # from the second on, of a name: no article before them, and no U.S., U.K., E.U.
    r"(?<!\b(?i:the|les|des|ces|une|two)\s.)(?<!\b(?i:an|du|la|le|un|en)\s.)(?<!\b(?i:a)\s.)(?<!\b(?i:l)['’].)(?!(?<=U)\.[EKNS]\.|(?<=E)\.U\.)"
    r"\.(?:[A-Z]\.){1,2}\s?[A-ZÀ-Þ][a-zà-ÿ’']"
)
_DOTTED = rf"[A-Z](?<!\w.)(?!{_INITIALS})\.(?:[A-Z]\.)+"  # begins with a set, found far sooner
_LATIN = "(?:priori|posteriori|fortiori|contrario|minima|maxima|pari|cap+ella|tempera|giorno)"
_MONTH = "|".join(months("fr"))
_BEGINS = r"(?<![^\s(\[—–“\"’'])"  # where a quotation mark opens
_OPENING = (  # no apostrophe, like that of ’90s and ’tis: a closing one follows
    rf"{_BEGINS}'(?!(?:\d\ds?|n|em|tis|twas|til|cause|bout)\b)"
    r"(?=\w(?:[^']|(?<=\w)'(?=\w)){0,200}'(?!\w))"
)
_OPENED = {  # where a quotation mark before the end is not closed yet
    '"': re.compile(rf'(?:[«“]|{_BEGINS}")[^»”"]*$'),
    "'": re.compile(rf"(?:‘|{_BEGINS}')(?:[^’']|(?<=\w)[’'](?=\w))*$"),
}


class Kind(StrEnum):
    """What a rule is about; marks and spaces are set by a command, too, spelling only by hand."""

    MARKS = "marks"
    QUOTATION = "quotation marks"
    SPELLING = "spelling"
    OTHER = "other"


class Rule(NamedTuple):
    """What is looked for, what it becomes, and why; a match has one of the `marks` in it.

    To look for a mark takes a tenth of the time of the pattern, and most texts have none.
    """

    marks: str
    pattern: re.Pattern[str]
    mended: str
    why: str
    kind: Kind


class Spot(NamedTuple):
    """A stretch of a text that is set otherwise, what it should be, and why."""

    span: Span
    mended: str
    why: str
    kind: Kind


def _rules(*rules: tuple[str, str, str, str] | tuple[str, str, str, str, Kind]) -> list[Rule]:
    return [
        Rule(marks, re.compile(pattern), mended, why, *(kind or (Kind.MARKS,)))
        for marks, pattern, mended, why, *kind in rules
    ]


RULES: dict[Lang, list[Rule]] = {
    "fr": _rules(
        ("'", r"(?<=\w)'(?=[^\W\d])", "’", "a curly apostrophe"),
        ("«", r"«(?!\u00a0)\s?", f"«{NBSP}", "a no-break space after «"),
        ("»", r"(?<!\u00a0)(?<!\s)»|[^\S\u00a0]»", f"{NBSP}»", "a no-break space before »"),
        (":", r"(?<=\S)[^\S\u00a0]?:(?=\s|$)", f"{NBSP}:", "a no-break space before a colon"),
        (
            ";!?",
            r"(?<=[\w)»…])[^\S\u202f]?([;!?])",
            rf"{NARROW}\1",
            "a narrow no-break space before ; ! ?",
        ),
        (
            _DIGITS,
            rf"\b(\d{{1,2}}|1er)[^\S\u00a0]({_MONTH})\b",
            rf"\1{NBSP}\2",
            "a no-break space in a date",
        ),
        ("1", rf"\b1[\s\u00a0]({_MONTH})\b", rf"1er{NBSP}\1", "the first of a month is 1er"),
        ("1", r"\b1(?:ier|ère)\b", "1re", "an ordinal is 1er, 1re"),
        (_DIGITS, r"\b(\d+)(?:i?[eè]me)\b", r"\1e", "an ordinal is 2e"),
        (
            "A",
            rf"(?:(?<=^)|(?<=[.!?…]\s))A(?! {_LATIN}\b)(?= [a-zà-ÿ])",
            "À",
            "capitals keep their accents",
            Kind.OTHER,
        ),
        (
            "E",
            r"\bE(?=tat|cole|quipe|dition|nergie|conomie|vénement)",
            "É",
            "capitals keep their accents",
            Kind.OTHER,
        ),
        (".", _DOTTED, "", "an acronym without dots", Kind.OTHER),
        (
            '“"',
            r"“\s?|(?:(?<=^)|(?<=[\s(\[—]))\"(?=\S)",
            f"«{NBSP}",
            "« » as quotation marks",
            Kind.QUOTATION,
        ),
        ('”"', r"\s?”|(?<=\S)\"", f"{NBSP}»", "« » as quotation marks", Kind.QUOTATION),
        (".", r"\.\.\.", "…", "one ellipsis character", Kind.OTHER),
    ),
    "en": _rules(
        ("'", _OPENING, "‘", "curly quotation marks"),
        (
            "'",
            rf"(?<=[^\W\d])'|(?<=\d)'(?=[^\W\d])|(?<=[\d.,!?…)])'(?!['\w])"
            rf"|(?!{_OPENING})(?<![\w'])'(?=\w)",
            "’",
            "a curly apostrophe",
        ),
        ('"', r'(?:(?<=^)|(?<=[\s(\[—]))"', "“", "curly quotation marks"),
        ('"', r'(?<=\S)"', "”", "curly quotation marks"),
        ("«", r"«\s?", "“", "English quotation marks"),
        ("»", r"\s?»", "”", "English quotation marks"),
        (
            ",;:!?.",
            r"\s\s*(?=[,;:!?.](?:\s|$))",
            "",
            "no space before punctuation",
            Kind.OTHER,
        ),
        ("z", r"\b([Oo]rgani)z(?=ation|ing|er|ed|e\b)", r"\1s", "British spelling", Kind.SPELLING),
        ("m", r"(?<!computer )\b([Pp]rogram)(?=s?\b)", r"\1me", "British spelling", Kind.SPELLING),
        ("Cc", r"\b([Cc])enter\b", r"\1entre", "British spelling", Kind.SPELLING),
        (".", _DOTTED, "", "an acronym without dots", Kind.OTHER),
        (".", r"\.\.\.", "…", "one ellipsis character", Kind.OTHER),
    ),
}


_MARKS = {lang: frozenset("".join(rule.marks for rule in RULES[lang])) for lang in LANGS}


def slips(texts: Iterable[Text], names: Iterable[str] = ()) -> Iterator[Finding]:
    """Every spot that is set otherwise, with the mended text; `names` keep their spelling."""
    kept = [name for name in names if name]
    for text in texts:
        for lang in LANGS:
            for spot in spots(text, lang, kept):
                written = text[lang]
                message = f"{lang}: {spot.why}: “{_around(written, spot.span)}”"
                mended = _around(written, spot.span, spot.mended)
                hint = f"Write “{mended}”{_legend(spot.mended)}."
                problem = Problem(text.place(lang), message, hint, Level.WARNING)
                yield Finding(text, written, spot.span, problem)


def spots(text: Text, lang: Lang, names: Sequence[str] = ()) -> Iterator[Spot]:
    """Every spot of the text that is set otherwise; verbatim quotes and names are left alone."""
    written = text[lang]
    if isinstance(text, Quotation) and fold(written) in {fold(one.exact) for one in text.evidence}:
        return
    for rule in _rules_for(lang, _MARKS[lang].intersection(written)):
        for match in rule.pattern.finditer(written):
            mended = _mended(rule, match)
            if mended != match.group() and not _is_left_alone(rule, text, match, names):
                yield Spot(Span(*match.span()), mended, rule.why, rule.kind)


@cache
def _rules_for(lang: Lang, marks: frozenset[str]) -> list[Rule]:
    """What a text with these marks may break."""
    return [rule for rule in RULES[lang] if not marks.isdisjoint(rule.marks)]


def _mended(rule: Rule, match: re.Match[str]) -> str:
    if rule.kind is Kind.QUOTATION and _is_nested(match):
        mark = match.group().strip()
        opens = rule.mended.startswith("«")
        return match.group() if mark in "“”" else match.group().replace('"', "“" if opens else "”")
    return match.expand(rule.mended) if rule.mended else match.group().replace(".", "").strip()


def _is_nested(match: re.Match[str]) -> bool:
    """Whether quotation marks stand around this one: those inside « » are “ ”."""
    before = match.string[: match.start()]
    return before.rfind("«") > before.rfind("»")


def _is_left_alone(rule: Rule, text: Text, match: re.Match[str], names: Sequence[str]) -> bool:
    """Whether the spot is somebody else's, in a name, or the sign of a measure."""
    span = Span(*match.span())
    if any(covers(match.string, name, span) for name in names):
        return True
    if rule.kind is Kind.SPELLING and _is_a_name(match):
        return True
    return _is_a_measure(match) or is_somebody_elses(text, match.string, span)


def _is_a_measure(match: re.Match[str]) -> bool:
    """Whether a straight mark stands for minutes, seconds, feet or inches: 5'30", a 27" screen."""
    opened = _OPENED.get(match.group())
    before, after = match.string[: match.start()], match.string[match.end() :]
    is_beside_a_number = before[-1:].isdigit() and not after[:1].isalpha()
    return opened is not None and is_beside_a_number and not opened.search(before)


def _is_a_name(match: re.Match[str]) -> bool:
    """Whether the word has a capital that no beginning of a sentence gives it."""
    before = match.string[: match.start()].rstrip(" “‘(—")
    return match.group()[0].isupper() and bool(before) and before[-1] not in ".!?:…"


def _around(written: str, span: Span, mended: str | None = None) -> str:
    before = written[max(0, span.start - 15) : span.start]
    after = written[span.end : span.end + 15]
    return seen(before + (written[slice(*span)] if mended is None else mended) + after)


def _legend(mended: str) -> str:
    marks = [f"{mark} is U+{ord(space):04X}" for mark, space in _SEEN.items() if space in mended]
    return f", where {' and '.join(marks)}" if marks else ""


_SEEN = {"⍽": NBSP, "▯": NARROW}


def seen(text: str) -> str:
    """The text with its no-break spaces made visible: ⍽ and, narrow, ▯."""
    return text.replace(NBSP, "⍽").replace(NARROW, "▯")
