"""Full stops that end an abbreviation and no sentence, by the word before them and the one after.

Some abbreviations end a sentence as often as not (“in the U.S. The …”, « 38 degrés C. Il … »):
there a word after them that begins sentences, and is part of no name, tells.
"""

from __future__ import annotations

import re

_BEFORE_A_NAME = (
    "M MM Mme Mmes Mlle Mlles Mgr Dr Drs Pr Prof Me Mr Mrs Ms Messrs Sen Sens Rep Reps Gov Govs "
    "Gen Gén gén Lt Col Capt Cdt Cmdr Cpl Sgt Maj Adm Hon Rev Supt Insp Pres Amb Sec Atty Det Brig "
    "Pvt Lieut cf v vs i.e e.g"
)
_BEFORE_A_NUMBER = (
    "no nos n nº art al p pp t vol fig chap ch sec sect par éd tit pl op cap c ca env réf ref tabl "
    "max janv févr "
    "fév avr juil juill sept oct nov déc jan feb mar apr jun jul aug sep dec"
)
_BEFORE_AN_AMOUNT = "est approx env c ca max min"
_BEFORE_A_DATE = (
    "lun mar mer jeu ven sam dim "  # or the sea; English ones have a capital, as no sun has
    "Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun"
)
_BEFORE_A_SMALLER_UNIT = "ft yd yds lb lbs st hr hrs min mins"
_OFTEN_WITHIN = (
    "St Sts Ste Jr Sr Inc Co Corp Ltd Cie Ave Blvd Mt Ft Dept Univ Assn Bros Jan Feb Mar Apr "
    "Jun Jul Aug Sept Sep Oct Nov Dec ex env av apr bd boul approx éd dir coll trad col cdt cit "
    "Ch Chr Ph Th Ed adj lt sgt Sté Ets Éts"
)
_OPENERS = (
    "le la les un une des du de ce cet cette ces il elle ils elles on nous vous je tu mais et "
    "ou or donc car puis ensuite alors ainsi aussi après avant depuis pendant lors dans en sur "
    "sous par pour avec sans selon si quand lorsque comme aucun aucune tout toute tous toutes "
    "son sa ses leur leurs notre nos votre qui que quel quelle où à au aux cela ça voici voilà "
    "plusieurs certains chaque aujourd hier demain enfin cependant pourtant toutefois the a an "
    "he she it they we i you this that these those his her its their our my your but and so "
    "then in at for from with by before when while if as to there here what why how one two "
    "some many most all each both however meanwhile also still yet now since although though "
    "because under over during nobody everyone"
)
_ELIDED = (  # before an apostrophe, as are « il » and “it”
    "l d c j n s m t qu jusqu lorsqu puisqu quoiqu let don doesn didn isn aren wasn can couldn won "
    "wouldn who"
)
_NAME_PARTICLES = "le la les des du de d n m s t"
_FOREIGN_MONTHS = (  # German writes « 26. August »
    "januar februar märz april mai juni juli august september oktober november dezember"
)
_ERAS = "J.-C B.C B.C.E A.D C.E"
_HOURS = "a.m p.m"
_REGIONS = "D.C N.Y N.J N.H N.M N.C S.C N.D S.D R.I"
_WORD_BEFORE = re.compile(  # of one with a hyphen its last part, but not the C of J-C
    r"(?<![^\s(\[«“\"'’/-])(?!(?<=-)[^\W\d_]$)((?:[^\W\d_]{1,2}\.-?)*[^\W\d_]+|\d{1,2})$"
)
_WORD_AFTER = re.compile(r"([^\W\d_]+)(['’]?)\s*(\w?)")
_NUMBER_AFTER = re.compile(r"\d|[IVXLC]{2,}\b|[VXLC]\b|[A-Z]\.?\s?\d")
_AMOUNT_AFTER = re.compile(r"[$€£¥]\s?\d")
_MONTH_NAMES = (
    "(?:jan|fe[bv]|fév|mar|avr|apr|mai|may|jui?n|jui?l|ao[uû]|aug|sept?|oct|nov|dec|déc)[a-zé]*"
)
_DATE_AFTER = re.compile(
    rf"\d{{1,2}}(?:er|st|nd|rd|th)?\s{_MONTH_NAMES}\b|{_MONTH_NAMES}\.?\s\d{{1,2}}\b", re.IGNORECASE
)
_UNIT_AFTER = re.compile(r"\d+\s?(?:ins?|oz|lbs?|mins?|secs?)\b")
_OF_AN_HOUR = re.compile(  # “9 a.m. Monday”, “9 a.m. Eastern Time”
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|eastern\b|pacific\b|central\b"
    rf"|mountain\b|{_MONTH_NAMES}\.?\s\d|(?-i:[A-Z]{{2,5}}\b|[A-Z]\w+(?:\s[A-Z]\w+){{0,2}}\s[Tt]ime\b)",
    re.IGNORECASE,
)
_AN_HOUR_ALONE = re.compile(r"(?:\S+\s)?\d{1,2}(?:[:.]\d\d)?\s*")  # “At 5 p.m. President …”
_ARTICLE = re.compile(r"\b(?:the|an?)\s$", re.IGNORECASE)
_SUBJECT = re.compile(r"[^\W\d_]+\s[^\W\d_A-ZÀ-Þ]")
_MEASURE = re.compile(r"(?:\d|°|degrés|degrees)\s?$")
_AUXILIARY = re.compile(r"\b(?:am|and|as|can|could|did|do|had|have|nor|or|than|was|will|would)\s$")
_LONGEST = 12
_NAME, _WITHIN, _OPENING, _ELISION, _PARTICLE, _MONTH, _ERA, _HOUR, _REGION = (
    frozenset(words.split())
    for words in (
        _BEFORE_A_NAME,
        _OFTEN_WITHIN,
        _OPENERS,
        _ELIDED,
        _NAME_PARTICLES,
        _FOREIGN_MONTHS,
        _ERAS,
        _HOURS,
        _REGIONS,
    )
)
_FOLLOWED = [
    (frozenset(words.split()), what)
    for words, what in (
        (_BEFORE_A_NUMBER, _NUMBER_AFTER),
        (_BEFORE_AN_AMOUNT, _AMOUNT_AFTER),
        (_BEFORE_A_DATE, _DATE_AFTER),
        (_BEFORE_A_SMALLER_UNIT, _UNIT_AFTER),
    )
]


def is_abbreviation(text: str, begin: int, stop: int, follower: int) -> bool:
    """Whether the full stop at `stop`, in a sentence from `begin`, is that of an abbreviation.

    `follower` is where the next word or number begins.
    """
    match = _WORD_BEFORE.search(text, max(begin, stop - _LONGEST), stop)
    if match is None:
        return False
    word, after = match[1], _WORD_AFTER.match(text, follower)
    if word in _NAME:
        return True
    plain = word if len(word) == 1 else word.lower()
    if any({word, plain} & words and what.match(text, follower) for words, what in _FOLLOWED):
        return True
    if word.isdecimal():
        return after is not None and after[1].lower() in _MONTH
    if not ("." in word or word in _WITHIN or (len(word) == 1 and word.isupper())):
        return False
    said = text[begin : match.start()].lstrip()
    if word.lower() in _HOUR and _AN_HOUR_ALONE.fullmatch(said):
        return True
    if word in _REGION and _ARTICLE.search(said):
        return True
    if len(word) == 1 and _is_no_initial(word, text[max(begin, match.start() - 9) : match.start()]):
        return False
    return "(" in text[stop:follower] or after is None or not _opens_a_sentence(after, word)


def _is_no_initial(letter: str, before: str) -> bool:
    """« 30 F. », « 38 degrés C. », “so did I.”"""
    return bool(_MEASURE.search(before) or (letter == "I" and _AUXILIARY.search(before)))


def _opens_a_sentence(match: re.Match[str], abbreviation: str) -> bool:
    """Whether that word begins a sentence: « Le port », « L’été » and “It’s” do; « Le Goff »,
    « N’Diaye », “Kennedy’s” and “IT” do not."""
    word, apostrophe, following = match.groups()
    if abbreviation.lower() in _HOUR:
        return not _OF_AN_HOUR.match(match.string, match.start())
    if abbreviation in _REGION and _SUBJECT.match(match.string, match.start()):
        return True
    is_elided = apostrophe and word.lower() in _ELISION
    if word[1:].isupper() or not (is_elided or word.lower() in _OPENING):
        return False
    particle = word.lower() in _PARTICLE and abbreviation not in _ERA
    return not particle or following.islower()
