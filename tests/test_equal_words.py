"""docs/ and our site say the same: each page is read twice, once as stock Python-Markdown makes it
of docs/ and once as our site shows it, block by block, with each note where its mark stands.

What only one side has is left out there, or put in on the other. Ours has a frame, citations,
counts, charts, cards of glossary words, and no marks around a quote; docs/ has numbers of notes,
ways back and the way to the other language, and a full stop after a label.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from markdown import markdown

from bench import dossiers
from dossier.model.problems import Rejected
from dossier.pipeline import generate
from dossier.render.imprint import Imprint
from dossier.render.renderer import HtmlPage, Rendering
from tests import edits
from tests.project import ROOT
from tests.site.markup import Element, parse

# The classes by which our pages are read; where a quote has `mark`, its words are what is marked.
PROOF, REFERENCE, BASIS, USES, USES_NUMBER = "proof", "reference", "basis", "uses", "uses__number"
ONLY_OURS = {"citation", "cite", "self", "unseen", "term__card", "charts", USES_NUMBER}

LABELS, SUMMARY = ("span", "summary"), "Summary in English"  # elements, and one of their texts
HEADINGS = ("h1", "h2", "h3")
PLAIN = ("p", "div", "li", "ul", "figure", "figcaption", "blockquote")
BLOCKS = {**dict.fromkeys(PLAIN, ""), "th": "cell ", "td": "cell "} | {h: f"{h} " for h in HEADINGS}


class Reading:
    """What a page says: its blocks, and its notes, each with the id of what it belongs to."""

    def __init__(self, rendering: Rendering, page: HtmlPage, base: str, pages: dict[str, str]):
        self.lang, self.base, self.pages = page.lang, base, pages
        self.label = rendering.site.label[page.lang]
        self.translation = page.document.url("en" if page.lang == "fr" else "fr") + "#"
        self.blocks: list[str] = []
        self.notes: list[tuple[str, list[str]]] = []
        self.runs: list[tuple[str, str]] = []  # words, and what language and target they have
        self.owner = ""

    def read(self, element: Element, lang: str, target: str = "") -> None:
        """Takes in what is below an element."""
        for child in element.children:
            if isinstance(child, str):
                self.runs.append((child, f"‹{lang}{target}›"))
            elif not self.is_apart(child, child["lang"] or lang):
                if child["id"] and child.tag not in HEADINGS:
                    self.owner = child["id"]
                    self.runs.append((f"§{self.owner} ", ""))
                there = self.target(child) if child["href"] else target
                self.read(child, child["lang"] or lang, there)
                if child.tag in BLOCKS:
                    self.end(BLOCKS[child.tag])

    def is_apart(self, element: Element, lang: str) -> bool:
        """True for what is no running text; a note is taken in."""
        raise NotImplementedError

    def end(self, kind: str = "") -> None:
        """Ends a block, in which each change of language or target is told."""
        text, here = "", f"‹{self.lang}›"
        for words, there in self.runs:
            if words.strip() and there not in ("", here):
                text, here = f"{text}{there}", there
            text += words
        self.runs = []
        text = re.sub("[ \n]+", " ", re.sub("(‹[^›]*›)([ \n]+)", r"\2\1", text)).strip()
        self.blocks += [kind + text] if text or kind else []

    def target(self, link: Element) -> str:
        """A link's address on our site, whichever side it is on; a use has its sentence's."""
        path, place = urldefrag(urljoin(self.base, link["href"]))
        if not path.startswith("http") and path not in self.pages:
            return ""  # one of our files of data, which docs/ only names
        place = re.sub("^(s[0-9]+)-.*", r"\1", place)
        return unquote(f"{self.pages.get(path, path)}#{place}")

    def note(self, owner: str, lang: str, paragraphs: Iterable[Sequence[Element | str]]) -> None:
        """Takes in what an element of the page rests on, or what uses it."""
        kept = self.blocks, self.runs, self.owner
        self.blocks, self.runs = [], []
        for children in paragraphs:
            self.read(Element("", {}, children=list(children)), lang)
            self.end()
        self.notes.append((owner, self.blocks))
        self.blocks, self.runs, self.owner = kept


class Docs(Reading):
    """A page of docs/ as stock Python-Markdown makes it."""

    def read_all(self, text: str) -> None:
        """Takes in the page, each note where its mark stands."""
        body = text.split("\n---\n", 1)[1]
        root = parse(markdown(body, extensions=["footnotes", "tables", "md_in_html"]))
        self.listed = {item["id"]: item for item in root.below("li") if item["id"]}
        self.marked, self.translations = list[str](), 0
        self.read(root, self.lang)
        assert ([*dict.fromkeys(self.marked)], self.translations) == ([*self.listed], 1)

    def is_apart(self, element: Element, lang: str) -> bool:
        """True for a mark, whose note is taken in, and for what only docs/ has."""
        if element.tag == "sup":
            self.marked.append(next(element.below("a"))["href"][1:])
            paragraphs = [p.children for p in self.listed[self.marked[-1]].below("p")]
            self.note(self.owner, self.lang, paragraphs)
        if element.tag == "code":  # our site has the name of a file without its folder
            element.children = [element.text.rpartition("/")[2]]
        leads_over = bool(element["href"]) and self.target(element) == self.translation
        self.translations += leads_over
        return leads_over or element.tag == "sup" or "footnote" in element["class"]


class Ours(Reading):
    """A page of our site."""

    def is_apart(self, element: Element, lang: str) -> bool:
        """True for a proof, the uses of a sentence and such, taken in as docs/ writes them."""
        classes = {*element["class"].split()}
        if PROOF in classes:
            self.note(self.owner, lang, map(self.quote, element.below("figure")))
        elif REFERENCE in classes:
            self.note(self.owner, lang, [element.children])
        elif BASIS in classes:
            self.note(self.owner, lang, [[f"{self.label['rests_on']} ", *ways(element), "."]])
        elif USES in classes:
            for use in element.below("li"):
                number = next(use.below("a"))["href"][1:]
                self.note(number, lang, [ways(use) or use.children])
        elif element.tag in LABELS and element.text in (self.label["context"], SUMMARY):
            self.runs.append((f"{element.text}. ", f"‹{lang}›"))
        else:
            return not classes.isdisjoint(ONLY_OURS)
        return True

    def quote(self, figure: Element) -> list[Element | str]:
        """A quote with its place, as a note of docs/ has it."""
        [block], [place] = figure.below("blockquote"), figure.below("figcaption")
        marks = list(block.below("mark")) or [block]
        words = [Element("q", {"lang": block["lang"]}, children=one.children) for one in marks]
        closing = f"{self.label['closing_quote']} — "
        return [self.label["opening_quote"], *words, closing, *place.children]


def ways(element: Element) -> list[Element | str]:
    """The links in an element, but for a sentence's number, with commas between."""
    links = [link for link in element.below("a") if link["class"] != USES_NUMBER]
    return [part for link in links for part in (", ", link)][1:]


def compare(rendering: Rendering) -> None:
    """Fails where a page of docs/ and ours differ."""
    pages = list(rendering.html_pages(Imprint(rendering.names, "", "")))
    files = {f"/{page.source}": page.document.url(page.lang) for page in pages}
    addresses = {f"/{url}": url for url in files.values()}
    for page in pages:
        docs = Docs(rendering, page, f"/{page.source}", files)
        docs.read_all(rendering.files[f"docs/{page.source}"])
        ours = Ours(rendering, page, f"/{page.document.url(page.lang)}", addresses)
        ours.read(parse(page.content), page.lang)
        assert (docs.blocks, docs.notes) == (ours.blocks, ours.notes), page.source


def test_both_sides_of_every_page_say_the_same(project: Path) -> None:
    compare(generate(ROOT)[0])
    for number in range(4):
        compare(generate(project)[0])
        edits.add_odd_words(project, random.Random(number))  # noqa: S311


def test_so_they_do_whatever_an_editor_does(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    dossiers.write(tmp_path, 4, a_page=2)
    seeds, accepted = edits.Seeds(tmp_path, 4, random.Random(16)), []  # noqa: S311
    for _ in range(16):
        seeds.edit()
        try:
            accepted.append(generate(tmp_path)[0])
        except Rejected:
            seeds.undo()
    assert len(accepted) > 7
    compare(accepted[-1])
