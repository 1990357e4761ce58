"""The lines of a text that go on with each other, and those that stand alone.

An article may be wrapped at some column, or pasted from a browser with a line for each paragraph,
heading, byline, item of a list and row of a table.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from dossier.text.words import one_of

LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
"""A line without the white space around it."""

_WIDEST = 120  # nobody wraps text as wide as that: longer lines are paragraphs
_FILLED = 0.75  # of the widest line, with the word that did not fit
_MARKED = re.compile(
    r"(?P<bullet>[•◦▪‣·●*■►▶➢➤→✓✔]\s+\S)|(?P<hyphen>-\s+\S)|(?P<speech>[—–](?:\s?[^a-zà-ÿ\s]|\s+(?!.*\s[—–])\S))"
    r"|(?P<label>\d{1,3}[.)°]\s+\S|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-ZÀ-Þ]"
    r"|(?:[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[.)]\s+\S)"
)
_ROW = re.compile(r"\S[^\S\r\n]*\t[^\S\r\n]*\S|\|.*\|.*\S|\S {3,}\S.*\S {3,}\S")
_NAMED_VALUE = re.compile(r"[^.!?:]{1,30}\s?:\s\S")
_STOP = re.compile(r"[.!?…。！？:;](?:\s?»|[\"”’')\]])*$")
_UNFINISHED = re.compile(rf"(?:[,(«“\-–—/]|\b(?:{one_of('links')}))$", re.IGNORECASE)
_ALONE = re.compile(  # a byline, what begins a sentence, a name in capitals, a name and no more
    rf"(?:mis à jour|{one_of('links', 'openers', 'credits')}|\w+di|\w+day)\b|[ld]['’]"
    r"|(?-i:[A-ZÀ-Þ]{2,}[\s,.]|[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){1,3}$)",
    re.IGNORECASE,
)
_TAIL = 16  # more than what the end of a line is looked at for


def groups(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool, bool]]:
    """The groups of lines of `text[start:end]`, which has no blank line, and white space at no end
    of it: from where to where, if it is an item of a list, and if that, or the row of a table, is
    a whole; what somebody says on a line of its own has sentences."""
    lines = list(LINE.finditer(text, start, end))
    width = max(len(line[0]) for line in lines)
    marks = Counter(filter(None, (_mark(line[0]) for line in lines)))
    found = [lines[:1]]
    for line in lines[1:]:
        said = [one[0] for one in found[-1][-2:]]
        if _is_item(said[-1], line[0], marks) or not _goes_on(said, line[0], width):
            found.append([])
        found[-1].append(line)
    for group in found:
        mark = _mark(group[0][0])
        is_item = marks[mark] > 1 or (mark not in ("", "label") and group is not found[0])
        is_whole = mark == "bullet" or (marks[mark] > 1 and mark != "speech")
        yield group[0].start(), group[-1].end(), is_item, is_whole or _is_row(group[0][0])


def _mark(words: str) -> str:
    """The kind of mark that a line begins with, or none."""
    match = _MARKED.match(words)
    return (match and match.lastgroup) or ""


def _is_item(above: str, words: str, marks: Mapping[str, int]) -> bool:
    """True if a line begins an item: not every hyphen or number at the start of one does."""
    mark = _mark(words)
    return mark == "bullet" or marks[mark] > 1 or (bool(mark) and _stops(above))


def _goes_on(said: list[str], below: str, width: int) -> bool:
    """True if a line goes on with what the two lines above say."""
    above = said[-1]
    if _is_row(above) or _is_row(below):
        return False
    if below[0].islower() or _UNFINISHED.search(above, max(0, len(above) - _TAIL)):
        return True
    if _stops(above) and not above.endswith(":"):
        return True  # where the sentence ends is told by its stop
    if width > _WIDEST or (_NAMED_VALUE.match(above) and _NAMED_VALUE.match(below)):
        return False
    filled = len(above) + 1 + len(below.split(maxsplit=1)[0]) >= _FILLED * width
    begins = len(said) == 1 or _stops(said[0])  # the line above begins a sentence
    if filled and not begins:
        return True
    return (filled or not begins) and not _ALONE.match(below)


def _is_row(words: str) -> bool:
    """True if a line is the row of a table; most have nothing that could divide its cells."""
    return ("\t" in words or "|" in words or "   " in words) and bool(_ROW.search(words))


def _stops(words: str) -> bool:
    return bool(_STOP.search(words, max(0, len(words) - _TAIL)))
