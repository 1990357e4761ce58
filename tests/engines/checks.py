"""What a reader does, in three engines, by `make engines`. What one of them cannot do is skipped
here, and named in MAINTAINING.md."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.engines.conftest import SITE
from tests.engines.engine import Engine
from tests.engines.seeing import (
    FIRST_SEEN_AFTER_THE_SCRIPT,
    LAYOUT,
    colours,
    each,
    find,
    inks,
    is_seen,
    letters,
    paper,
    picture,
    soon,
)
from tests.site.pages_server import serving
from tests.site.workshop import SITE_URL, becomes

pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr")  # Selenium's own call
PHONE, TABLET, DESK, WALL = (390, 844), (768, 1024), (1280, 800), (1920, 1080)
TOPIC, OTHER = "dakar-2026/", "en/dakar-2026/"
ADDRESS, FOCUS = "location.href", "document.activeElement"
SCHEME = "document.documentElement.dataset.scheme"
MARK = (255, 226, 138)  # what a way back is lit up with


@pytest.fixture
def reader(engine: Engine, address: str) -> Engine:
    """A browser whose reader comes for the first time."""
    engine.open(address)
    engine.value("localStorage.clear()")
    return engine


# --- Layout


@pytest.mark.parametrize("size", [PHONE, TABLET, DESK, WALL], ids=lambda size: str(size[0]))
def test_nothing_is_too_wide_or_covered(
    reader: Engine, address: str, paths: list[str], size: tuple[int, int]
) -> None:
    reader.resize(max(size[0], reader.narrowest), size[1])
    wrong = []
    for path in paths:
        reader.open(address + path)
        wrong += [f"{path}: {what}" for what in reader.value(LAYOUT)]
    assert not wrong
    if size[0] < reader.narrowest:
        pytest.skip(f"its window is at least {reader.narrowest} px wide")


@pytest.mark.parametrize("width", [1000, 1280])
def test_the_timeline_is_as_large_as_its_text_needs(
    reader: Engine, address: str, width: int
) -> None:
    reader.resize(width, 800)
    reader.open(address)
    heights = filter(None, reader.value(each(".chart text", "one.getBoundingClientRect().height")))
    assert all(11 <= height <= 40 for height in heights)
    [name, *_] = reader.value(each(".chart a", "one.getAttribute('aria-label')"))
    assert reader.called("link", name) == 1


def test_a_word_of_the_glossary_is_underlined(reader: Engine, address: str) -> None:
    reader.open(address + TOPIC)
    style = f"getComputedStyle({find('.term > summary')})"
    assert reader.value(f"{style}.textDecorationLine") == "underline"
    assert reader.value(f"{style}.textDecorationStyle") == "dotted"


# --- Proofs, words, menu, search


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_proof_by_mouse_and_keyboard(reader: Engine, address: str, size: tuple[int, int]) -> None:
    reader.resize(*size)
    reader.open(f"{address}glossaire/")
    is_open, shown = f"{find('.s .q')}.open", is_seen(".s .do")
    reader.click(".s .q > summary")
    assert soon(reader, is_open) and soon(reader, shown)
    reader.press("Enter")
    assert soon(reader, f"!{is_open}")
    reader.press("Enter")
    assert soon(reader, is_open) and soon(reader, shown)


def test_what_is_selected_is_the_sentence_and_the_quote(reader: Engine, address: str) -> None:
    """Nothing of the interface, closed or open, and what a gap leaves out as […]."""
    reader.resize(*DESK)
    reader.open(f"{address}partenariat/")
    select = "getSelection().selectAllChildren(document.getElementById('P-03'))"

    def taken() -> list[str]:
        text = reader.value(f"({select}, getSelection().toString())")
        return [" ".join(line.split()) for line in text.splitlines() if line.strip()]

    said, quoted, source = taken()
    assert said.startswith("Les montants financiers") and said.endswith("(au 19 janvier 2017).")
    assert "jusqu’en 2028 […] Les montants" in quoted
    assert source == "kelnews.fr, 19 janvier 2017, phrases 2 et 3"
    reader.click("[id='P-03'] .q > summary")
    assert soon(reader, is_seen("[id='P-03'] .do"))
    whole = taken()
    assert whole[::2] == [said, source]
    assert "jusqu’en 2028, scellant l’entrée" in whole[1]


def test_a_word_is_explained_until_escape(reader: Engine, address: str) -> None:
    reader.resize(*PHONE)
    reader.open(address + TOPIC)
    reader.click(".term > summary")
    assert soon(reader, is_seen(".term .term__card"))
    reader.press("Escape")
    assert soon(reader, f"!{find('.term')}.open && {FOCUS} === {find('.term > summary')}")
    reader.press("Enter")
    assert soon(reader, is_seen(".term .term__card"))


def leads_to_the_games(engine: Engine) -> bool:
    """True if the menu opens and leads on, by mouse."""
    engine.click(".menu-button")
    assert soon(engine, is_seen(".menu a[href*=jeux]"))
    engine.click(".menu a[href*=jeux]")
    return soon(engine, f"{ADDRESS}.endsWith('/jeux/')")


def test_the_menu_by_mouse(reader: Engine, address: str) -> None:
    reader.resize(*PHONE)
    reader.open(address)
    assert leads_to_the_games(reader)


def test_the_menu_by_keyboard_does_not_stay_open_over_the_focus(
    reader: Engine, address: str
) -> None:
    reader.resize(*PHONE)
    reader.open(address)
    is_open = f"{find('.menu')}.matches(':popover-open')"
    reader.value(f"{find('.menu-button')}.focus()")
    reader.press("Enter")
    assert soon(reader, f"{is_open} && {FOCUS}.matches('.menu__close')")
    reader.press("Escape")
    assert soon(reader, f"!{is_open} && {FOCUS}.matches('.menu-button')")
    reader.press("Enter")
    assert soon(reader, f"{is_open} && {FOCUS}.matches('.menu__close')")
    for _ in reader.value(each(".menu :is(a, button)", "1")):
        assert reader.value(f"{is_open} && {FOCUS}.closest('.menu') !== null")
        reader.press("Tab")
    assert reader.value(f"!{is_open}")


def test_the_search_by_keyboard(reader: Engine, address: str) -> None:
    reader.resize(*DESK)
    reader.open(address)
    reader.press("Control", "k")
    assert soon(reader, f"{find('.search')}.open")
    reader.write("Dakar")
    assert soon(reader, f"{find('.search__results')}.dataset.query === 'Dakar'")
    reader.press("Escape")
    assert soon(reader, f"!{find('.search')}.open")
    reader.press("Control", "k")
    reader.press("ArrowDown")
    assert soon(reader, f"{FOCUS}.matches('.search__results a')")
    wanted = reader.value(f"{FOCUS}.href")
    reader.press("Enter")
    assert soon(reader, f"{ADDRESS} === {json.dumps(wanted)}")


# --- Colours, places, languages


def test_colours_that_were_chosen_are_the_first_seen(reader: Engine, address: str) -> None:
    reader.resize(*DESK)
    for chosen in ("light", "dark"):
        reader.click("#_scheme")
        assert soon(reader, f"{SCHEME} === '{chosen}'")
    reader.open(address + TOPIC)
    assert paper(picture(reader)) < 50
    with serving(SITE, late="dossier.js") as slow:
        reader.open(f"{slow}robots.txt")
        reader.value("localStorage.setItem('dossier.scheme', 'dark')")
        reader.open(slow)
        assert soon(reader, FIRST_SEEN_AFTER_THE_SCRIPT)
        assert paper(picture(reader)) < 50


def test_a_proof_leads_to_its_sentence_lit_up(reader: Engine, address: str) -> None:
    reader.resize(*DESK)
    reader.open(f"{address}{TOPIC}#L-05")
    assert soon(reader, is_seen("[id='L-05'] .do a"))
    reader.click("[id='L-05'] .do a")
    assert soon(reader, f"{ADDRESS}.includes('-L-05') && {is_seen('.back a:target')}")
    sentence = "document.querySelector('.back:has(:target) + .unit')"
    lit, ground = (f"getComputedStyle({one}).backgroundColor" for one in (sentence, find("body")))
    assert reader.value(f"{lit} !== {ground}")
    assert becomes(lambda: MARK in colours(picture(reader)), within=5)


def test_a_way_back_leads_into_a_fold(reader: Engine, address: str) -> None:
    reader.resize(*DESK)
    reader.open(f"{address}sources/cojoj-alibaba-2025/#s6-dakar-2026-gap-6")
    reader.click(".back a:target")
    assert soon(reader, f"{ADDRESS}.endsWith('/{TOPIC}#dakar-2026-gap-6') && {is_seen(':target')}")


@pytest.mark.parametrize(
    ("place", "there"), [("L-05", "L-05"), ("ce-qui-a-ete-dit", "what-was-said")]
)
def test_the_other_language_keeps_the_place(
    reader: Engine, address: str, place: str, there: str
) -> None:
    reader.resize(*DESK)
    reader.open(f"{address}{TOPIC}#{place}")
    reader.click(".switch")
    assert soon(reader, f"{ADDRESS}.endsWith('/{OTHER}#{there}') && {is_seen(f'[id={there}]')}")


# --- Without a script, and on paper


def test_without_a_script(kind: type[Engine], address: str, tmp_path: Path) -> None:
    engine = kind(tmp_path, scripts=False)
    try:
        engine.resize(*PHONE)
        engine.open(address + TOPIC)
        assert not engine.value(is_seen("[data-search]"))
        engine.open(f"{address}glossaire/")
        engine.click(".ctx .q > summary")
        assert soon(engine, is_seen(".ctx .p"))
        assert leads_to_the_games(engine)
    finally:
        engine.close()


@pytest.mark.parametrize("path", ["", "jeux/", TOPIC, "sources/cio-alibaba-2017/", "en/glossary/"])
def test_on_paper(reader: Engine, address: str, path: str) -> None:
    """In the colours of paper, whatever was chosen: no sheet is blank or ends in a heading, no
    quote is split, a sheet says what page it is of, and the last one where articles are, once."""
    reader.resize(*DESK)
    reader.open(address + path)
    quotes = reader.value(each(".p mark", "one.textContent"))
    headings = reader.value(each("h2, .after", "one.textContent"))
    addresses = reader.value(each(".printed li > span:last-child", "one.textContent"))
    reader.value(f"{SCHEME} = 'dark'")
    sheets = list(pypdfium2.PdfDocument(reader.printed()))
    texts = [letters(sheet.get_textpage().get_text_bounded()) for sheet in sheets]
    head = letters(f"{SITE_URL}{path}")
    assert [text for text in texts if len(text) < 160] == []  # a head has up to 130
    assert [text for text in texts[: reader.heads] if head not in text] == []
    assert [one for one in headings if any(text.endswith(letters(one)) for text in texts)] == []
    assert [one for one in quotes if not any(letters(one) in text for text in texts)] == []
    assert [one for one in addresses if "".join(texts).count(letters(one)) != 1] == []
    for sheet in sheets:
        assert max(inks(sheet.get_textpage())) < 128
        assert paper(sheet.render().to_pil()) == 255
