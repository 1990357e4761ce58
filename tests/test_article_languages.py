"""Articles in other languages than French: what was said stands in its own, what is ours is said
to be so."""

import hashlib
import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from babel import Locale
from babel.dates import get_day_names, get_month_names

from dossier.check.facts import WORDS
from dossier.model.base import LANGS
from dossier.pipeline import generate
from dossier.publish.pagefind import marked
from dossier.text.dates import dates_in, months
from dossier.text.languages import is_elided_before, language_name
from tests.project import GOLDEN
from tests.seeds import copied, problems

FRENCH = "Le port rouvre le 26\u00a0août 2026"
HERE = '<a id="A-1"></a>'
ENGLISH = "The port reopens on 26 August 2026"
GERMAN = "Der Hafen öffnet wieder am 26. August 2026"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return copied(tmp_path)


def quote(root: Path, language: str, exact: str, fr: str = FRENCH, en: str = ENGLISH) -> None:
    """Adds an article in that language, and a page with what Claire Exemple says in it."""
    text = f"{exact}."
    (root / "seeds/port.txt").write_text(text, "utf-8")
    sidecar = yaml.safe_load((GOLDEN / "seeds/001_results.yml").read_text("utf-8"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    sidecar |= {"id": "port", "sha256": sha256, "language": language, "display": "full"}
    sidecar |= {"published": "2026-03", "unused": []}
    dump(root / "seeds/port.yml", sidecar)
    said = {"id": "A-1", "speaker": "claire-exemple", "fr": fr, "en": en}
    said["evidence"] = [{"article": "port", "exact": exact}]  # type: ignore[assignment]
    section = {"kind": "quotations", "id": "q", "title": {"fr": "Citations", "en": "Quotations"}}
    page = {
        "id": "reopening",
        "slug": {"fr": "port", "en": "port"},
        "title": {"fr": "Le port", "en": "The port"},
        "summary": {"fr": f"{FRENCH}.", "en": f"{ENGLISH}.", "rests_on": ["A-1"]},
        "sections": [section | {"items": [said]}],
    }
    dump(root / "seeds/pages/reopening.yml", page)


def dump(path: Path, data: object) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")


def pages(root: Path, name: str) -> tuple[str, str]:
    """The Markdown of a page in French and in English, its entities read."""
    files = generate(root, strict=True)[0].files
    return unescape(files[f"docs/fr/{name}.md"]), unescape(files[f"docs/en/{name}.md"])


def test_words_said_in_english_are_translated_on_the_french_page_alone(seeds: Path) -> None:
    quote(seeds, "en", ENGLISH)
    french, english = pages(seeds, "port")
    credit = "[Claire Exemple](glossaire.md#claire-exemple) (notre traduction de l’anglais)"
    assert f"> {HERE}«\u00a0{FRENCH}\u00a0»[^A-1]\n\n— {credit}\n" in french
    assert f'[^A-1]: «\u00a0<span lang="en">{ENGLISH}</span>\u00a0»' in french
    assert f"> {HERE}“{ENGLISH}”[^A-1]\n" in english
    assert "our translation" not in english


def test_words_said_in_french_are_translated_on_the_english_page_alone(seeds: Path) -> None:
    quote(seeds, "fr", FRENCH)
    french, english = pages(seeds, "port")
    assert f"> {HERE}«\u00a0{FRENCH}\u00a0»[^A-1]\n" in french
    assert "notre traduction" not in french
    assert f"> {HERE}“{ENGLISH}”[^A-1]\n" in english
    assert "(our translation from the French)" in english


def test_words_said_in_another_language_stand_there_with_our_translation_in_both_editions(
    seeds: Path,
) -> None:
    quote(seeds, "de", GERMAN)
    french, english = pages(seeds, "port")
    said = f'<span lang="de">{GERMAN}</span>'
    assert f"> {HERE}«\u00a0{said}\u00a0»[^A-1]\n" in french
    assert f"(notre traduction de l’allemand\u00a0: «\u00a0{FRENCH}\u00a0»)" in french
    assert f"> {HERE}“{said}”[^A-1]\n" in english
    assert f"(our translation from the German: “{ENGLISH}”)" in english


def test_the_page_of_an_article_says_its_language_and_sets_it_in_that(seeds: Path) -> None:
    quote(seeds, "de", GERMAN)
    french, english = pages(seeds, "sources/port")
    assert " · en allemand\n" in french
    assert " · in German\n" in english
    assert '<div lang="de" markdown>' in french
    assert '<div lang="de" markdown>' in english


def test_words_said_in_english_are_verbatim_there_and_set_as_they_are(seeds: Path) -> None:
    said = "The program's port reopens on 26 August 2026"  # American, as printed
    quote(seeds, "en", said, en=said)
    assert problems(seeds) == []
    quote(seeds, "en", said, en="The port’s program reopens on 26 August 2026")
    [told] = problems(seeds)
    assert "en: this is not the quote, word for word" in told


def test_what_is_ours_is_set_as_its_language_asks(seeds: Path) -> None:
    quote(seeds, "en", ENGLISH, fr="Le port rouvre le 26 août 2026")
    [told] = problems(seeds)
    assert "fr: a no-break space in a date" in told


def test_of_a_quote_in_another_language_the_digits_are_compared(seeds: Path) -> None:
    quote(
        seeds,
        "de",
        GERMAN,
        fr="Le port rouvre le 27\u00a0août 2026",
        en="The port reopens on 27 August 2026",
    )
    [first, *_] = problems(seeds)
    assert "is in none of its quotes" in first


def test_french_and_english_of_a_quote_in_another_language_are_compared(seeds: Path) -> None:
    quote(seeds, "de", GERMAN, en="The third port reopens on 26 August 2026")
    assert any("“third” is not in the French" in told for told in problems(seeds))


@pytest.mark.parametrize("language", ["german", "xx", "DE"])
def test_a_language_that_is_none_is_told(seeds: Path, language: str) -> None:
    quote(seeds, language, GERMAN)
    [told, *_] = [line for line in problems(seeds) if line.startswith("port.yml")]
    assert f"language: “{language}” is" in told


@pytest.mark.parametrize(
    ("code", "french", "elided"),
    [
        ("de", "allemand", True),
        ("wo", "wolof", False),
        ("hu", "hongrois", False),
        ("he", "hébreu", True),
    ],
)
def test_french_elides_its_article_before_some_languages(
    code: str, french: str, elided: bool
) -> None:
    assert language_name(code, "fr") == french
    assert is_elided_before(french) is elided


ARABIC, HEBREW = "يعاد فتح الميناء في 26 أغسطس 2026", "הנמל נפתח מחדש ב-26 באוגוסט 2026"


@pytest.mark.parametrize(("language", "said"), [("ar", ARABIC), ("he", HEBREW), ("de", GERMAN)])
def test_what_is_written_from_right_to_left_says_so_beside_its_language(
    seeds: Path, language: str, said: str
) -> None:
    """Else its full stop stands at the wrong end; what is ours within it runs as ours does."""
    quote(seeds, language, said)
    rendering, _ = generate(seeds, strict=True)
    turned = language != "de"
    both = re.compile(rf'lang="{language}"( dir="rtl")?')
    pages = [page.content.decode() for page in rendering.html_pages()]
    written = [*rendering.files.values(), *pages]
    found = [match[1] for page in written for match in both.finditer(page)]
    assert len(found) > 12 and all(bool(direction) == turned for direction in found)
    assert any(f"\ue001{said}\ue002" in marked(page) for page in pages), "as the search is told"
    assert any('<div class="uses" data-pagefind-ignore="" lang="fr"' in page for page in pages)
    assert any('lang="fr" dir="ltr"' in page for page in pages) is turned


def test_names_of_languages_months_and_days_are_those_of_babel() -> None:
    for lang, locale in zip(LANGS, ("fr", "en_GB"), strict=True):
        names = Locale(lang).languages
        assert [language_name(code, lang) for code in LANGS] == [names[code] for code in LANGS]
        assert months(lang) == list(get_month_names("wide", locale=locale).values())
        days = get_day_names("wide", locale=locale)
        for number, words in enumerate(WORDS["stand_for"]["certain"]["week day"]):
            assert {days[number].lower(), f"{days[number].lower()}s"} < {*words.split()}
    for locale in ("fr", "en", "en_GB"):
        for number, name in get_month_names("abbreviated", locale=locale).items():
            [found] = dates_in(f"{name} 2026", "fr" if locale == "fr" else "en")
            assert found.readings == (f"2026-{number:02}",)


BOAT = """Der Verein hat am Samstag ein neues Boot getauft. Es kostete viel und wurde von der
Gemeinde bezahlt. Der Vorsitzende dankte allen, die dabei waren, und die Mitglieder trainieren
jeden Tag."""


def with_article(root: Path, text: str, language: str, more: str = "") -> Path:
    """The root, where the dossier has one more article, with `more` at the end of its sidecar."""
    sidecar = f"""id: verein
sha256: {hashlib.sha256(text.encode()).hexdigest()}
language: {language}
title: {{fr: Le bateau, en: The boat}}
published: 2029
publisher: Das Blatt
url: https://blatt.example/boot
unused: [{{rest: off-topic}}]
{more}"""
    (root / "seeds/002.txt").write_bytes(text.encode())
    (root / "seeds/002.yml").write_text(sidecar)
    return root


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_an_article_is_in_the_language_that_its_sidecar_says(tmp_path: Path, language: str) -> None:
    root = with_article(copied(tmp_path), BOAT, language)
    said = "002.yml:3:11: warning: language: the article does not read like"
    told = {"fr": [f"{said} French"], "en": [f"{said} English"]}
    assert problems(root, strict=False) == told.get(language, [])
    excuse = f"exceptions: [{{words: {language}, reason: It is a poem.}}]\n"
    assert problems(with_article(root, BOAT, language, excuse)) == []


@pytest.mark.parametrize(
    ("words", "kind"), [("<p>Boot", "HTML: “<p>”"), ("cafÃ©", "a wrong encoding: “Ã©”")]
)
def test_an_article_that_was_copied_badly_is_told(tmp_path: Path, words: str, kind: str) -> None:
    root = with_article(copied(tmp_path), f"{BOAT}\n{words}.", "de")
    [said] = problems(root, strict=False)
    assert said.endswith(f": warning: this looks like {kind}")
