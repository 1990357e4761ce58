"""The search as its readers meet it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import PHONE, reader, search
from tests.site.markup import Element
from tests.site.reading import Site, SitePage

_ADDRESSES = "all => all.map((link) => link.href)"


def all_links(page: Page) -> list[str]:
    """The address of every passage found, however many clicks on “more” it takes."""
    more = page.locator(".search__more")
    while more.count():  # each may go as another is clicked
        more.evaluate_all("all => all.forEach((button) => button.click())")
    links: list[str] = page.locator(".search__results a").evaluate_all(_ADDRESSES)
    return links


@pytest.mark.parametrize(
    ("edition", "words", "wanted"),
    [
        ("", "telecommunications", "glossaire/#ministry-of-digital-affairs"),
        ("", "senegalais", "jeux/#G-C9"),
        ("", "heritage", "dakar-2026/#L-14"),
        ("", "heritage", "sources/cojoj-alibaba-2025/#s8"),
        ("", "president", "sources/cio-alibaba-2017/#s1"),
        ("", "numerique", "sources/cojoj-alibaba-2025/#s8"),
        ("", "New Deal", "glossaire/#new-deal-technologique"),
        ("", "legacy", "dakar-2026/#laccord-dakar-2026-et-lheritage-annonce"),
        ("en/", "telecommunications", "en/glossary/#ministry-of-digital-affairs"),
        ("en/", "senegalais", "en/games/#G-C9"),
        ("en/", "heritage", "en/sources/cojoj-alibaba-2025/#s8"),
        ("en/", "president", "en/glossary/#thomas-bach"),
        ("en/", "numerique", "en/sources/cojoj-alibaba-2025/#s8"),
        ("en/", "New Deal", "en/glossary/#new-deal-technologique"),
    ],
)
def test_search_by_keyboard_leads_to_the_passage(
    browser: Browser, address: str, edition: str, words: str, wanted: str
) -> None:
    with reader(browser, address, viewport=PHONE) as (page, wrong):
        page.goto(address + edition)
        search(page, words)
        links = all_links(page)
        assert address + wanted in links
        page.get_by_role("searchbox").focus()
        for _ in range(links.index(address + wanted) + 1):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(address + wanted)
        place = urldefrag(wanted).fragment
        expect(page.locator(f"[id='{place}']" if place else "h1")).to_be_in_viewport()
    assert not wrong


@pytest.mark.parametrize(
    ("edition", "words"),
    [("", "montants"), ("", "président"), ("", "sponsor"), ("en/", "chief executive")],
)
def test_what_is_said_comes_before_the_ledger_of_what_was_checked(
    page: Page, address: str, edition: str, words: str
) -> None:
    page.goto(address + edition)
    search(page, words)
    assert "/verification/" not in all_links(page)[0]


@pytest.mark.parametrize(
    ("path", "words", "wanted"),
    [
        ("", "pour la fourniture de services", "dakar-2026/#L-05"),
        ("", "« l’opérateur public de télécommunications »", "dakar-2026/#L-14"),
        ("", "notre marque dans le monde entier", "partenariat/#P-Q2"),
        ("en/", "an official top sponsor of the", "en/dakar-2026/#L-13"),
        ("en/", "entry into the exclusive club of major Olympic sponsors", "en/partnership/#P-02"),
    ],
)
def test_words_of_a_quote_find_it_before_what_has_but_the_small_ones(
    page: Page, address: str, path: str, words: str, wanted: str
) -> None:
    page.goto(address + path)
    search(page, words)
    results = page.locator(".search__results > li").filter(
        has=page.locator(f"a[href*='/{wanted.partition('#')[0]}#']")
    )
    assert results.locator("a").first.evaluate("(link) => link.href") == address + wanted


def test_of_a_long_passage_the_words_asked_for_are_shown(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "pour la fourniture de services")
    facts = page.locator(".search__results a[href$='/#les-faits-essentiels']")
    expect(facts).to_contain_text("« pour la fourniture de services")


@pytest.mark.parametrize(
    ("path", "words", "wanted"),
    [("en/", "agreement's", "en/dakar-2026/#L-01"), ("", "l'équipement", "dakar-2026/#L-15")],
)
def test_a_letter_before_or_after_an_apostrophe_hides_nothing(
    page: Page, address: str, path: str, words: str, wanted: str
) -> None:
    page.goto(address + path)
    search(page, words)
    assert address + wanted in all_links(page)


def test_search_opens_and_closes_by_keyboard_and_says_what_it_found(
    page: Page, address: str
) -> None:
    page.goto(address)
    page.locator("[data-search]").focus()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()
    status = page.get_by_role("status")
    page.keyboard.type("zzzz")
    expect(status).to_have_text("Aucun passage trouvé.")
    page.get_by_role("searchbox").fill("Hangzhou")
    expect(status).to_have_text(re.compile(r"\d+ passages? trouvés?\."))
    first = page.locator(".search__results a").first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(first)))
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).not_to_be_visible()


def test_the_search_says_that_it_is_at_it(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.locator(".search__results[data-query='']").wait_for(state="attached")
    page.evaluate(
        "new MutationObserver(() => { (window.said ??= []).push("
        "document.querySelector('[role=status]').textContent); }).observe("
        "document.querySelector('[role=status]'), { childList: true })"
    )
    page.keyboard.type("Hangzhou")
    page.locator(".search__results[data-query='Hangzhou']").wait_for(state="attached")
    said = page.evaluate("window.said")
    assert said[0] == "Recherche…" and re.match(r"\d+ passages? trouv", said[-1])


def test_statements_come_before_headings_and_a_sentence_says_its_number(
    page: Page, address: str
) -> None:
    page.goto(address)
    search(page, "héritage")
    all_links(page)
    for results in page.locator(".search__results > li > ul").all():
        places = results.locator("a").evaluate_all("all => all.map((one) => one.hash)")
        are_headings = [not re.fullmatch("#([A-Z]-.+|s[0-9]+)", one) for one in places]
        if "glossaire" not in (results.locator("a").first.get_attribute("href") or ""):
            assert are_headings == sorted(are_headings), places
    sentence = page.locator("a[href$='/cojoj-alibaba-2025/#s8'] .search__section")
    expect(sentence).to_have_text("L’article · phrase 8")


def test_nothing_of_the_search_is_loaded_before_it_is_asked_for(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert not [url for url in asked if "search" in url or "pagefind" in url]


def passages(page: SitePage, beginning: str) -> Iterator[str]:
    """The addresses of the passages of a page that have a word with this beginning, after an
    elision or not."""
    body = next((one for one in page.root.below("article")), Element("", {}))
    words = re.compile(rf"\b{beginning}")
    found, passage = dict[str, None](), ""
    for text, begins in stretches(body):
        passage = begins or passage
        if words.search(text.lower()):
            found[passage] = None
    yield from (f"{page.path}#{passage}" for passage in found)


def stretches(element: Element) -> Iterator[tuple[str, str]]:
    """The indexed texts below an element, and the ids that passages begin with."""
    for child in element.children:
        if isinstance(child, str):
            yield child, ""
        elif "data-pagefind-ignore" not in child.attributes:
            yield "", child["id"]
            yield from stretches(child)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("words", ["activation", "hiver", "Alibaba"])
def test_every_passage_is_counted_and_reached_and_an_elision_hides_no_word(
    page: Page, address: str, site: Path, lang: str, words: str
) -> None:
    beginning = {"activation": "activ"}.get(words, words.lower())  # words of one stem are one
    wanted = {
        address + passage
        for one in Site(site).edition(lang)
        for passage in passages(one, beginning)
    }
    page.goto(f"{address}{'en/' if lang == 'en' else ''}")
    search(page, words)
    links = all_links(page)
    assert sorted(links) == sorted(wanted)
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{len(wanted)} "))


@pytest.mark.parametrize(
    ("edition", "words"),
    [("", "Macron"), ("", "argent"), ("", "Alibaba Tencent"), ("en/", "orbit")],
)
def test_what_stands_nowhere_is_not_answered_with_words_it_begins_with(
    page: Page, address: str, edition: str, words: str
) -> None:
    page.goto(address + edition)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill(words)
    page.locator(f'.search__results[data-query="{words}"]').wait_for(state="attached")
    assert all_links(page) == []


def test_enter_follows_what_is_typed_by_then_and_reopened_it_is_typed_over(
    page: Page, address: str
) -> None:
    page.goto(f"{address}partenariat/")
    search(page, "Davos")
    page.get_by_role("searchbox").fill("Sonko")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"^{address}(?!partenariat)"))
    page.keyboard.press("Control+k")
    page.keyboard.type("Davos")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("P-03")
    expect(page.get_by_role("searchbox")).to_have_value("P-03")


@pytest.mark.parametrize("words", ["l’activation", "l'activation"])
def test_an_elision_in_the_query_finds_it_as_written(page: Page, address: str, words: str) -> None:
    page.goto(address)
    search(page, words)
    assert f"{address}partenariat/#P-10" in all_links(page)
    marks = page.locator(".search mark").all_text_contents()
    assert marks and set(map(str.lower, marks)) == {"l’activation"}


@pytest.mark.parametrize(
    ("words", "wanted"), [("P-03", "partenariat/#P-03"), ("l-14", "dakar-2026/#L-14")]
)
def test_an_id_leads_to_its_statement(page: Page, address: str, words: str, wanted: str) -> None:
    page.goto(address)
    search(page, words)
    page.keyboard.press("Enter")
    page.wait_for_url(address + wanted)
    expect(page.locator(":target .t")).to_be_in_viewport()


def test_a_click_leads_to_the_passage(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "dévoilés")
    page.locator(".search__results a[href$='#P-03']").click()
    page.wait_for_url(f"{address}partenariat/#P-03")
    expect(page.locator("dialog")).not_to_be_visible()


@pytest.mark.parametrize(
    ("edition", "words", "foreign"),
    [("en/", "dévoilés", "fr"), ("", "disclosed", "en")],
)
def test_words_of_the_other_language_say_so(
    page: Page, address: str, edition: str, words: str, foreign: str
) -> None:
    page.goto(address + edition)
    search(page, words)
    assert page.locator(f".search mark:not([lang={foreign}] *)").count() == 0


def test_an_excerpt_has_nothing_that_the_page_has_not(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    search(page, "hiver")
    all_links(page)
    excerpts = " ".join(page.locator(".search__results").all_inner_texts())
    assert "d’hiver" in excerpts
    assert not re.search("[`\ue001\ue002]", excerpts)


@pytest.mark.parametrize("words", ["", "Hangzhou", "zzzz"])
def test_one_escape_closes_the_search(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.locator(".search__results[data-query='']").wait_for(state="attached")
    page.keyboard.type(words)
    page.locator(f".search__results[data-query='{words}']").wait_for(state="attached")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).not_to_be_visible()
