"""Whatever a text holds is shown to the letter, whoever renders the Markdown."""

import html
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import cmarkgfm
import markdown
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from dossier.text.markdown import escape, link, one_line, visible
from tests.hugo import HUGO, read_by_hugo

HOSTILE = (Path(__file__).parent / "hostile.txt").read_text("utf-8").splitlines()
SPACES = [
    "    indenté",
    "\ttab",
    "a  b",
    "\u00a0fin\u202f",
    "\u2003",
    "\u3000- a",
    "a\r\n# b\u2028c",
]
TEXTS = [*HOSTILE, *SPACES, "x" * 5000, "Il a dit : « Oui ! »"]

# A place for a text, and what shows there; {mark} is where a note mark may stand.
PLACES = {
    "paragraph": ("{text}{mark}", ["{text}"]),
    "heading": ("## {text}{mark}", ["{text}"]),
    "list item": ("- {text}{mark}\n\n    {text}", ["{text}", "{text}"]),
    "strong": ("**{text}**{mark}", ["{text}"]),
    "emphasis": ("*{text}*{mark}", ["{text}"]),
    "table cell": (
        "| {text} | nom |\n| --- | --- |\n| **{text}** | {text}{mark} |",
        ["{text}", "nom", "{text}", "{text}"],
    ),
    "block quote": ("> {text}{mark}", ["{text}"]),
    "note": ("nom{mark}", ["nom"]),
    "link text": ("[{text}](page.md){mark}", ["{text}"]),
    "amid": ("**nom**, {text} (*{text}*, {text}){mark}", ["nom, {text} ({text}, {text})"]),
    "foreign": ('<span lang="en">{text}</span>{mark}', ["{text}"]),
}
INLINE = re.compile(r"<(em|strong|a|span|sup)\b")
BLOCKS = {"p", "h2", "ul", "ol", "li", "blockquote", "div", "section", "hr"}
BLOCKS |= {"table", "thead", "tbody", "tr", "th", "td"}


class Part(NamedTuple):
    place: str
    text: str
    has_mark: bool = False


def document(parts: Sequence[Part]) -> tuple[str, list[str], Counter[str]]:
    """Markdown that has each text in its place, the words of its blocks, and its inline tags."""
    body: list[str] = []
    notes: list[str] = []
    words: list[str] = []
    words_of_notes: list[str] = []
    for place, text, has_mark in parts:
        frame, shown = PLACES[place]
        mark = ""
        if has_mark or place == "note":
            note = text if place == "note" else "nom"
            mark = f"[^{len(notes) + 1}]"
            notes.append(f"{mark}: {escape(note)}")
            words_of_notes.append(letters(note))
        body.append(frame.format(text=escape(text), mark=mark))
        words += [line.format(text=letters(text)) for line in shown]
    source = "\n\n".join(body) + "\n\n" + "\n".join(notes) + "\n"
    return source, words + words_of_notes, inline_tags(parts) + Counter(sup=len(notes))


def inline_tags(parts: Sequence[Part]) -> Counter[str]:
    frames = "".join(PLACES[part.place][0] for part in parts)
    emphases = len(re.findall(r"(?<!\*)\*(?!\*)", frames)) // 2
    strongs, links, spans = frames.count("**") // 2, frames.count("]("), frames.count("<span")
    return Counter(em=emphases, strong=strongs, a=links, span=spans)


def letters(text: str) -> str:
    """The text that must show: with white space folded and the unseen named."""
    return one_line(visible(text)).strip(" ")


def read(rendered: str) -> tuple[list[str], Counter[str]]:
    """The words of each block of a page, and how often it has each inline tag."""
    rendered = re.sub(r"<sup\b.*?</sup>", "<sup>", rendered)
    rendered = re.sub(r'(&#160;| )<a [^>]*"footnote-backref".*?</a>', "", rendered)
    rendered = re.sub(r'<a href="[^"]*@[^"]*">', "", rendered)  # GitHub makes links of addresses
    tags = Counter(INLINE.findall(rendered))
    assert set(re.findall(r"<(\w+)", rendered)) <= BLOCKS | set(tags)
    blocks = re.split(r"<[^>]*>", re.sub(r"</?(?:em|strong|a|span|sup)\b[^>]*>", "", rendered))
    words = [html.unescape(block).strip(" \n\t") for block in blocks]
    return [block for block in words if block], tags


def github(source: str) -> str:
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    return str(cmarkgfm.github_flavored_markdown_to_html(source, options))


def python_markdown(*more: str) -> Callable[[str], str]:
    parser = markdown.Markdown(extensions=["footnotes", "tables", "md_in_html", *more])
    return lambda source: parser.reset().convert(source)


ENGINES = {
    "GitHub": github,
    "Python-Markdown": python_markdown(),
    "Python-Markdown with more": python_markdown(
        "attr_list", "def_list", "toc", "pymdownx.superfences", "pymdownx.tilde"
    ),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_shown_to_the_letter(text: str, engine: str) -> None:
    source, words, tags = document(everywhere(text))
    assert read(ENGINES[engine](source)) == (words, tags)


def everywhere(text: str) -> list[Part]:
    return [Part(place, text, has_mark) for place in PLACES for has_mark in (False, True)]


PIECES = r"""
    \ ` * _ { } [ ] ( ) < > # + - . ! | ~ ^ = $ & " ' : ; , / @ ? % « » ’ a é 1 1986 www www. http
    https:// ftp:// a@b.fr mailto: xmpp: &amp; &#35 &copy <b> </p> <!-- --> <? --- === ``` ~~~ ~~
    ** __ 1. 1) [^1] [^1]: [a]: ](x) ![ {{< {{% {#x} {: a_b
"""
pieces = st.sampled_from([*PIECES.split(), " ", "\t", "\n", "\u00a0", "///Footnotes Go Here///"])
texts = st.lists(pieces | st.text(max_size=3)).map("".join).filter(letters)
parts = st.builds(Part, st.sampled_from(list(PLACES)), texts, st.booleans())


@settings(max_examples=100, deadline=None)
@given(parts=st.lists(parts, min_size=1, max_size=5))
def test_a_page_of_any_texts_shows_them_to_the_letter(parts: list[Part]) -> None:
    source, words, tags = document(parts)
    for engine, rendered in ENGINES.items():
        assert read(rendered(source)) == (words, tags), engine


SENTENCES = [
    "La régate a été annoncée à Brest (jusqu’en 2028) ; coût : 1,5 Md€ – « non dévoilé ».",
    "En 1986, l’école d’Œuilly comptait 40 % d’élèves de plus qu’en 1985… Qu’en dire ?",
    "“It’s a first,” he said: half the fleet (AT&T's, R&D's) sailed at 5 < 6 knots & more!",
    "-5 °C, +33 1 23 et snake_case, 3/4 ou 50-50, #3 = n° 3",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_stays_as_a_person_would_write_it(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[…] *a* | b", r"\[…\] \*a\* \| b"),
        ("# a ##", r"\# a \#\#"),
        ("1986. Un an", r"1986\. Un an"),
        ("1) Un an", r"1\) Un an"),
        ("- Un an", r"\- Un an"),
        ("www.a.example", r"www\.a.example"),
        ("https://a.example", "https&#58;//a.example"),
        ("~5 <b> &amp;", "&#126;5 &lt;b> &amp;amp;"),
        ("\u00a0a\u202f", "&nbsp;a&#8239;"),
    ],
)
def test_a_backslash_serves_and_else_an_entity(text: str, written: str) -> None:
    assert escape(text) == written


def test_markup_passes_as_it_is() -> None:
    assert escape(Markup("*a*")) == "*a*"
    assert escape(1986) == "1986"
    assert escape("") == ""


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x00b\x02c\x03d\x7f", "a⟨U+0000⟩b⟨U+0002⟩c⟨U+0003⟩d⟨U+007F⟩"),
        ("\u202eevil\u2066x\u2069", "⟨U+202E⟩evil⟨U+2066⟩x⟨U+2069⟩"),
        ("zéro\u200blarge \ufeff \u00ad", "zéro⟨U+200B⟩large ⟨U+FEFF⟩ ⟨U+00AD⟩"),
        ("\ud800", "⟨U+D800⟩"),
        (" a\r\n\tb\u2028c  d ", "a b c d"),
    ],
)
def test_what_would_not_be_seen_is_named(text: str, seen: str) -> None:
    assert escape(text) == seen


ADDRESSES = {
    "sources/a.md#fnref:3": "sources/a.md#fnref:3",
    "https://a.example/?q=1&r=*_~": "https://a.example/?q=1&r=*_~",
    "https://a.example/été d’hiver": "https://a.example/%C3%A9t%C3%A9%20d%E2%80%99hiver",
    "https://a.example/%C3%A9t%C3%A9": "https://a.example/%C3%A9t%C3%A9",
    "https://a.example/50%": "https://a.example/50%25",
    "https://a.example/a_(b)": "https://a.example/a_%28b%29",
    'https://a.example/l\'a "b"': "https://a.example/l%27a%20%22b%22",
    "https://a.example/a|b\\c`d<e>[f]": "https://a.example/a%7Cb%5Cc%60d%3Ce%3E%5Bf%5D",
    "https://a.example/?a&copy;&#1": "https://a.example/?a&copy;&#1",
    "https://a.example/?a&lt=1": "https://a.example/?a&lt=1",
    "https://a.example/?a=1&copy;2": "https://a.example/?a=1&copy;2",
    "https://a.example/?a=1&amp;b=2&#38;c": "https://a.example/?a=1&amp;b=2&#38;c",
}


def test_links_lead_to_the_same_address_in_every_engine() -> None:
    for engine in ENGINES.values():
        assert addresses(engine(links())) == list(ADDRESSES.values()) * 2


def test_a_link_shows_its_text() -> None:
    assert link("Le 3 [bis]", "a.md#fnref:P-03") == r"[Le 3 \[bis\]](a.md#fnref:P-03)"
    assert link(Markup("*a*"), "a.md") == "[*a*](a.md)"


def links() -> str:
    """Every address in a paragraph and in a table."""
    alone = [f"{link('nom', target)} nom\n\n" for target in ADDRESSES]
    rows = [f"| **{link('nom', target)}** |\n" for target in ADDRESSES]
    return "".join([*alone, "| nom |\n| --- |\n", *rows])


def addresses(rendered: str) -> list[str]:
    return [html.unescape(href) for href in re.findall(r'href="([^"]*)"', rendered)]


@pytest.mark.skipif(not HUGO, reason="needs HUGO, the path of its binary")
def test_goldmark_shows_and_links_the_same(tmp_path: Path) -> None:
    source, words, tags = document([part for text in TEXTS for part in everywhere(text)])
    (texts_page, _), (links_page, _) = read_by_hugo(tmp_path, source, links())
    assert read(texts_page) == (words, tags)
    assert addresses(links_page) == list(ADDRESSES.values()) * 2
