"""How French and English are set: the spaces, quotation marks, apostrophes and ordinals.

French after the usage of the Imprimerie nationale, English after the IOC's British spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from dossier.model.base import LANGS, Lang, Text
from dossier.model.problems import Level, Problem
from dossier.model.statements import Quotation, Statement
from dossier.text.dates import months
from dossier.text.folding import fold

NBSP, NARROW = "\u00a0", "\u202f"
_DIGITS = "0123456789"
_DOTTED = r"[A-Z](?<!\w.)\.(?:[A-Z]\.)+"  # begins with a set, as do others: found far sooner
_MONTH = "|".join(months("fr"))


class Rule(NamedTuple):
    """What is looked for, what it becomes, and why; a match has one of the `marks` in it.

    To look for the marks takes a tenth of the time of the patterns, and most texts have few.
    """

    marks: str
    pattern: re.Pattern[str]
    mended: str
    why: str


def _rules(*rules: tuple[str, str, str, str]) -> list[Rule]:
    return [Rule(marks, re.compile(pattern), mended, why) for marks, pattern, mended, why in rules]


RULES: dict[Lang, list[Rule]] = {
    "fr": _rules(
        ("'", r"(?<=\w)'(?=\w)", "’", "a curly apostrophe"),
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
        ("A", r"(?:(?<=^)|(?<=[.!?…]\s))A(?= [a-zà-ÿ])", "À", "capitals keep their accents"),
        (
            "E",
            r"\bE(?=tat|cole|quipe|dition|nergie|conomie|vénement)",
            "É",
            "capitals keep their accents",
        ),
        (".", _DOTTED, "", "an acronym without dots"),
        ('“"', r"“\s?|(?:(?<=^)|(?<=[\s(\[—]))\"(?=\S)", f"«{NBSP}", "« » as quotation marks"),
        ('”"', r"\s?”|(?<=\S)\"", f"{NBSP}»", "« » as quotation marks"),
        (".", r"\.\.\.", "…", "one ellipsis character"),
    ),
    "en": _rules(
        ("'", r"(?<=\w)'|'(?=\w)", "’", "a curly apostrophe"),
        ('"', r'(?:(?<=^)|(?<=[\s(\[—]))"', "“", "curly quotation marks"),
        ('"', r'(?<=\S)"', "”", "curly quotation marks"),
        ("«", r"«\s?", "“", "English quotation marks"),
        ("»", r"\s?»", "”", "English quotation marks"),
        (",;:!?.", r"\s\s*(?=[,;:!?.](?:\s|$))", "", "no space before punctuation"),
        ("z", r"\b([Oo]rgani)z(?=ation|ing|er|ed|e\b)", r"\1s", "British spelling"),
        ("m", r"\b([Pp]rogram)(?=s?\b)", r"\1me", "British spelling"),
        ("Cc", r"\b([Cc])enter\b", r"\1entre", "British spelling"),
        (".", _DOTTED, "", "an acronym without dots"),
        (".", r"\.\.\.", "…", "one ellipsis character"),
    ),
}


_MARKS = {lang: frozenset("".join(rule.marks for rule in RULES[lang])) for lang in LANGS}


def slips(texts: Iterable[Text], languages: Mapping[str, str]) -> Iterator[Problem]:
    """Every spot that is set otherwise, with the mended text; verbatim quotes are left alone.

    `languages` has that of each article, which a quotation is verbatim in.
    """
    for text in texts:
        quotes = text.evidence if isinstance(text, Quotation) else ()
        spoken_in = {languages.get(item.article, "fr") for item in quotes}
        for lang in LANGS:
            if lang not in spoken_in:
                for rule in _broken_rules(text[lang], lang):
                    yield from _spots(text, lang, rule)


def _broken_rules(written: str, lang: Lang) -> list[Rule]:
    marks = _MARKS[lang].intersection(written)
    return [rule for rule in _rules_for(lang, marks) if rule.pattern.search(written)]


@cache
def _rules_for(lang: Lang, marks: frozenset[str]) -> list[Rule]:
    """What a text with these marks may break."""
    return [rule for rule in RULES[lang] if not marks.isdisjoint(rule.marks)]


def _spots(text: Text, lang: Lang, rule: Rule) -> Iterator[Problem]:
    written = text[lang]
    for match in rule.pattern.finditer(written):
        mended = match.expand(rule.mended) if rule.mended else match.group().replace(".", "")
        if mended == match.group() or _is_verbatim(text, written, match):
            continue
        message = f"{lang}: {rule.why}: “{_around(written, match)}”"
        hint = f"Write “{_around(written, match, mended)}”{_legend(mended)}."
        yield Problem(text.place(lang), message, hint, Level.WARNING)


def _is_verbatim(text: Text, written: str, match: re.Match[str]) -> bool:
    """Whether the spot is inside quotation marks, in words that one of the quotes has."""
    opening = max(written.rfind(mark, 0, match.start()) for mark in "«“")
    closings = [at for mark in "»”" if (at := written.find(mark, match.end())) >= 0]
    if opening < 0 or not closings or not isinstance(text, Statement):
        return False
    inside = fold(written[opening + 1 : min(closings)])
    return any(inside in fold(item.exact) for item in text.evidence)


def _around(written: str, match: re.Match[str], mended: str | None = None) -> str:
    before = written[max(0, match.start() - 15) : match.start()]
    after = written[match.end() : match.end() + 15]
    return seen(before + (match.group() if mended is None else mended) + after)


def _legend(mended: str) -> str:
    marks = [f"{mark} is U+{ord(space):04X}" for mark, space in _SEEN.items() if space in mended]
    return f", where {' and '.join(marks)}" if marks else ""


_SEEN = {"⍽": NBSP, "▯": NARROW}


def seen(text: str) -> str:
    """The text with its no-break spaces made visible: ⍽ and, narrow, ▯."""
    return text.replace(NBSP, "⍽").replace(NARROW, "▯")
