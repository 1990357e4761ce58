"""The forms in which French writes a figure."""

from __future__ import annotations

from dossier.figures import readings as read
from dossier.figures import times
from dossier.figures.forms import (
    BOTH,
    HALF,
    NUMBER,
    ONE,
    TIMES,
    UNIT,
    D,
    Forms,
    N,
    Weight,
    among,
    any_number,
    bare,
    form,
    together,
)
from dossier.figures.values import SCALES

_N, _TIMES, _HALF = f"(?P<n>{NUMBER['fr']})", TIMES["fr"], HALF["fr"]
_AMONG = r"\s+(?:derni[eè]re?s?|prochaine?s?|premi[eè]re?s?)"
"""« Vingt dernières années »."""
_ABOUT = "|".join(word for word in SCALES["fr"] if word.endswith("aine"))
_PART = r"(?:(?P<am>\s*du\s+matin)|(?P<pm>\s*(?:du\s+soir|de\s+l['’]après-midi)))(?!\w)"
_OF = rf"(?:[\s-]*(?:d['’]|de\s+)?{UNIT['fr']}|(?P<scale>{_TIMES}))"
_SECONDS = r"(?:(?:s(?:ec)?|secondes?)(?![^\W\d])|[\"”″]|['’]{2})"
_MONTH = r"(?:ier|ars|ril|mai|uin|let|oût|bre)\s"
"""The end of a month’s name, as long for each, to look back for."""
_QUART = r"(?P<quarter>quarts?)(?!\w|\s+de\s+finale)"

_NO_HALF = (
    r"-(?:tour|finale|mesure|dieu|frère|sœur|mot|teinte|cercle|fond|pension|volte|vérité)s?(?!\w)"
)

_IN_WORDS = [
    form(  # midi et demi
        r"(?P<noon>midi|minuit)\s+(?:et\s+)?(?:(?P<half>demie?)|(?P<to>moins\s+le\s+)?(?P<quarter>quart)"
        r"|(?P<minute>[1-5]?\d))(?!\w)",
        times.past_noon,
    ),
    form(rf"(?:n[°oº]s?\.?|numéros?)\s*{N}(?![\d.,]*\d)", read.rank),  # n° 1
    form(rf"(?:[-−]|moins\s+){_N}(?P<scale>{_TIMES})?", read.negative),  # -5
    form(r"années\s+(?P<n>\d{1,3}0)(?!\d)", read.decade),
    form(rf"divis\w+\s+par\s+{D}(?![\d.,]*\d)", read.fraction),
    form(rf"moitié(?!\w)|demie?(?!\w){_OF}", read.fraction),  # une demi-heure
    form(rf"(?:demie?s?|(?P<third>tiers)|{_QUART})(?!\w){_OF}?", read.fraction, Weight.SUPPORTING),
    form(r"(?-i:(?P<roman>[IVX]+)(?:er|[eè]re|re|i?[eè]me|e)s?)(?!\w)", read.roman),  # VIIIe
    form(r"(?-i:(?P<roman>[IVX]+))(?!\w)", read.roman, Weight.SUPPORTING),  # Louis XIV
    form(r"second(?:e|s)?(?!\w)", read.always("#2")),
    form(r"secondes(?!\w)", read.always("#2"), Weight.SUPPORTING),
    form(
        rf"(?:dizaine|douzaine|centaine|millier|million|milliard)s(?!\w){_TIMES}?",
        read.many,
    ),
]
"""Those that begin with a letter or a sign."""
_IN_DIGITS = [
    *BOTH,
    form(rf"(?<={_MONTH})(?P<n>[3-9]\d)(?!\w|[.,]\d)", read.last_century),
    form(  # 2 h 1 min 39 s, 1 min 57 s 28
        r"(?:(?P<hours>\d{1,3})\s*h(?:eures?)?\s*)?(?P<minutes>\d{1,3})\s*(?:min|mn|minutes?|['’′])"
        rf"\s*(?:et\s+)?(?P<seconds>[0-5]?\d)(?:\s*{_SECONDS}(?:\s*(?P<part>\d{{1,3}}))?)?(?![\d.,]*\d)",
        times.timed,
    ),
    form(rf"(?P<seconds>\d{{1,2}})\s*{_SECONDS}\s*(?P<part>\d\d)(?!\d)", times.timed),  # 9 s 58
    form(  # 3 € 50, 1 m 80
        r"(?P<n>\d{1,5}(?=\s?(?:[€$£]|euro|franc|dollar))|\d{1,2}(?=\s?(?:m|mètres?|kg|kilos?)[\s\d]))"
        r"\s?(?:[€$£]|[a-zè]+)\s?(?P<part>\d\d)"
        r"(?!\w|[.,\s]\d|\s?(?:%|cm))",
        read.with_unit_within,
    ),
    form(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:GMT|TU|UTC)\b)", times.clock),
    form(  # 21h30, 21 heures 30
        r"(?P<hour>[01]?\d|2[0-4])(?:\s*h|\s*heures?\s|:)\s*(?P<minute>[0-5]\d)(?!\d)"
        rf"(?:{_PART})?",
        times.clock,
    ),
    form(rf"(?P<hour>\d{{1,2}})\s*h(?:eures?)?{_PART}", times.clock),  # 9 h du soir
    form(  # de 18 à 20 heures
        r"(?P<n>\d{1,2})(?=\s*(?:à|et|ou|-|–)\s*\d{1,2}\s*h(?:eures?)?(?![^\W\d]))",
        times.number_or_hour,
    ),
    together("fr", r"\s+et\s+"),
    form(  # 9 heures, 2 heures et demie
        rf"(?P<n>{NUMBER['fr']}|{ONE['fr']})\s*h(?:eures?)?(?!\w)(?:(?P<half>{_HALF})"
        r"|(?P<quarter>\s+et\s+quart)|(?P<to>\s+moins\s+le\s+quart))?",
        times.duration,
    ),
    form(r"1\s+seconde(?!\w)", read.always("#2", "1", "0:00:01"), Weight.DOUBTFUL),
    form(  # deux tiers, trois quarts d’heure
        rf"{N}[\s-]+(?:(?P<third>tiers)|{_QUART}|demie?s?(?!{_NO_HALF}))(?!\w){_OF}?",
        read.fraction,
    ),
    form(
        rf"(?P<n>{NUMBER['fr']}|{ONE['fr']})(?:{_AMONG})?\s*{UNIT['fr']}(?P<half>{_HALF})?",
        times.period,
    ),
    form(rf"(?:1/)?{D}(?:i?[eè]mes?|es?)\s+de\s+finale(?!\w)", read.knockout),
    form(rf"(?!1\D){N}\s+{D}i?[eè]mes(?!\w){_OF}?", read.fraction),
    form(rf"(?P<n>1)\s+{D}i?[eè]me(?!\w){_OF}?", read.fraction),  # un cinquième
    among("fr", "sur"),
    form(rf"{N}(?:er|[eè]re|re|nd|nde|i?[eè]me|e)s?(?!\w)", read.ordinal),
    form(
        rf"1\s+(?:bonne\s+|petite\s+)?(?P<scale>{_ABOUT})(?!\w)(?!\s+de\s+mill)(?:\s+d(?:['’]|e\s+){UNIT['fr']})?",
        read.about,
        Weight.DOUBTFUL,
    ),
    form(r"1\s+(?:bon|petit)\s+(?P<scale>millier)(?!\w)", read.about, Weight.DOUBTFUL),
    form(rf"{_N}(?!{_TIMES})\s+[a-zà-ÿ]+(?P<half>{_HALF})", read.plain),
    any_number("fr", "", "à|et|ou"),
]
"""Those that begin with a digit, or with « une » in its place."""
_OTHERS = (
    "à et ou sur de du demi tiers quart pour bon petit dernier prochain premier moins euro franc "
    "dollar mètre kilo kg"
)
_BARE = bare("fr", rf"(?<!{_MONTH})", _OTHERS, "et|sur")

FRENCH = Forms(_IN_WORDS, _IN_DIGITS, _BARE)
