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
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from markdown import markdown

from bench import dossiers
from dossier.model.problems import Rejected
from dossier.pipeline import generate
from dossier.render.renderer import HtmlPage, Rendering
from tests import edits
from tests.project import ROOT
from tests.site.markup import Element, parse

# The classes by which our pages are read; of a passage, the words of a quote are what is marked.
CONTEXT, PROOF, REFERENCE, SOURCE = "out", "p", "ref", "src"
BASIS, USES, USES_NUMBER = "basis", "uses", "uses__number"
ONLY_OURS = {"q", "how", "at", "do", "back", "count", "unseen", "term__card", "charts", "next"}
ONLY_OURS |= {"printed", "wide", USES_NUMBER}

LABELS, SUMMARY = ("span", "summary"), "Summary in English"  # elements, and one of their texts
HEADINGS = ("h1", "h2", "h3")
PLAIN = ("p", "div", "li", "ul", "figure", "figcaption", "blockquote")
BLOCKS = {**dict.fromkeys(PLAIN, ""), "th": "cell ", "td": "cell "} | {h: f"{h} " for h in HEADINGS}


class Reading:
    """The blocks of a page, and its notes, each with the id of what it belongs to."""

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
                child.children = coded(child.children) if child.tag == "td" else child.children
                if child["id"] and child.tag not in HEADINGS:
                    self.owner = child["id"]
                    self.runs.append((f"§{self.owner} ", ""))
                there = self.target(child) if child["href"] else target
                self.read(child, child["lang"] or lang, there)
                if child.tag in BLOCKS and element.tag != "td":  # a cell is one block
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


def coded(children: Iterable[Element | str]) -> list[Element | str]:
    """Links to statements by their ids, as docs/ calls them; ours has a name or the first words."""
    return [
        Element("a", child.attributes, children=[urldefrag(child["href"]).fragment])
        if isinstance(child, Element) and re.search("#(?!s[0-9]+$)", child["href"])
        else child
        for child in children
    ]


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
            *said, space, _ = paragraphs[-1]  # the way back, and what keeps it apart
            paragraphs[-1] = [*said, str(space).removesuffix("\xa0")]
            if str(paragraphs[0][0]).startswith(self.label["opening_quote"]):
                paragraphs = self.proof(paragraphs)
            self.note(self.owner, self.lang, map(coded, paragraphs))
        if element.tag == "code":  # our site has the name of a file without its folder
            element.children = [element.text.rpartition("/")[2]]
        leads_over = bool(element["href"]) and self.target(element) == self.translation
        self.translations += leads_over
        return leads_over or element.tag == "sup" or "footnote" in element["class"]

    def proof(self, quotes: list[list[Element | str]]) -> list[list[Element | str]]:
        """Quotes as our site shows them: their words, where they stand, and the ways there."""
        quotes[-1] = quotes[-1][:-1]  # nothing, where the way back was
        links = [quote[-1] for quote in quotes if isinstance(quote[-1], Element)]
        found: dict[str, list[str]] = {}
        for link in links:
            source, _, place = link.text.rpartition(", ")
            found.setdefault(source, []).append(place)
        places: list[list[Element | str]] = [
            [", ".join(filter(None, (one, self.together(found[one]))))] for one in found
        ]
        said = [[*quote[:-2], str(quote[-2]).removesuffix(" — ")] for quote in quotes]
        return [*said, *places, [*dict.fromkeys(map(self.target, links))]]

    def together(self, places: list[str]) -> str:
        """Places in one phrase, the numbers of sentences together."""
        one, many, and_ = (self.label[key] for key in ("sentence", "sentences", "and"))
        numbers = [place.split()[1] for place in places if place.split()[0] == one]
        said = [place for place in places if place.split()[0] != one]
        if numbers:
            said.append(f"{one if len({*numbers}) == 1 else many} {joined(numbers, and_)}")
        return joined(said, and_)


def joined(parts: Iterable[str], last: str) -> str:
    """Different parts in one phrase."""
    *before, end = dict.fromkeys(parts)
    return last.join(filter(None, (", ".join(before), end)))


class Ours(Reading):
    """A page of our site."""

    def is_apart(self, element: Element, lang: str) -> bool:
        """True for a proof, the uses of a sentence and such, taken in as docs/ writes them."""
        classes = {*element["class"].split()}
        if CONTEXT in classes:
            self.runs.append((f"{self.label['context']}. ", f"‹{lang}›"))
        if PROOF in classes and any(one["class"] == REFERENCE for one in element.below("p")):
            self.note(self.owner, lang, [reference(element)])
        elif PROOF in classes:
            self.note(self.owner, lang, self.proof(element))
        elif BASIS in classes:  # in docs/ its mark stands after the summary
            basis = coded(ways(element, ", "))
            self.note("", lang, [[f"{self.label['rests_on']} ", *basis, "."]])
            self.notes.insert(0, self.notes.pop())
        elif USES in classes:
            for use in element.below("li"):
                number = next(use.below("a"))["href"][1:]
                said = coded(ways(use, self.label["semicolon"]))
                self.note(number, lang, [said or next(use.below("div")).children])
        elif element.tag in LABELS and element.text == SUMMARY:
            self.runs.append((f"{element.text}. ", f"‹{lang}›"))
        else:
            return not classes.isdisjoint(ONLY_OURS)
        return True

    def proof(self, proof: Element) -> Iterator[list[Element | str]]:
        """The words of each quote, then where they stand in each article, then the ways there, of
        which the first is an action, and the others stand beside their article."""
        opening, closing = self.label["opening_quote"], self.label["closing_quote"]
        for block in proof.below("blockquote"):
            for mark in block.below("mark"):
                words = Element("q", {"lang": block["lang"]}, children=mark.children)
                yield [opening, words, closing]
        for source in proof.below("p"):
            if source["class"] == SOURCE:
                yield [source]
        links = sorted(filter(is_way, proof.below("a")), key=is_no_action)
        yield [*dict.fromkeys(map(self.target, links))]


def is_way(link: Element) -> bool:
    """True for a link to a sentence of an article."""
    return not link["rel"] and link["class"] != "self"


def is_no_action(link: Element) -> bool:
    """True for a link that stands elsewhere than at the end of a proof."""
    return link.parent is None or link.parent["class"] != "do"


def reference(proof: Element) -> list[Element | str]:
    """The page that a statement rests on, and what is said of it."""
    [title, remark], link = proof.below("p"), next(proof.below("a"))
    label = next(remark.below("b"))
    said = [child for child in remark.children if child is not label]
    return [Element("a", link.attributes, children=title.children), *said]


def ways(element: Element, between: str) -> list[Element | str]:
    """The links in an element, but for a sentence's number, with those words between."""
    links = [link for link in element.below("a") if link["class"] != USES_NUMBER]
    return [part for link in links for part in (between, link)][1:]


def file_of(page: HtmlPage) -> str:
    """The Markdown file of a page, below docs/."""
    return page.document.source(page.lang)


def compare(rendering: Rendering) -> None:
    """Fails where a page of docs/ and ours differ."""
    pages = list(rendering.html_pages())
    files = {f"/{file_of(page)}": page.document.url(page.lang) for page in pages}
    addresses = {f"/{url}": url for url in files.values()}
    for page in pages:
        docs = Docs(rendering, page, f"/{file_of(page)}", files)
        docs.read_all(rendering.files[f"docs/{file_of(page)}"])
        ours = Ours(rendering, page, f"/{page.document.url(page.lang)}", addresses)
        ours.read(parse(page.content.decode()), page.lang)
        assert (docs.blocks, docs.notes) == (ours.blocks, ours.notes), file_of(page)


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
