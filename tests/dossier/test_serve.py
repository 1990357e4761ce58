"""`mkdocs serve` follows an editor's every change, and then is quiet."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.site.preview import Served, serving
from tests.site.workshop import Workshop, becomes

PAGE = "seeds/pages/partnership.yml"
SIDECAR = "seeds/000_555fa1c054dd39af.yml"
TEMPLATE, TITLE = "templates/pages/page.html.j2", "subject.title[lang]"
RIGHT, WRONG = 'exact: "Les montants financiers', 'exact: "Les montants bancaires'
SAID, REWORDED = "présente Alibaba comme la première", "décrit Alibaba comme la première"
PROBLEMS = "_problems"
SELECT = """([id, words]) => {
  const parts = [...document.getElementById(id).childNodes];
  const text = parts.find((part) => part.data?.includes(words));
  const start = text.data.indexOf(words);
  getSelection().setBaseAndExtent(text, start, text, start + words.length);
}"""
STATEMENTS = {"fr": "partenariat/", "en": "en/partnership/"}


def main(page: str) -> str:
    """The text of a page itself."""
    return page.partition("<main")[2].partition("</main>")[0]


def test_what_an_editor_saves_is_shown_in_both_languages_and_then_all_is_quiet(
    served: Served,
) -> None:
    edit = served.workshop.edit
    edit(SIDECAR, "publisher: kelnews.fr", "publisher: Kel News")
    assert served.shows("sources/cio-alibaba-2017/", "Kel News")
    assert served.shows("en/sources/cio-alibaba-2017/", "Kel News")

    edit(PAGE, '{fr: "L’annonce", en: "The announcement"}', "{fr: Davos FR, en: Davos EN}")
    assert served.shows("partenariat/", "Davos FR")
    assert served.shows("en/partnership/", "Davos EN")

    edit(TEMPLATE, TITLE, "subject.title[lang] ~ ' (' ~ lang ~ ')'")
    assert served.shows("partenariat/", "Le partenariat d’Alibaba avec le CIO (fr)")
    assert served.shows("en/partnership/", "Alibaba’s partnership with the IOC (en)")
    assert served.is_quiet(), served.said


def test_what_is_saved_during_a_build_is_built_after_it(served: Served) -> None:
    """While it builds, the server looks for no changes; it finds them afterwards."""
    served.workshop.edit(PAGE, '{fr: "L’annonce", en: "The announcement"}', "{fr: Une, en: One}")
    written = served.workshop.root / "docs/en/partnership.md"
    assert becomes(lambda: "## One" in written.read_text("utf-8"))  # and so the seeds are read
    served.workshop.edit(PAGE, "{fr: Une, en: One}", "{fr: Deux, en: Two}")
    assert served.shows("en/partnership/", ">Two<"), served.said
    assert served.is_quiet(), served.said


def test_while_a_seed_is_wrong_each_page_stays_with_the_problem_over_it(served: Served) -> None:
    good = {path: served.read(path) for path in ("", "partenariat/", "en/sources/", "no-page/")}
    assert not any(PROBLEMS in page for page in good.values())

    served.workshop.edit(PAGE, SAID, REWORDED)
    served.workshop.edit(PAGE, RIGHT, WRONG)
    place = served.workshop.place(PAGE, '"Les montants bancaires')
    for path, page in good.items():
        assert served.shows(path, f"<code>{place}</code>: this quote does not stand in"), path
        shown = served.read(path)
        said = unescape(shown)
        assert re.search("article: Les montants <mark>⟦.+⟧</mark>", said)
        assert re.search("quote:   Les montants <mark>⟦.+⟧</mark>", said)
        assert "1 error" in shown
        assert "</code>: warning: P-04: the French or a quote changed" in shown
        assert "P-03: the French or a quote changed" not in shown  # its quote is to be mended first
        assert main(shown) == main(page)
    assert f"\n{place}: " in served.said
    assert "Traceback" not in served.said

    served.workshop.edit(PAGE, WRONG, RIGHT)
    served.workshop.edit(PAGE, REWORDED, SAID)
    assert becomes(lambda: not any(PROBLEMS in served.read(path) for path in good))
    assert becomes(lambda: all(main(served.read(path)) == main(good[path]) for path in good))


def test_what_else_stops_a_build_is_shown_like_a_wrong_seed(served: Served) -> None:
    served.workshop.edit("mkdocs.yml", "font: false", "font: [")
    assert served.shows("partenariat/", PROBLEMS)
    served.workshop.edit("mkdocs.yml", "font: [", "font: false")
    assert becomes(lambda: PROBLEMS not in served.read("partenariat/"))


def test_a_server_that_starts_on_wrong_seeds_says_so_on_every_page(
    workshop: Workshop, host: str, tmp_path: Path
) -> None:
    workshop.edit(PAGE, "L’annonce", "L’annonce : davos")
    with serving(workshop, host, tmp_path / "log", "--strict") as served:
        for path in ("", "partenariat/", "assets/dossier.css"):
            assert PROBLEMS in served.read(path)
            assert f"<code>{PAGE}:" in served.read(path)
        workshop.edit(PAGE, "L’annonce : davos", "L’annonce, relue")
        assert served.shows("partenariat/", "L’annonce, relue"), served.said
        assert PROBLEMS not in served.read("partenariat/")


def test_a_page_is_shown_anew_in_the_browser_when_a_seed_is_wrong_and_when_it_is_mended(
    served: Served, page: Page
) -> None:
    page.goto(served.address + "partenariat/")
    problems = page.locator("#_problems")
    served.workshop.edit(PAGE, RIGHT, WRONG)
    expect(problems.locator("mark").last).to_contain_text("⟦", timeout=20_000)
    expect(page.locator("h1")).to_have_text("Le partenariat d’Alibaba avec le CIO")
    served.workshop.edit(PAGE, WRONG, RIGHT)
    expect(problems).to_have_count(0, timeout=20_000)


def test_words_selected_in_an_article_offer_the_evidence_to_copy(
    served: Served, page: Page
) -> None:
    """« Alibaba » stands in many places of the article; what is offered leads to the one meant."""
    page.goto(served.address + "sources/cio-alibaba-2017/")
    offers = page.locator("#_selection pre")
    page.locator("#s3").select_text()
    exact = "Les montants financiers de l’accord n’ont pas été dévoilés."
    expect(offers.first).to_have_text(f'- {{article: cio-alibaba-2017, exact: "{exact}"}}')
    expect(offers.last).to_contain_text("fr:")
    page.evaluate(SELECT, ["s7", "Alibaba"])
    expect(offers.first).to_contain_text('exact: "Alibaba", suffix: "va"')
    page.goto(served.address + "partenariat/")
    expect(page.locator("#_selection")).to_have_count(0)


def test_what_waits_for_review_is_shown_side_by_side_and_what_changed_marked(
    served: Served, page: Page
) -> None:
    assert served.shows("review/", "0 to review")
    served.workshop.edit(PAGE, "The financial amounts of the agreement", "The amounts")
    assert served.shows("review/", "1 to review")
    page.goto(f"{served.address}review/")
    expect(page.locator(".sides .changed")).to_have_count(1)
    expect(page.locator(".sides .changed")).to_contain_text("The amounts between")
    expect(page.locator(".sides")).to_contain_text("Les montants financiers")


def test_nothing_that_only_the_server_shows_is_in_the_site(site: Path) -> None:
    assert not (site / "review").exists()
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert PROBLEMS not in html
        assert "_selection" not in html


def test_a_change_shows_in_the_browser_by_itself(served: Served, page: Page) -> None:
    tabs = {"fr": page, "en": page.context.new_page()}
    for lang, tab in tabs.items():
        tab.goto(served.address + STATEMENTS[lang])
    served.workshop.edit(TEMPLATE, TITLE, "'Seen ' ~ lang")
    for lang, tab in tabs.items():
        expect(tab.locator("h1")).to_have_text(re.compile(f"Seen {lang}"), timeout=20_000)
