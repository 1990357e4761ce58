"""Full stops that end an abbreviation and no sentence, by the word before them and the one after.

Some abbreviations end a sentence as often as not (“in the U.S. The …”, « 38 degrés C. Il … »):
there a word after them that begins sentences, and is part of no name, tells.
"""

import re

from dossier.text.words import one_of, words

_OPENERS = words("links") | words("openers")

_WORD_BEFORE = re.compile(  # of one with a hyphen its last part, but not the C of J-C
    r"(?<![^\s(\[«“\"'’/-])(?!(?<=-)[^\W\d_]$)((?:[^\W\d_]{1,2}\.-?)*[^\W\d_]+|\d{1,2})$"
)
_LONGEST = 12
_NUMBER = re.compile(r"\d|[IVXLC]{2,}\b|[VXLC]\b|[A-Z]\.?\s?\d|[a-z]\b")
_MONTH = re.compile(rf"(?:{one_of('months')})[^\W\d_]*\b", re.IGNORECASE)
_DATE = re.compile(
    rf"\d{{1,2}}(?:er|st|nd|rd|th)?\s{_MONTH.pattern}|{_MONTH.pattern}\.?\s\d", re.IGNORECASE
)
_OF_AN_HOUR = re.compile(  # “9 a.m. Monday”, “9 a.m. Eastern Time”
    rf"(?:mon|tue|wed|thu|fri|sat|sun)\w*\b|{_MONTH.pattern}\.?\s\d"
    r"|(?-i:[A-Z]{2,5}\b|(?:[A-Z]\w+\s){1,3}[Tt]ime\b)",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"(?:\d|°|degrés|degrees)\s$")
_WORD = re.compile(r"[^\W\d_]+")
_PART_OF_A_NAME = re.compile(
    r"(?i:(?:le|la|les|des|du|de)\s+|[dnmst]['’]\s*)[^\W\d_a-zà-ÿ]|[A-ZÀ-Þ]\."
)
_ELIDED = re.compile(r"(?:[ldcjnsmt]|\w*qu)['’]|\w+n['’]t\b", re.IGNORECASE)


def is_abbreviation(text: str, begin: int, stop: int, follower: int) -> bool:
    """True if the full stop at `stop`, in a sentence from `begin`, is that of an abbreviation.

    `follower` is the index at which the next word or number begins.
    """
    match = _WORD_BEFORE.search(text, max(begin, stop - _LONGEST), stop)
    if match is None:
        return False
    word = match[1]
    if word in words("never_last"):
        return True
    plain = word if len(word) == 1 else word.lower()
    if plain in words("before_a_number") and _NUMBER.match(text, follower):
        return True
    if word in words("before_a_date") and _DATE.match(text, follower):
        return True
    if word.isdecimal():  # German writes « 26. August »
        return bool(_MONTH.match(text, follower))
    is_initial = len(word) == 1 and word.isupper()
    if is_initial and _MEASURE.search(text, max(begin, match.start() - 9), match.start()):
        return False  # « 30 F. », « 38 degrés C. »
    if not (is_initial or "." in word or word in words("within")):
        return False
    return "(" in text[stop:follower] or not _opens_a_sentence(text, follower, word)


def _opens_a_sentence(text: str, at: int, abbreviation: str) -> bool:
    """True if the word there begins one: « Le port », « L’été » and “It’s” do; « Le Goff »,
    « N’Diaye », “Kennedy’s” and “IT” do not."""
    word = _WORD.match(text, at)
    if word is None or word[0][1:].isupper():
        return False
    if abbreviation.lower() in ("a.m", "p.m"):
        return not _OF_AN_HOUR.match(text, at)
    if abbreviation != "J.-C" and _PART_OF_A_NAME.match(text, at):
        return False
    return word[0].lower() in _OPENERS or bool(_ELIDED.match(text, at))
