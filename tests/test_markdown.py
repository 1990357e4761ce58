"""Whatever a text holds is shown to the letter, whoever renders the Markdown."""

import html
import re
from pathlib import Path

import markdown
import pytest

from dossier.text.markdown import escape

# All but smartsymbols, which rewrites plain words such as 1/2 and 1st.
EVERYTHING = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]

HOSTILE = (Path(__file__).parent / "hostile.txt").read_text("utf-8").splitlines()
TEXTS = [*HOSTILE, "    indenté", "\ttab", "a  b", "x" * 5000, "\u202fétroit\u00a0insécable"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "extensions", [["attr_list", "md_in_html", "tables"], EVERYTHING], ids=["ours", "all"]
)
@pytest.mark.parametrize(
    "frame", ["{}\n", "mot {} mot\n", "| {} |\n| --- |\n| {} |\n"], ids=["alone", "amid", "cell"]
)
def test_text_is_shown_to_the_letter(text: str, extensions: list[str], frame: str) -> None:
    source = frame.replace("{}", str(escape(text)))
    rendered = markdown.markdown(source, extensions=extensions)
    expected = words(frame.replace("{}", text) if "|" not in frame else f"{text} {text}")
    assert words(html.unescape(re.sub(r"<[^>]*>", "", rendered))) == expected
    assert set(re.findall(r"<(\w+)", rendered)) <= {
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x00b\x02c\x03d\x7f", "a⟨U+0000⟩b⟨U+0002⟩c⟨U+0003⟩d⟨U+007F⟩"),
        ("\u202eevil\u2066x\u2069", "⟨U+202E⟩evil⟨U+2066⟩x⟨U+2069⟩"),
        ("zéro\u200blarge \ufeff \u00ad", "zéro⟨U+200B⟩large ⟨U+FEFF⟩ ⟨U+00AD⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("a\r\n\tb\u2028c", "a b c"),
    ],
)
def test_what_would_not_be_seen_is_named(text: str, seen: str) -> None:
    assert words(html.unescape(markdown.markdown(str(escape(text))))) == words(f"<p>{seen}</p>")


def words(text: str) -> str:
    return " ".join(text.split())
