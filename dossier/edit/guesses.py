"""Guesses from the text of an article: the lines that are no prose, its date, its publisher."""

import re
from collections.abc import Iterator

from dossier.model.base import Lang
from dossier.text.dates import dates_in
from dossier.text.languages import probable_language
from dossier.text.lines import LINE
from dossier.text.sentences import Span, paragraphs
from dossier.text.words import table_of

_TABLE = table_of(__file__)
_FLAGS = re.IGNORECASE | re.DOTALL | re.VERBOSE
_PATTERNS = {name: re.compile(one, _FLAGS) for name, one in _TABLE["patterns"].items()}
_ROLES, _LAST_ROLES = (
    [(role, re.compile(one, _FLAGS)) for line in _TABLE[name] for role, one in line.items()]
    for name in ("lines", "last")
)
_LONGEST_HEADING, _LONGEST_LINE = 80, 600
Part = tuple[str, Span]


class Guesses:
    """The passages that are not running text, with their roles (`marked`), and what the lines say
    of the article: its `title`, `published`, `publisher` and `url`."""

    def __init__(self, language: Lang | None) -> None:
        self.language = language
        self.marked: list[Part] = []
        self.said: dict[str, str] = {}

    def add(self, **said: str | None) -> None:
        """Adds what a line says, in place of what was said before. Lines are read from the end, so
        that the first one counts."""
        self.said |= {name: value for name, value in said.items() if value}


def guesses(text: str) -> Guesses:
    """The guesses about an article of this text."""
    found, lines = Guesses(probable_language(text)), list(_lines(text))
    has_prose_after = False
    for line in reversed(lines):
        words = text[slice(*line)]
        parts = _parts(words, found)
        if not parts and (role := _role_by_place(words, found, has_prose_after, line == lines[0])):
            parts = [(role, Span(0, len(words)))]
        has_prose_after = has_prose_after or not parts
        at = line.start
        found.marked[:0] = [(role, Span(at + start, at + end)) for role, (start, end) in parts]
    return found


def _lines(text: str) -> Iterator[Span]:
    """The paragraphs; one whose lines are not wrapped sentences, nor a table, line by line."""
    for paragraph in paragraphs(text):
        lines = [Span(*line.span()) for line in LINE.finditer(text, *paragraph)]
        goes_on = any(text[line.start].islower() for line in lines[1:])
        is_table = all(_PATTERNS["cells"].search(text[slice(*line)]) for line in lines)
        yield from [paragraph] if goes_on or is_table else lines


def _parts(words: str, found: Guesses) -> list[Part]:
    """The parts of a line that look like no running text, with their roles."""
    whole = Span(0, len(words))
    if len(words) <= _LONGEST_LINE and (role := _role(words, found)):
        return [(role, whole)]
    rows = [len(_PATTERNS["cells"].findall(line)) for line in words.splitlines()]
    if min(rows) > 1 or (len(rows) > 1 and min(rows) > 0):
        return [("table", whole)]
    if credit := _PATTERNS["credit"].search(words):
        return [("caption", Span(0, credit.start())), ("credit", Span(*credit.span(1)))]
    dateline = _PATTERNS["dateline"].match(words)
    if dateline is None:
        return []
    found.add(published=_day(dateline[0], found)[0])
    found.add(**dateline.groupdict())
    role = "metadata" if dateline["published"] else "dateline"
    is_told = dateline["publisher"] or dateline["when"] or dateline[0].isupper()
    return [(role, Span(*dateline.span()))] if is_told or role == "metadata" else []


def _role(words: str, found: Guesses) -> str:
    """The role of a short line by its words; empty if it has none."""
    day, rest = _day(words, found)
    is_date = rest != words and not words.endswith(".")
    if is_date and all(map(_PATTERNS["beside_a_date"].fullmatch, re.findall(r"[^\W\d_]+", rest))):
        found.said["published"] = day
        return "byline" if _PATTERNS["full_name"].search(rest) else "metadata"
    role = _matching_role(_ROLES, words, found)
    found.add(published=day if role == "byline" else "")
    return role


def _matching_role(roles: list[tuple[str, re.Pattern[str]]], words: str, found: Guesses) -> str:
    for role, pattern in roles:
        if match := pattern.fullmatch(words):
            found.add(**match.groupdict())
            return role
    return ""


def _day(words: str, found: Guesses) -> tuple[str, str]:
    """The first day that the words name, empty if one is in doubt; and the words without dates."""
    dates = list(dates_in(words, found.language or "fr"))
    for (start, end), _ in dates:
        words = words[:start] + " " * (end - start) + words[end:]
    days = [{day for day in readings if _PATTERNS["day"].fullmatch(day)} for _, readings in dates]
    is_certain = days and all(len(readings) == 1 for readings in days)
    return min(map(min, days)) if is_certain else "", words


def _role_by_place(words: str, found: Guesses, has_prose_after: bool, is_first: bool) -> str:
    """The role of a line by its place: title, heading (with prose after it), or one of the last
    lines; empty if it has none."""
    if not has_prose_after and (role := _matching_role(_LAST_ROLES, words, found)):
        return role
    if _PATTERNS["sentence"].search(words):
        return ""
    if is_first and has_prose_after:
        found.add(title=" ".join(re.sub(r"^#+\s|\s#+$", "", words).split()))
        return "heading"
    if len(words) > _LONGEST_HEADING or words[-1] in "!?":
        return ""
    return "heading" if has_prose_after else "metadata"
