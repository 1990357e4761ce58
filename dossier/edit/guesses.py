"""Guesses from the text of an article: which lines are no running text, its date, its publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dossier.model.base import Lang
from dossier.text.dates import dates_in
from dossier.text.languages import probable_language
from dossier.text.sentences import Span, paragraphs

_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ])"
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?:\s+[A-ZÀ-Þ][\w’'-]+){1,3}|(?:[A-Z]\.\s?-?){2,3}")
_AGENCY = re.compile(r"\(?(?P<publisher>[A-Z]{2,6}|Reuters|Xinhua)(?:/\w{2,3})*\)?\.?")
_PHOTO = r"(?:crédits?|photo|image|illustration)\w*(?:\ (?:photo|credit))?\s*[:©/]"
_LINE = re.compile(
    rf"""
      (?P<metadata>
        (?:source|url|adresse|address|lien|link)\s*:?\s*(?P<url>https?://\S+?)[.)]?
      | (?:lire|à\ lire|voir\ aussi|suivez|partage[rz]|abonnez|inscrivez|read|related|follow|share
        |subscribe|temps\ de\ lecture|reading\ time|\d+\s?min\w*\ (?:de\ lecture|read))\b[^.]*
      | (?:this|cet)\ (?:article|story|page)\ (?:was|has|a\ été|est)\b.*)
    | (?P<credit>
        (?:additional\ reporting\ by|avec|with)\s+(?:l[’'])?{_CAPITAL}[^!?]*
      | {_PHOTO}.+ | .*(?:tous\ droits\ réservés|all\ rights\ reserved)\.?
      | (?:source\s*:|©|\(c\)|copyright)\s*(?:\d{{4}}\s+)?
        (?P<publisher>{_CAPITAL}[^.!?]{{1,60}}?)\.?)
    | (?P<byline> (?:(?:[\w\ ]+\ )?(?:par|by)|(?:textes?|auteure?|author)\s*:)
        \s+{_CAPITAL}[^?!…]*(?<!\w\w\.))
    | (?P<caption> (?:légende|caption|en\ photo|pictured)\s*:\s.*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CREDIT_AT_THE_END = re.compile(
    rf"\s(\((?:photo|image|crédit|credit|©)[^()]*\)|(?:©|{_PHOTO})\s?[^.©]{{2,50}}|\|\s.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DATELINE = re.compile(
    r"(?P<city>[A-ZÀ-Þ][\w’'.-]*(?:[ -][A-ZÀ-Þ][\w’'.-]*){0,3})"
    r"(?P<when>,\s*[^–—()]{3,40}?)?\s*(?:\((?P<publisher>[^()]{2,40})\))?\s*(?:[–—]|--?)(?=\s\S)"
)
_BESIDE_A_DATE = re.compile(  # or a capital: a name, a place, a week day
    r"\w{1,3}|publi\w*|post\w*|mise|jour|ligne|updated?|modifi\w*|avec|with|temps|lecture|read\w*"
    r"|time|minutes?|heures?|hours?|rédaction|\w+di|\w+day|[A-ZÀ-Þ].*"
)
_DAY = re.compile(r"\d{4}-(?:0\d|1[0-2])-\d\d")
_CRAWLED = re.compile(r"\s*(date (\d{4}-\d\d(?:-\d\d)?))\b")
_CELLS = re.compile(r"\t+|\s\|\s|\S {3,}(?=\S)")
_SENTENCE = re.compile(  # or an item of a list
    r"""(?:[.…][»”"'’)\s]*|[!?]\s?[»”"]|[:;,])$|^(?:[•▪*–—-]|\d+[.)])\s"""
)
_LONGEST_HEADING, _LONGEST_LINE = 80, 120
Part = tuple[str, Span]


@dataclass
class Guesses:
    """What was found; `marked` has the passages that are not running text, with their roles."""

    language: Lang | None
    marked: list[Part] = field(default_factory=list)
    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""

    def take(self, match: re.Match[str]) -> None:
        """Takes over what a line says of its article."""
        said = match.groupdict(default="")
        self.url = said.get("url") or self.url
        self.publisher = said.get("publisher") or self.publisher


def guesses(text: str) -> Guesses:
    """What can be guessed of an article from its text alone."""
    found, crawled = Guesses(probable_language(text)), _CRAWLED.match(text)
    lines = list(_lines(text, crawled.end() if crawled else 0))
    has_prose_after = False
    for line in reversed(lines):  # so that what is said first has the last word
        words = text[slice(*line)]
        parts = _parts(words, found)
        if not parts and (role := _role_by_place(words, found, has_prose_after, line == lines[0])):
            parts = [(role, Span(0, len(words)))]
        has_prose_after = has_prose_after or not parts
        at = line.start
        found.marked[:0] = [(role, Span(at + start, at + end)) for role, (start, end) in parts]
    if crawled:
        found.marked.insert(0, ("metadata", Span(*crawled.span(1))))
        found.published = crawled[2]
    return found


def _lines(text: str, start: int) -> Iterator[Span]:
    """The paragraphs; one whose lines do not go on with each other's sentences, line by line."""
    for paragraph in paragraphs(text, start):
        found = re.compile(r"\S(?:[^\r\n]*\S)?").finditer(text, *paragraph)
        lines = [Span(*line.span()) for line in found]
        goes_on = any(text[line.start].islower() for line in lines[1:])
        is_table = all(_CELLS.search(text[slice(*line)]) for line in lines)
        yield from [paragraph] if goes_on or is_table else lines


def _parts(words: str, found: Guesses) -> list[Part]:
    """The parts of a line that are no running text by what they look like."""
    whole = Span(0, len(words))
    if len(words) <= _LONGEST_LINE and (role := _role(words, found)):
        return [(role, whole)]
    rows = [len(_CELLS.findall(line)) for line in words.splitlines()]
    if min(rows) > 1 or (len(rows) > 1 and min(rows) > 0):
        return [("table", whole)]
    if credit := _CREDIT_AT_THE_END.search(words):
        return [("caption", Span(0, credit.start())), ("credit", Span(*credit.span(1)))]
    dateline = _DATELINE.match(words)
    if dateline and (dateline["publisher"] or dateline["when"] or dateline["city"].isupper()):
        found.take(dateline)
        found.published = _day(dateline[0], found)[0] or found.published
        return [("dateline", Span(*dateline.span()))]
    return []


def _role(words: str, found: Guesses) -> str:
    """The role of a short line by its words, or none."""
    day, rest = _day(words, found)
    is_date = rest != words and not words.endswith(".")
    if is_date and all(map(_BESIDE_A_DATE.fullmatch, re.findall(r"[^\W\d_]+", rest))):
        found.published = day
        return "byline" if _NAME.search(rest) else "metadata"
    match = _LINE.fullmatch(words)
    if match is None:
        return ""
    found.take(match)
    if match["byline"]:
        found.published = day or found.published
    return match.lastgroup or ""


def _day(words: str, found: Guesses) -> tuple[str, str]:
    """The first day that the words name, unless one is in doubt, and the words without dates."""
    known = set(re.findall(r"\w+", words.lower()))
    dates = list(dates_in(words, found.language or "fr", known))
    for (start, end), _ in dates:
        words = words[:start] + " " * (end - start) + words[end:]
    days = [{day for day in readings if _DAY.fullmatch(day)} for _, readings in dates]
    is_certain = days and all(len(readings) == 1 for readings in days)
    return min(map(min, days)) if is_certain else "", words


def _role_by_place(words: str, found: Guesses, has_prose_after: bool, is_first: bool) -> str:
    """The role of the title, of a heading, which has prose after it, and of what comes last."""
    if not has_prose_after:
        if agency := _AGENCY.fullmatch(words):
            found.take(agency)
            return "credit"
        if _NAME.fullmatch(words):
            return "byline"
    if _SENTENCE.search(words):
        return ""
    if is_first and has_prose_after:
        found.title = " ".join(re.sub(r"^#+\s|\s#+$", "", words).split())
        return "heading"
    if len(words) > _LONGEST_HEADING or words[-1] in "!?":
        return ""
    return "heading" if has_prose_after else "metadata"
