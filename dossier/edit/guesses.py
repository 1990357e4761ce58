"""What the text of an article tells of itself: what its lines are, its date, its publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dossier.edit.date_lines import READING_TIME, date_line, date_within, years_in
from dossier.text.languages import probable_language
from dossier.text.sentences import Span, paragraphs

_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ])"
_METADATA = re.compile(r"\s*(date (\d{4}-\d\d(?:-\d\d)?))\b")
_STOP = re.compile(r"""[.!?…][»”"'’)\s]*$""")
_END_OF_A_SENTENCE = re.compile(r"""(?:[.…][»”"'’)\s]*|[!?]\s?[»”"])$""")
_GOES_ON = re.compile(r"[:;,]$|^(?:[•▪*–—-]|\d+[.)])\s")  # with a list; an item of one
_HEADING_MARKS = re.compile(r"^#{1,6}\s|\s#+$")
_LONGEST_HEADING, _LONGEST_LINE = 80, 120
_BYLINE = re.compile(
    r"(?:par|by|propos recueillis par|interview by|(?:écrit|written|reporting) (?:par|by)"
    rf"|textes?\s*:|auteure?\s*:|author\s*:)\s+{_CAPITAL}[^?!…]*(?<!\w\w[.])",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"{_CAPITAL}[\w’'.-]*(?:\s+{_CAPITAL}[\w’'-]+){{1,3}}|(?:{_CAPITAL}\.\s?-?){{2,3}}"
)
_ORGANISATION = rf"{_CAPITAL}[^.!?]{{1,60}}"
_SIGN_OFF = re.compile(
    rf"\(?(?:(?:avec|with)\s+(?:l[’'])?{_ORGANISATION}"
    r"|(?-i:[A-Z]{2,6})(?:/\w{2,3})*|Reuters|Xinhua|tous droits réservés|all rights reserved"
    rf"|(?:source|©|\(c\)|copyright)\s*:?\s*(?:\d{{4}}\s+)?(?P<publisher>{_ORGANISATION}))\)?\.?",
    re.IGNORECASE,
)
_AGENCY_ALONE = re.compile(r"\(?(?P<publisher>[A-Z]{2,6}|Reuters|Xinhua)\)?\.?")
_ADDRESS = re.compile(
    r"(?:source|url|adresse|address|lien|link)\s*:?\s*(?P<url>https?://[^\s<>]+[^\s<>.,;)])[.)]?",
    re.IGNORECASE,
)
_READING_TIME = re.compile(rf"(?:{READING_TIME})\.?", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:crédits?(?: photo)?|credits?|photo(?:s|graphie)?(?: credit)?|image|illustration)"
    r"\s*[:©/]\s*.+|[©(]\s?(?:photo|image|©)\s?.+",
    re.IGNORECASE,
)
_CREDIT_AT_THE_END = re.compile(
    r"\s(\((?:photo|image|crédit|credit|©)[^()]*\)|©\s?[^.©]{2,50}|(?:photo|image)\s?: ?[^.]{2,50}"
    r"|\|\s.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CAPTION = re.compile(r"(?:légende|caption|en photo|pictured)\s*:\s", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<city>[A-ZÀ-Þ][\w’'.-]*(?:[ -][A-ZÀ-Þ][\w’'.-]*){0,3})"
    r"(?P<when>,\s*[^–—()]{3,40}?)?\s*(?:\((?P<publisher>[^()]{2,40})\))?\s*(?:[–—]|--?)(?=\s\S)"
)
_CELLS = re.compile(r"\t+|\s\|\s|\S {3,}(?=\S)")


@dataclass
class Guesses:
    """What was found; `marked` has the passages that are not running text, with their roles."""

    language: str
    marked: list[tuple[str, Span]] = field(default_factory=list)
    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""


def guesses(text: str) -> Guesses:
    """What can be guessed of an article from its text alone."""
    found, start = Guesses(probable_language(text)), 0
    if metadata := _METADATA.match(text):
        found.marked.append(("metadata", Span(*metadata.span(1))))
        found.published, start = metadata[2], metadata.end()
    lines = [line for line in _lines(text) if line.start >= start]
    for number, line in enumerate(lines):
        words = text[slice(*line)]
        parts = _parts(words, found, years_in(text)) or _sign_off(words, found, number, len(lines))
        if not parts and number == 0 and len(lines) > 1 and _is_title(words):
            found.title = " ".join(_HEADING_MARKS.sub("", words).split())
            parts = [("heading", Span(0, len(words)))]
        for role, span in parts or _heading(words):
            found.marked.append((role, Span(line.start + span.start, line.start + span.end)))
    return found


def _lines(text: str) -> Iterator[Span]:
    """The paragraphs; one whose lines do not go on with each other's sentences, line by line."""
    for paragraph in paragraphs(text):
        lines = [
            Span(paragraph.start + line.start(), paragraph.start + line.end())
            for line in re.finditer(r"\S(?:[^\r\n]*\S)?", text[slice(*paragraph)])
        ]
        goes_on = any(text[line.start].islower() for line in lines[1:])
        is_table = all(_CELLS.search(text[slice(*line)]) for line in lines)
        yield from [paragraph] if goes_on or is_table else lines


def _parts(words: str, found: Guesses, years: set[str]) -> list[tuple[str, Span]]:
    """What is no running text in a line, by what it looks like wherever it stands."""
    whole = Span(0, len(words))
    if len(words) <= _LONGEST_LINE and (role := _of_itself(words, found)):
        return [(role, whole)]
    if len(words) <= _LONGEST_LINE and _BYLINE.fullmatch(words):
        found.published = found.published or date_within(words, set(), found.language)
        return [("byline", whole)]
    if _is_table(words):
        return [("table", whole)]
    if len(words) <= _LONGEST_LINE and _CREDIT.fullmatch(words):
        return [("credit", whole)]
    if credit := _CREDIT_AT_THE_END.search(words):
        return [("caption", Span(0, credit.start())), ("credit", Span(*credit.span(1)))]
    if _CAPTION.match(words):
        return [("caption", whole)]
    return _dateline(words, found, years)


def _of_itself(words: str, found: Guesses) -> str:
    """The role of a line that only says when and where the article was published; or ""."""
    if line := date_line(words, found.language):
        found.published = found.published or line.day
        return "byline" if " " in line.name else "metadata"
    if match := _ADDRESS.fullmatch(words):
        found.url = found.url or match["url"]
        return "metadata"
    return "metadata" if _READING_TIME.fullmatch(words) else ""


def _is_table(words: str) -> bool:
    rows = [len(_CELLS.findall(line)) for line in words.splitlines()]
    return min(rows) > 1 or (len(rows) > 1 and min(rows) > 0)


def _dateline(words: str, found: Guesses, years: set[str]) -> list[tuple[str, Span]]:
    """The place, and perhaps the day and the agency, that a report begins with."""
    match = _DATELINE.match(words)
    if match is None:
        return []
    day = date_within(match["when"] or "", years, found.language)
    if not (match["publisher"] or match["when"] or match["city"].isupper()):
        return []
    found.published = found.published or day
    found.publisher = found.publisher or match["publisher"] or ""
    return [("dateline", Span(*match.span()))]


def _sign_off(words: str, found: Guesses, number: int, count: int) -> list[tuple[str, Span]]:
    """The name or the agency that an article ends with."""
    if number < max(1, count - 2) or len(words) > _LONGEST_LINE:
        return []
    whole = Span(0, len(words))
    if match := _SIGN_OFF.fullmatch(words):
        alone = _AGENCY_ALONE.fullmatch(words)
        publisher = match["publisher"] or (alone and alone["publisher"]) or ""
        found.publisher = found.publisher or publisher
        return [("credit", whole)]
    return [("byline", whole)] if number == count - 1 and _NAME.fullmatch(words) else []


def _is_title(words: str) -> bool:
    return not (_END_OF_A_SENTENCE.search(words) or _GOES_ON.search(words))


def _heading(words: str) -> list[tuple[str, Span]]:
    is_short = len(words) <= _LONGEST_HEADING
    is_heading = is_short and not (_STOP.search(words) or _GOES_ON.search(words))
    return [("heading", Span(0, len(words)))] if is_heading else []
