"""The forms in which English writes a figure."""

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
    unnamed,
)

_N, _TIMES, _HALF = f"(?P<n>{NUMBER['en']})", TIMES["en"], HALF["en"]
_PART = (
    r"\s*(?:(?P<am>a\.?\s?m(?!\w)\.?|in\s+the\s+morning)"
    r"|(?P<pm>p\.?\s?m(?!\w)\.?|in\s+the\s+(?:afternoon|evening)|at\s+night)|o['’]clock)"
)
_OF = rf"(?:(?:\s+of)?(?:\s+an?)?(?:[\s-]+{UNIT['en']}|(?P<scale>{_TIMES})))"
_QUARTER = r"(?P<quarter>quarters?)(?!\w|[\s-]finals?)"
_NOON = r"\s+(?:past|(?P<to>to))\s+(?P<noon>midnight|noon)(?!\w)"
_NO_NAME = r"(?:And|As|Because|But|How|If|Now|So|Then|What|When|Where|While|Yes)\b"
_OWNER = r"(?:of|the|an?|its|his|her|their|our|my)"

_IN_WORDS = [
    form(
        rf"(?:(?P<half>half)|(?P<quarter>quarter)){_NOON}",
        times.past_noon,
    ),
    form(rf"(?:no\.?|nº|n°|numbers?)\s*{N}(?![\d.,]*\d)", read.rank),  # No. 1
    form(rf"(?:[-−]|minus\s+){_N}(?P<scale>{_TIMES})?", read.negative),
    form(
        r"(?P<past>half|quarter)\s+(?:past|(?P<to>to))\s+(?P<hour>\d{1,2})(?!\d)",
        times.around_the_hour,
    ),
    form(rf"divided\s+by\s+{D}(?![\d.,]*\d)", read.fraction),
    form(rf"half(?:{_OF}|(?=\s+{_OWNER}\s))", read.fraction),  # half a million, half the …
    form(r"half(?=\s+as\b)", read.always("0.5", "2"), Weight.SUPPORTING),
    form(r"(?:half|(?P<quarter>quarter))(?!\w)", read.fraction, Weight.SUPPORTING),
    form(
        rf"(?-i:(?:(?!{_NO_NAME})[A-Z][a-z]+ )?(?P<roman>[IVX]+))(?!\w)",
        read.roman,
        Weight.SUPPORTING,
    ),
    form(r"second(?!\w)", read.always("#2")),
    form(r"both(?=[^.;:]{1,80}\sand\s)", read.always("2"), Weight.SUPPORTING),
    form(r"both(?!\w)", read.always("2"), Weight.DOUBTFUL),
    form(r"twice(?!\w)", read.always("2")),
    form(
        rf"(?:(?:several|few|many)\s+(?:hundred|thousand|million|billion|trillion)"
        rf"|(?:ten|dozen|hundred|thousand|million|billion|trillion)s)(?!\w){_TIMES}?",
        read.many,
    ),
]
"""Those that begin with a letter or a sign."""
_IN_DIGITS = [
    *BOTH,
    form(rf"(?P<minute>[0-5]?\d){_NOON}", times.past_noon),
    form(r"(?P<minute>[0-5]?\d)\s+past\s+(?P<hour>1?\d)(?!\w|[.,]\d)", times.clock),
    form(r"(?P<n>1[1-9]|20)\s{2,}-?(?P<more>\d\d)(?!\d)", read.year_in_words),
    form(  # 2 hours, 1 minute and 39 seconds
        r"(?:(?P<hours>\d{1,3})\s*(?:hours?|hrs?|h),?\s*)?(?P<minutes>\d{1,3})\s*(?:minutes?|mins?|m)"
        r",?\s*(?:and\s+)?(?P<seconds>\d{1,2})(?:\.(?P<part>\d{1,3}))?(?:\s*(?:seconds?|secs?|s)(?!\w)|(?=\s*(?:$|[,;!?)”]|\.(?!\d))))",
        times.timed,
    ),
    form(r"(?<![^\W\d])(?P<n>\d{1,3}0)['’]?s(?!\w)", read.decade),  # the 1960s
    form(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:GMT|UTC)\b)", times.clock),
    form(rf"(?P<hour>[01]?\d|2[0-4])(?:[.:h](?P<minute>[0-5]\d))?{_PART}", times.clock),
    form(  # from 2 to 4 p.m.
        r"(?P<hour>1?\d)(?:[.:](?P<minute>[0-5]\d))?"
        rf"(?=\s*(?:to|and|or|until|till|-|–)\s*1?\d(?:[.:][0-5]\d)?{unnamed(_PART)})",
        times.clock,
    ),
    form(r"(?P<hour>[01]?\d|2[0-4])[:h](?P<minute>[0-5]\d)(?!\d)", times.clock),
    form(r"(?P<minutes>\d{2,3}):(?P<seconds>[0-5]\d)(?!\d)", times.timed),
    together("en", r",?\s+and\s+"),
    form(  # two and a half hours, 2 hours 30 minutes
        rf"(?P<n>{NUMBER['en']}|{ONE['en']})(?P<half>{_HALF})?[\s-]*(?:hours?|hrs?|h)(?!\w)"
        rf"(?P<after>{_HALF})?(?P<quarter>\s+and\s+an?\s+quarter(?!\w))?"
        r"(?:,?(?:\s+and)?\s*(?P<minute>\d{1,2})[\s-]*(?:minutes?|mins?|m)(?!\w))?",
        times.duration,
    ),
    form(r"1\s+second(?!\w)", read.always("#2", "1", "0:00:01"), Weight.DOUBTFUL),
    form(  # two decades, a year and a half
        rf"(?P<n>{NUMBER['en']}|{ONE['en']})(?P<half>{_HALF})?[\s-]*{UNIT['en']}"
        rf"(?P<after>{_HALF})?",
        times.period,
    ),
    form(  # two-thirds, three quarters of an hour
        rf"(?!1\D){N}[\s-]+(?:{D}(?:rd|th)s|{_QUARTER}|halves)(?!\w){_OF}?",
        read.fraction,
    ),
    form(rf"(?P<n>1|an?)[\s-]+(?:{D}(?:rd|th)|half)(?!\w){_OF}?", read.fraction),
    form(rf"(?P<n>1|an?)[\s-]+{_QUARTER}(?=\s+of){_OF}?", read.fraction),
    among("en", "(?:in|out of)"),
    form(rf"{N}(?:st|nd|rd|th)(?!\w)", read.ordinal),
    form(r"(?:an?|1)\s+(?P<scale>dozen)(?!\w)", read.about, Weight.DOUBTFUL),
    form(
        rf"(?P<n>{NUMBER['en']}|an?)(?!{_TIMES})\s+[a-z]+(?P<half>{_HALF})",
        read.plain,
    ),
    any_number("en", rf"|an?(?={_TIMES})", "to|and|or"),
]
"""Those that begin with a digit, or with “a” in its place."""
_OTHERS = "am an pm at in of out or to till until past percent quarter half halves hr"
_BARE = bare("en", "", _OTHERS, "and|in|out")

ENGLISH = Forms(_IN_WORDS, _IN_DIGITS, _BARE)
