"""French and English that say the same are left in peace; what differs is an error, or doubtful."""

from collections.abc import Iterator
from typing import Any

import pytest

from dossier.check.parity import Parity, disagreements
from dossier.model.dossier import Article, Dossier
from dossier.model.problems import Level
from dossier.model.seeds import Entry, Glossary, Page, Sidecar, texts_in
from dossier.text.glossary_terms import Names

SAME = """
    600 000 caisses | 600,000 crates
    3,5 millions d’euros | €3.5m
    1 250 000 euros | 1.25 million euros
    3 M€ et 16 Md€ | €3 million and €16bn
    de 2 à 3 millions | $2-3m
    un milliard et demi | one and a half billion
    mille milliards | one trillion
    10.000 personnes | ten thousand people
    deux cent cinquante mille | two hundred and fifty thousand
    8 millions 200 000 | 8.2 million
    le 3 mars 2026 | March 3rd, 2026
    le 3 mars 2026 | the 3rd of March 2026
    le premier décembre | December 1
    le 20 septembre | Sept. 20
    du 9 au 25 février 2018 | February 9 to 25, 2018
    du 9 au 25 février 2018 | from 9 February to 25 February 2018
    du 31 octobre au 13 novembre 2026 | from 31 October 2026 to 13 November 2026
    les 12 et 13 mars | on March 12 and 13
    le 8-Mai | on 8 May
    Le 3 mars, 12 bateaux | On March 3, 12 boats
    en 2026, le 3 mars | on 3 March 2026
    à 21 h 30 | at 9:30 pm
    à 06h00 | at 6 a.m.
    à 6 heures | at six o’clock
    à 20 heures | at eight in the evening
    à 9 heures et demie | at half past nine
    à 23 h 45 | at 23.45
    18h00 GMT | 1800 GMT
    à minuit | at midnight
    dix-sept ans | 17 years
    soixante-quinze ans | seventy-five years
    quatre-vingt-dix-neuf | ninety-nine
    cent trente-sept matches | 137 matches
    une douzaine de bateaux | twelve boats
    une dizaine de bateaux | a dozen boats
    une vingtaine de millions | some twenty million
    deux douzaines | 24
    une demi-douzaine | half a dozen
    des dizaines de bateaux | dozens of boats
    plusieurs centaines de bateaux | several hundred boats
    des centaines de milliers | hundreds of thousands
    les années 60 | the 1960s
    les années 1960 et 70 | the 1960s and 1970s
    les années soixante-dix | the Seventies
    dans les années quatre-vingt | in the ’80s
    2 h 30 de film | two and a half hours of film
    2 h 30 de film | 2 hours and 30 minutes of film
    1 h 45 | 105 minutes
    une heure et demie | an hour and a half
    trois quarts d’heure | 45 minutes
    un an et demi | a year and a half
    dix secondes | ten seconds
    n° 1 mondial | number one in the world
    numéro un mondial | world No. 1
    à la 31e place | at No. 31
    au XXe siècle | in the 20th century
    Élisabeth II | Elizabeth II
    la Seconde Guerre mondiale | World War II
    la dix-septième édition | the 17th edition
    la vingt et unième | the twenty-first
    la soixantième | the sixtieth
    deux fois plus | twice as much
    la moitié des quais | half of the quays
    un demi-million | half a million
    un tiers des quais | a third of the quays
    les trois quarts | three-quarters
    deux cinquièmes | two fifths
    un quart de finale | a quarter-final
    Un bateau neuf est à quai | A new boat is at the quay
    un bateau neuf dans le port | a new boat in the port
    il y en a neuf | there are nine
    les moins de 17 ans | the under-17s
    les moins de 17 ans | the U17s
    un garçon de dix ans | a 10-year-old boy
    six pour cent | 6%
    un pour cent | one percent
    moins 5 degrés | -5 degrees
    2 °C | 2C
    1914-1918 | 1914–18
    la saison 2026-2027 | the 2026/27 season
    un bateau, 1 port | a boat, one port
    la première entreprise | the first company
    le Premier ministre | the Prime Minister
    tous deux | both
    les deux équipes | the pair
    D’abord, il part | First, he leaves
    matières premières, pays tiers | raw materials, third countries
    dans quinze jours | in two weeks
    tous les quinze jours | every fortnight
    une quinzaine de jours | a fortnight
    une quinzaine | two weeks
    huit jours plus tard | a week later
    trois semaines | 21 days
    une semaine | seven days
    deux décennies | twenty years
    les deux dernières décennies | the past twenty years
    ces vingt dernières années | the past two decades
    deux décennies et demie | 25 years
    trois siècles | three hundred years
    un siècle et demi | 150 years
    deux siècles | two centuries
    dix-huit mois | a year and a half
    deux ans | 24 months
    un an | twelve months
    quarante-huit heures | two days
    un garçon de 20 ans | a 20-year-old boy
    une vingtaine d’années | two decades
    un demi-siècle | fifty years
    un quart de siècle | 25 years
    cinq décennies | half a century
    six mois | half a year
    un semestre | six months
    24 heures | a day
    les quinze prochains jours | the next two weeks
    de 15 à 18 ans | aged 15 to 18
    trois bateaux par heure | three boats an hour
    trois bateaux en une minute | three boats in a minute
    il y a un an, trois bateaux | last year, three boats
    90 secondes | a minute and a half
    10 euros par jour | 10 euros a day
    en juillet et en août | in July
    en mai, le 3 juillet 2026 | in May, on 3 July 2026
    Louis XIV | Louis the Fourteenth
    un septième de minute | a seventh of a minute
    à midi, le double | twofold, at noon
    divisé par deux | halved
    1.335 euros | 1.335 euros
    Le G7 | G7
    de 14 h à 16 h | from 2 to 4 p.m.
    de 14 h à 16 h | 2–4pm
    de 18 à 20 heures | from 6pm to 8pm
    de 9 h à 14 h | from 9 to 2 p.m.
    entre 8 et 10 heures par jour | between 8 and 10 hours a day
    à 13 h | at one o’clock
    à une heure du matin | at one in the morning
    deux heures et demie | a two-and-a-half-hour journey
    un an et trois mois | 15 months
    un an et dix jours | a year and ten days
    un jour et 12 heures | 36 hours
    20 à 25 000 personnes | 20,000 to 25,000 people
    2 ou 3 000 personnes | 2,000 or 3,000 people
    2 milliards 500 millions | 2.5 billion
    sept jours par an | seven days per year
    le 31/12 | 31 December
    le 31/12 | 12/31
    le 3/3/26 | 3 March 2026
    mardi 3/03 | Tuesday 3 March
    les 3, 4 et 5 avril | April 3, 4 and 5
    les 3, 4 et 5 avril 2026 | on 3, 4 and 5 April 2026
    7-6 (7/3) | 7-6 (7-3)
    les trois quarts | 3/4
    un sur deux | half
    une personne sur quatre | a quarter
    une personne sur 4 | one person in 4
    une personne sur quatre | one in four people
    six élèves sur dix | 60%
    six élèves sur dix | six out of ten pupils
    un quart | 25%
    un tiers des quais | 33% of the quays
    les deux tiers des quais | 67 percent of the quays
    12 bateaux sur 20 quais | 12 boats on 20 quays
    six bateaux en deux jours | six boats in two days
    multiplié par dix | tenfold
    quintuple champion | five-time champion
    2 à 0 | 2-nil
    trois mois | a quarter
    un octogénaire | an eighty-year-old
    une femme d’une quarantaine d’années | a woman in her forties
    les huitièmes de finale | the round of 16
    les seizièmes de finale | the last 32
    3 € 50 | €3.50
    2 euros 50 | €2.50
    1 m 80 | 1.80 m
    1m80 | 1.8 metres
    2 h 1 min 39 s | 2:01:39
    2 h 01 min 39 | 2 hours, 1 minute and 39 seconds
    1’57”28 | 1:57.28
    1 min 57 s | 1:57
    9 s 58 | 9.58 seconds
    à la 90e+3 | in the 93rd minute
    90e+3 | 90+3
    01.23.45.67.89 | 01 23 45 67 89
    01 23 45 67 89 | +33 1 23 45 67 89
    le 100 m 12 fois | the 100 m 12 times
    les Vingt-Sept | the 27
    les Vingt-Quatre Heures du Mans | the 24 Hours
    un bon millier | well over a thousand
    une petite centaine | almost a hundred
    un demi-tour | a U-turn
    une demi-journée | half a day
    un demi-frère et deux sœurs | a half-brother and two sisters
    mai 68 | May 1968
    en mai 50 bateaux | in May 50 boats
    mille neuf cent quatre-vingt-quatre | nineteen eighty-four
    midi et demi | half past twelve
    minuit moins le quart | quarter to twelve
    cinq heures dix | ten past five
    1½ million | 1.5 million
    ½ litre | half a litre
    1½ heure | an hour and a half
    deux quinzaines | four weeks
    2 millions de disques en 2019 | He sold 2 million in 2019.
    de 3 millions en 2022 à 5 millions en 2023 | from 3 million in 2022 to 5 million in 2023
    Il perd 3 millions sur deux saisons | He loses 3 million over two seasons
    80 km en deux heures et demie | 80 km in two and a half hours
    20 kilos en deux mois et demi | 20 kilos in two and a half months
    10 km en 2 h 15 | 10 km in 2 hrs 15 mins
    90 euros en 3 h | 90 euros in 3 h
    100 mètres en 52 secondes | 100 metres in 52 sec
    Trois équipes sur 24 h | Three teams over 24 hours
    Deux morts dans un incendie à 5 heures | Two died in 5 a.m. fire
    Elle tourne un film sur deux frères. | She is shooting a film about two brothers.
    Le 6 juin, 10 à 15 personnes sont mortes. | On June 6, 10 to 15 people died.
    Le 3 mai, 12 ou 13 personnes | On May 3, 12 or 13 people
    Le 4 juillet, 20 et 30 personnes | On July 4, 20 and 30 people
    Le 4 juillet, 20-30 personnes | On July 4, 20–30 people
    59 min 13 s | 59:13
    27 min 30 | 27:30
    2h00'35'' | 2 hours and 35 seconds
    minuit et demi | half past midnight
    minuit dix | ten past midnight
    Le tome I | Volume I
    L'acte I | Act I
    Mme I. Dupont | Ms I. Dupont
    des A330 et des A380 | A330s and A380s
    une heure et quart | an hour and a quarter
    six élèves sur dix | six in ten pupils
    un Français sur deux est content | one in two French people is happy
    une demi-finale | a semi-final
    un demi-litre | half a litre
    deux demi-finales | two semi-finals
    à 14 h 30 | at 14:30
    à 1 h 57 | at 1:57
    en 2 min 30 | in two minutes thirty
    la demi-heure | the half hour
"""
DOUBTFUL = """
    les deux équipes | the teams
    les équipes | both teams
    de premier plan | well-known
    Il le fait | He first did it
    Il part | First, he leaves
    la plus grande | the first and foremost
    le troisième jour | day three
    la première mention | the oldest mention
    une quarantaine de pages | pages
    le bateau neuf | the boat
    la voix | the voice of Nine
    une baisse de 5 % | -5%
    une décennie | a century
    une semaine | a month
    10 euros par mois | 10 euros a week
    en juillet | in June
    en juillet, le 3 mai | in June, on 3 May
    mi-mars | mid-May
    Henri IV | Henry VIII
    chapitre XII | chapter XI
    à midi | at midnight
    il a doublé | it has tripled
    un duo | a trio
    le G7 | the G20
    le vol AF447 | flight AF448
    le 4x100 m | the 4x200m
    7-6 (7/3) | 7-6
    le second tour | the run-off
"""
DIFFERENT = """
    la première entreprise | the company
    une entreprise | the first company
    la première entreprise | the second company
    Première entreprise à signer | Company that signed
    600 000 | 60,000
    1,5 million | $15 million
    221 milliards | $221m
    le 3 mars 2026 | March 4, 2026
    le 3 mars 2026 | 3 March 2025
    du 31 octobre 2026 au 13 novembre 2026 | from 31 October 2025 to 13 November 2026
    à 21h30 | at 9.30 a.m.
    dix-sept | sixteen
    des centaines | thousands
    les années 1960 | the 1970s
    les années 1960 | in 1960
    au VIIIe siècle | in the 9th century
    n° 1 | number two
    deux fois | three times
    un tiers | a quarter
    les trois équipes | both teams
    neuf bateaux | boats
    5 bateaux | a boat
    -5 degrés | minus six
    2 h 30 | three and a half hours
    quinze jours | three weeks
    deux décennies | twenty-five years
    huit jours | a fortnight
    trois siècles | 200 years
    18 mois | 18 years
    trois heures | three minutes
    dix secondes | ten minutes
    une vingtaine d’années et 20 jours | twenty weeks and twenty days
    trois quarts d’heure | three quarters of a century
    divisé par deux | doubled
    12.500 euros | €12.50
    600.000 caisses | 600 crates
    1.500 mètres | 1.5 metres
    de 14 h à 16 h | from 3 to 4 p.m.
    de 18 à 20 heures | from 6am to 8pm
    un an et trois mois | 18 months
    un an et dix jours | a year and twelve days
    20 à 25 000 personnes | 200,000 to 25,000 people
    les 3, 4 et 5 avril | April 3, 6 and 5
    le 31/12 | 30 December
    le 3/3/26 | 3 March 2025
    six élèves sur dix | seven in ten pupils
    six élèves sur dix | six in twelve pupils
    six élèves sur dix | 50%
    un quart | 20%
    les huitièmes de finale | the round of 32
    multiplié par dix | fivefold
    un octogénaire | a seventy-year-old
    3 € 50 | €3.05
    1 m 80 | 1.90 m
    2 h 1 min 39 s | 2:01:38
    9 s 58 | 9.85 seconds
    01.23.45.67.89 | 01 23 45 67 98
    mai 68 | May 1969
    les Vingt-Sept | the 28
    midi et demi | half past one
    cinq heures dix | ten past six
    1½ million | 1.25 million
    3 buts en 2 matchs | 6 goals in 2 matches
    Six pays sur trois continents | Two countries on three continents
    20 matchs sur 2 saisons | 10 matches over 2 seasons
    12 points sur 4 matchs | three points
    302 voix sur 577, soit 52 % | 300 votes out of 577, or 52%
    Les deux tiers des sièges, soit 230 sur 345 | Two-thirds of the seats, 233 out of 345
    la moitié, soit 60 sur 120 | half, or 65 out of 130
    Le vol A320 s'est écrasé. | The A320 crashed in 2015.
    Le G20 a été un échec. | The G20 summit in 2023 was a failure.
    deux minutes dix | two hours and ten minutes
    14 h 30 | 14 min 30 s
    18 mois de prison | 18 years in prison
"""


def pairs(text: str) -> list[list[str]]:
    return [line.strip().split(" | ") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("french", "english"), pairs(SAME))
def test_the_same_in_both_languages(french: str, english: str) -> None:
    assert list(disagreements(french, english, Names([]))) == []


@pytest.mark.parametrize(("french", "english"), pairs(DOUBTFUL))
def test_what_may_differ_is_doubtful(french: str, english: str) -> None:
    found = list(disagreements(french, english, Names([])))
    assert found and not any(certain for certain, _ in found)


@pytest.mark.parametrize(("french", "english"), pairs(DIFFERENT))
def test_what_differs_is_certain(french: str, english: str) -> None:
    assert any(certain for certain, _ in disagreements(french, english, Names([])))


def test_what_differs_is_told_in_its_own_words() -> None:
    found = disagreements("Dix-sept bateaux.", "Sixteen boats.", Names([]))
    assert list(found) == [(True, "Dix-sept"), (True, "Sixteen")]


PERSON = Entry.model_validate(
    {
        "id": "anna-petit",
        "kind": "person",
        "forms": {"fr": ["Anna Petit"], "en": ["Anna Petit"]},
        "fr": "Elle plante.",
        "en": "She plants.",
    }
)


def problems(statement: dict[str, Any], quote: str, lang: str = "fr") -> Iterator[tuple[str, str]]:
    """What is said of a statement that rests on this quote of an article in that language."""
    return problems_with(statement, {"P": quote}, lang)


def problems_with(
    statement: dict[str, Any], quotes: dict[str, str], lang: str = "fr"
) -> Iterator[tuple[str, str]]:
    """The same of one that rests on several quotes, each of an article of that publisher."""
    both = {"fr": "Un titre", "en": "A title"}
    sidecar = {"sha256": "0" * 64, "language": lang, "title": both}
    sidecar |= {"published": "2026-03-02", "url": "https://a.example"}
    articles, evidence = [], []
    for number, (publisher, quote) in enumerate(quotes.items()):
        own = sidecar | {"id": f"port-{number}", "publisher": publisher}
        articles.append(Article(Sidecar.model_validate(own), quote, f"{number}.txt"))
        evidence.append({"article": f"port-{number}", "exact": quote})
    item = {"id": "A-1", "evidence": evidence} | statement
    section = {"id": "s", "kind": "statements", "title": both, "items": [item]}
    summary = {"fr": "Un port.", "en": "A port.", "rests_on": ["A-1"]}
    page = {"id": "p", "slug": {"fr": "p", "en": "p"}, "title": both, "summary": summary}
    dossier = Dossier(
        site=None,
        articles=tuple(articles),
        pages=(Page.model_validate(page | {"sections": [section]}),),
        glossary=Glossary(entries=(PERSON,)),
        reviewed=None,
    )
    parity = Parity(dossier, Names([PERSON]))
    for text in texts_in(dossier.pages[0]):
        for problem in (*parity.breaches(text), *parity.needless(text)):
            yield str(problem.level), problem.message


@pytest.mark.parametrize(
    ("french", "english", "quote", "lang"),
    [
        ("Le port a 600 000 caisses.", "It has 600,000 crates.", "a 600.000 caisses", "fr"),
        ("Il rouvre le 3 mars 2026.", "It reopens on 3 March 2026.", "on March 3", "en"),
        ("Il ferme le 20 septembre.", "It closes on 20 September.", "on Sept. 20.", "en"),
        ("Anna Petit plante.", "Anna Petit plants.", "Petit planted a tree.", "en"),
        ("Petit plante.", "Anna Petit plants.", "Anna Petit a planté un arbre.", "fr"),
    ],
)
def test_a_quote_supports_what_it_says_in_its_own_way(
    french: str, english: str, quote: str, lang: str
) -> None:
    assert list(problems({"fr": french, "en": english}, quote, lang)) == []


def test_what_no_quote_has_is_an_error_or_doubtful() -> None:
    statement = {"fr": "Les deux ont 50 bateaux.", "en": "Both have 50 boats."}
    assert list(problems(statement, "Le port a des bateaux.")) == [
        (Level.WARNING, "fr: “deux” is in none of its quotes"),
        (Level.ERROR, "fr: “50” is in none of its quotes"),
    ]


def test_an_exception_excuses_both() -> None:
    exceptions = [{"words": words, "reason": "Vu."} for words in ("deux", "50", "7")]
    statement = {"fr": "Les deux ont 50 bateaux.", "en": "They have boats."}
    found = problems(statement | {"exceptions": exceptions}, "Le port a des bateaux.")
    assert list(found) == [(Level.ERROR, "the exception for “7” is not needed")]


@pytest.mark.parametrize(
    ("french", "lacking"),
    [
        ("Selon Le Soleil, le port a 14 quais.", []),
        ("Le port a 14 quais, d’après le quotidien sénégalais Le Soleil.", []),
        ("Le 2 mars 2026, le Soleil rapporte que le port a 14 quais.", []),
        ("Selon l’APS et Le Soleil, le port a 14 quais.", []),
        ("L’APS loue 14 quais.", []),
        ("Selon le maire, le port a 14 quais, que loue l’APS.", []),
        ("Le port, selon l’APS, est neuf. Il a 14 quais.", []),
        ("Selon l’APS, le port a 14 quais.", ["14"]),
        ("L’APS indique que le port a 14 quais.", ["14"]),
        ("Le port a quatorze quais, selon l’agence Presse du port.", ["quatorze"]),
    ],
)
def test_a_figure_stands_in_a_quote_of_the_source_named_with_it(
    french: str, lacking: list[str]
) -> None:
    quotes = {"Presse du port (APS)": "Le port est neuf.", "Le Soleil": "Le port a 14 quais."}
    said = problems_with({"fr": french, "en": "The port has 14 quays."}, quotes)
    found = [one for one in said if "named with it" in one[1]]
    verdict = "is in no quote of “Presse du port (APS)”, named with it"
    assert found == [(Level.WARNING, f"fr: “{words}” {verdict}") for words in lacking]
