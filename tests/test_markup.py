"""Plain Markdown and what a page is handed, and the page of our site that becomes of it."""

from __future__ import annotations

from dataclasses import replace

import markdown
import pytest
import yaml

from dossier.markup.extension import OwnMarkup, SiteMarkup
from dossier.markup.page_data import ArticleData, LinkedPage, PageData, Term
from dossier.markup.timeline import Point
from dossier.text.blocks import Block, Piece
from dossier.text.markdown import link as to
from tests.project import ROOT
from tests.site.markup import Element, parse
from tests.test_text_markdown import ADDRESSES

LABELS = yaml.safe_load((ROOT / "templates/labels.yml").read_text("utf-8"))
WORDS = {key: text["en"] for key, text in LABELS.items()}
ARTICLE = ArticleData(
    title="The regatta",
    cited_title="The regatta",
    title_lang="en",
    publisher="The Gazette",
    published="2030-05-01",
    lang="en",
    blocks=(
        Block("caption", (Piece("", 1, (("The pier.", False),)),)),
        Block("credit", (Piece("", None, (("A. Photographer", False),)),)),
        Block(
            "paragraph",
            (
                Piece("", 2, (("It starts at noon, he said: ", False), ("we are ready", True))),
                Piece(" ", 3, (("It ends at six.", False),)),
            ),
        ),
    ),
)
PAGE = PageData(
    kind="page",
    lang="en",
    source="start.md",
    words=WORDS,
    owned=frozenset(["A-1", "A-2"]),
    pages={
        "sources/gazette.md": LinkedPage("../sources/gazette/", "The regatta"),
        "glossary.md": LinkedPage("../glossary/", "Glossary"),
    },
    articles={"sources/gazette.md": ARTICLE},
)
NOTE = (
    "[^A-1]: “It ends at six.” — [The Gazette, 1 May 2030, sentence 3](sources/gazette.md#fnref:3)"
)


def made(text: str, page: PageData = PAGE) -> Element:
    """The page that becomes of a Markdown text."""
    extension = SiteMarkup()
    extension.page = page
    stock = ["toc", "tables", "footnotes", "md_in_html"]
    return parse(markdown.markdown(text, extensions=[*stock, extension]))


def only(root: Element, tag: str, name: str = "") -> Element:
    [found] = [one for one in root.below(tag) if name in one["class"].split() or not name]
    return found


def test_a_statement_gets_its_id_and_its_proof_where_the_mark_stands() -> None:
    root = made(f"It ends at six.[^A-1]\n\n{NOTE}")
    statement = only(root, "div", "statement")
    assert statement["id"] == "A-1"
    assert (
        only(statement, "summary").text == "Read The\u00a0quote\u00a0·\u00a0The Gazette\u00a02030"
    )
    assert only(statement, "blockquote").text == "It ends at six."
    link = only(only(statement, "figcaption"), "a")
    assert link.text == "The Gazette, 1 May 2030, sentence 3"
    assert link["href"] == "../sources/gazette/#s3:~:text=It%20ends%20at%20six."
    assert not [one for one in root.below() if one.tag in ("sup", "note", "hr", "ol")]


def test_a_statement_that_lives_elsewhere_has_no_id_here() -> None:
    root = made(f"- It ends at six.[^A-1]\n\n{NOTE}", replace(PAGE, owned=frozenset()))
    assert only(root, "li", "statement")["id"] == ""


def test_several_quotes_are_counted_and_their_sources_named_once() -> None:
    quote = "“{}” — [The Gazette, 1 May 2030, sentence {}](sources/gazette.md#fnref:{})"
    note = f"[^A-1]: {quote.format('we are ready', 2, 2)}\n\n    {quote.format('six', 3, 3)}"
    root = made(f"It is so.[^A-1]\n\n{note}")
    assert only(root, "summary").text == "Read The\u00a0quotes\u00a0·\u00a0The Gazette\u00a02030"
    assert [quote.text for quote in root.below("blockquote")] == ["we are ready", "six"]


def test_a_foreign_quote_is_in_an_element_of_its_own() -> None:
    note = NOTE.replace("It ends at six.", '<span lang="fr">It ends at six.</span>')
    assert only(made(f"Yes.[^A-1]\n\n{note}"), "blockquote").text == "It ends at six."


def test_context_stands_apart_with_its_reference() -> None:
    note = "[^A-2]: [A book](https://a.example/?a=1&b=2), accessed 1 May 2030"
    statement = only(made(f"**Context.** A mile is long.[^A-2]\n\n{note}"), "div", "statement")
    assert statement["class"] == "statement context" and statement["id"] == "A-2"
    assert only(statement, "span", "tag").text == "Context"
    link = next(only(statement, "div", "reference").below("a"))
    assert (link["rel"], link["href"]) == ("external noopener", "https://a.example/?a=1&b=2")


QUOTED = "Source: “The regatta”, The Gazette, 1 May 2030"
CITED = {
    "It ends at six.[^A-1]": f"It ends at six. {QUOTED}",
    "> “It ends at six”[^A-1]\n\n— Ann (our translation)": (
        f"“It ends at six” — Ann (our translation). {QUOTED}"
    ),
    "- **Ann**, president\n\n    She spoke.[^A-1]": f"Ann, president – She spoke. {QUOTED}",
    "| Year | Port | Says |\n|---|---|---|\n| **2030** | Rye | It ends.[^A-1] |": (
        f"2030 – It ends. {QUOTED}"
    ),
    "**Context.** A mile is long.[^A-2]": (
        "Context. A mile is long. Source: “A book”, https://a.example/, accessed 1 May 2030"
    ),
}


@pytest.mark.parametrize("text", CITED)
def test_a_citation_is_understood_without_its_page(text: str) -> None:
    page = replace(PAGE, site="The dossier", address="https://b.example/", day="2030-05-02")
    reference = "[^A-2]: [A book](https://a.example/), accessed 1 May 2030"
    root = made(f"{text}\n\n{NOTE}\n{reference}", page)
    label = "A-2" if "A-2" in text else "A-1"
    [cited] = only(root, "p", "citation").below("span")
    assert cited.text == (f"{CITED[text]}. The dossier, 2 May 2030, https://b.example/#{label}")


def test_a_title_in_another_language_is_cited_as_such() -> None:
    note = '[^A-2]: [<span lang="fr">Un livre</span>](https://a.example/), accessed 1 May 2030'
    root = made(f"**Context.** A mile is long.[^A-2]\n\n{note}")
    [title] = [one for one in only(root, "p", "citation").below("span") if one["lang"]]
    assert (title["lang"], title.text) == ("fr", "Un livre")


def test_the_summary_says_below_it_what_it_rests_on() -> None:
    root = made("In short.[^1]\n\n[^1]: Based on [A-1](#fnref:A-1).")
    lead = only(root, "div", "lead")
    assert only(lead, "div", "lead__text").text == "In short."
    basis = only(lead, "details", "basis")
    assert only(basis, "summary").text == "Based on one statement"
    assert only(basis, "a")["href"] == "#A-1"


def test_the_summary_in_another_language_stands_behind_its_name() -> None:
    summary = '<div lang="fr" markdown>\n\n**Résumé en français.** Bref.\n\n</div>'
    root = made(f"# Title\n\nIn short.[^1]\n\n{summary}\n\n[^1]: Based on [A-1](#fnref:A-1).")
    behind = only(root, "details", "summary")
    assert behind["lang"] == "fr" and behind.parent is only(root, "div", "lead")
    assert [part.text.strip() for part in behind.below("summary", "p")] == [
        "Résumé en français",
        "Bref.",
    ]


def test_a_quotation_and_its_speaker_are_a_figure() -> None:
    root = made(f"> “It ends at six.”[^A-1]\n\n— [Ann](glossary.md#fnref:ann)\n\n{NOTE}")
    figure = only(root, "figure", "quotation")
    assert figure["id"] == "A-1"
    assert next(figure.below("blockquote")).text == "“It ends at six.”"
    assert next(figure.below("a"))["href"] == "../glossary/#ann"
    assert next(figure.below("a"))["title"] == "Glossary"


def test_a_row_is_a_statement_and_its_cells_know_their_column() -> None:
    table = "| Year | Port | Says |\n|---|---|---|\n| **2030** | *not stated* | Six.[^A-1] |"
    row = list(made(f"{table}\n\n{NOTE}").below("tr"))[1]
    assert row["id"] == "A-1"
    assert only(row, "th")["scope"] == "row" and only(row, "th").text == "2030"
    cell = next(row.below("td"))
    assert (cell["data-label"], cell["class"], cell.text) == ("Port", "unknown", "not stated")


def test_events_are_drawn_above_their_table() -> None:
    point = Point("A-1", "kind-2", 2030.0, 2031.0, "The start", "Race")
    table = "## Dates\n\n| Date | Event |\n|---|---|\n| **2030** | It starts.[^A-1] |"
    root = made(f"{table}\n\n{NOTE}", replace(PAGE, points={"A-1": point}))
    across, down = root.below("svg")
    assert across["aria-label"] == "Dates"
    for drawing in (across, down):
        link = only(drawing, "a")
        assert (link["href"], link["aria-label"]) == ("#A-1", "The start, Race")


@pytest.mark.parametrize(("is_context", "tag"), [(False, ""), (True, "Context")])
def test_a_word_of_the_glossary_is_explained_once_outside_quotation_marks(
    is_context: bool, tag: str
) -> None:
    term = Term("club", {"fr": (), "en": ("Club",)}, "A club.", "../glossary/#club", is_context)
    text = "“The Club”, or the Club, is a Club.[^A-1]"
    root = made(f"{text}\n\n{NOTE}", replace(PAGE, terms=(term,)))
    word = only(root, "details", "term")
    assert next(word.below("summary")).text == "Club"
    assert only(word, "span", "term__card").text == f"{tag}A club. Glossary: Club"
    assert only(root, "span", "claim").children[0] == "“The Club”, or the "


ARTICLE_PAGE = replace(PAGE, kind="article", source="sources/gazette.md", owned=frozenset())
ARTICLE_TEXT = """\
# The regatta

The Gazette · 2030

## The article

*The pier.*[^1]

*A. Photographer*

It starts at noon, he said: we are ready[^2] It ends at six.[^3]

[^1]: [A-2](../start.md#fnref:A-2)
[^2]: [A-1](../start.md#fnref:A-1), [A-2](../start.md#fnref:A-2)
[^3]: Not used: of no interest.
"""


def test_a_sentence_of_an_article_has_its_number_and_what_uses_it() -> None:
    pages = {"start.md": LinkedPage("../../start/", "The start")}
    root = made(ARTICLE_TEXT, replace(ARTICLE_PAGE, pages=pages))
    assert [(one["id"], one.text) for one in root.below("span") if one["class"] == "unit"] == [
        ("s1", "The pier."),
        ("s2", "It starts at noon, he said: we are ready"),
        ("s3", "It ends at six."),
    ]
    assert only(root, "q").text == "we are ready"
    caption, credit, paragraph = (one for one in root.below("p") if "words" in one["class"])
    assert credit.parent is caption.parent and paragraph.text.endswith("ready It ends at six.")
    lines = [" ".join(line.text.split()) for line in root.below("li")]
    assert lines == [
        "sentence 1 Quoted by A-2",
        "sentence 2 Quoted by A-1 A-2",
        "sentence 3 Not used: of no interest.",
    ]
    assert only(root, "p", "provenance").text == "The Gazette · 2030"


def test_what_uses_a_sentence_of_an_article_in_another_language_is_said_in_the_pages() -> None:
    words, notes = ARTICLE_TEXT.split("\n\n[^1]:")
    text = f'<div lang="de" markdown>\n\n{words}\n\n</div>\n\n[^1]:{notes}'
    pages = {"start.md": LinkedPage("../../start/", "The start")}
    foreign, own = (made(page, replace(ARTICLE_PAGE, pages=pages)) for page in (text, ARTICLE_TEXT))
    assert [uses["lang"] for uses in foreign.below("ul")] == ["en", "en"]
    assert [uses["lang"] for uses in own.below("ul")] == ["", ""]


def test_what_an_article_shows_is_shown_to_the_letter() -> None:
    text = r"&lt;b&gt; &amp;lt; \*a\* \[^1\] A &amp;amp; B"
    root = made(f"{text}[^A-1]\n\n{NOTE}")
    assert only(root, "span", "claim").text == "<b> &lt; *a* [^1] A &amp; B\u00a0"


def ids(root: Element) -> list[str]:
    return [one["id"] for one in root.below() if one["id"]]


def test_a_section_makes_way_for_a_statement_and_for_what_the_theme_has() -> None:
    page = replace(PAGE, owned=frozenset(["races"]))
    note = NOTE.replace("A-1", "races")
    text = f"# Races\n\n## \\_menu\n\n## \\_menu\n\nIt ends at six.[^races]\n\n{note}"
    assert ids(made(text, page)) == ["races_1", "_menu_1", "_menu_2", "races"]


def test_the_section_on_privacy_keeps_its_address_whatever_an_article_is_called() -> None:
    words = {**WORDS, "privacy": "Privacy"}
    page = replace(PAGE, kind="verification", words=words)
    root = made("# V\n\n## [Privacy](sources/gazette.md)\n\n## Privacy\n\nNone.", page)
    assert ids(root) == ["v", "privacy_1", "privacy"]


def test_a_statement_may_be_called_like_a_gap() -> None:
    page = replace(PAGE, owned=frozenset(["gap-1"]))
    root = made(f"It ends at six.[^gap-1]\n\n{NOTE.replace('A-1', 'gap-1')}", page)
    assert only(root, "div", "statement")["id"] == "gap-1"


def test_what_a_link_says_is_shown_to_the_letter_and_so_is_its_title() -> None:
    pages = {**PAGE.pages, "a.md": LinkedPage("../a/", r"&amp; \*")}
    link = next(
        made(r"- **[&#38;amp; \\\*x\*](a.md#fnref:A-9)**", replace(PAGE, pages=pages)).below("a")
    )
    assert link.text == r"&amp; \*x*"
    assert link["title"] == r"&amp; \*"


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("start.md#fnref:A-1", "start.md#A-1"),
        ("../start.md#fnref:A-1", "../start.md#fnref:A-1"),
        ("sources/gazette.md#fnref:2", "sources/gazette.md#s2"),
        ("./sources/gazette.md#fnref:gap-1", "./sources/gazette.md#gap-1"),
        ("sources/gazette.md", "sources/gazette.md"),
        ("other.md#fnref:1", "other.md#fnref:1"),
        ("#fnref:1", "#fnref:1"),
        ("https://a.example/start.md#fnref:1", "https://a.example/start.md#fnref:1"),
    ],
)
def test_of_a_page_of_ones_own_only_what_links_name_on_ours_changes(
    written: str, leads_to: str
) -> None:
    extension = OwnMarkup({"start.md": False, "sources/gazette.md": True})
    extension.source = "mine.md"
    text, stock = "A *page*.[^1] [Way]({})\n\n[^1]: Note.", ["footnotes", "md_in_html"]
    html = markdown.markdown(text.format(written), extensions=[*stock, extension])
    assert html == markdown.markdown(text.format(leads_to), extensions=stock)


def test_no_text_asks_for_a_table_of_contents() -> None:
    text = "# T\n\n\\[TOC\\][^A-1]\n\n| \\[TOC\\] | b |\n|---|---|\n\n"
    root = made(f"{text}{NOTE}")
    assert only(root, "span", "claim").text == "[TOC]\u00a0"
    assert [cell.text for cell in root.below("th")] == ["[TOC]", "b"]


@pytest.mark.parametrize(
    ("target", "address"), [pair for pair in ADDRESSES.items() if "://" in pair[0]]
)
def test_a_link_leads_where_its_markdown_says(target: str, address: str) -> None:
    markdown = to("Name", target)
    page = made(f"{markdown} name.[^A-1]\n\n[^A-1]: {markdown}")
    assert [link["href"] for link in page.below("a") if link.text == "Name"] == [address] * 2


def test_a_link_to_a_page_it_does_not_know_is_left_to_the_publisher() -> None:
    assert only(made("[Mine](mine.md#top)"), "a")["href"] == "mine.md#top"
