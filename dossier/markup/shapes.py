"""Paragraphs, lists and tables of a page become what they stand for: a statement with its proof,
a lead, a quotation, people, rows that a phone can show."""

from __future__ import annotations

from typing import NamedTuple

from markdown.extensions.toc import slugify, unique

from dossier.markup.citations import cited_words, make_citable
from dossier.markup.notes import Notes
from dossier.markup.page_data import PageData
from dossier.markup.tree import (
    MARK,
    RESOLVED,
    Element,
    add_class,
    append_text,
    make,
    move_content,
    only_child,
    parents,
    replace,
    wrap,
)

SUMMARY = "1"
"""The label of the note of a page's summary; an article's first sentence has it, too."""
_GLUE = "\u00a0"
"""Before a mark, so that it does not stand alone on a line."""
_HEADINGS = ("h1", "h2", "h3")
_FRAME = frozenset(("_content", "_menu", "_scheme", "_search"))
"""The ids in templates/theme, which `toc` does not see."""


class Statement(NamedTuple):
    """What stands for a statement (a row, an item, a block), what holds its text, what it rests
    on (a proof or a reference), and the words that a citation has of it."""

    element: Element
    text: Element
    basis: Element
    cited: str


def open_notes(root: Element, notes: Notes, page: PageData) -> list[Element]:
    """Puts what each note says where its mark stands; returns what holds a text of ours."""
    above = parents(root)
    texts: list[Element] = []
    last: dict[str, Statement] = {}
    for mark in list(root.iter(MARK)):
        label, holder = mark.get("label", ""), above[mark]
        if label == SUMMARY:
            texts.append(_set_lead(holder, mark, notes))
        elif above[holder].tag == "blockquote":
            last[label] = _set_quotation(root, above[holder], mark, notes)
        else:
            last[label] = _set_statement(holder, above, mark, notes, page)
            texts.append(last[label].text)
    for label, statement in last.items():
        if label in page.owned:
            _identify(label, statement, notes, page)
    return texts


def _identify(label: str, statement: Statement, notes: Notes, page: PageData) -> None:
    """Gives a statement that lives on the page its id, and what it is shared and cited by."""
    headword = statement.text.find("strong") if page.kind == "glossary" else None
    name = label if headword is None else headword.text or ""
    statement.element.set("id", label)
    make_citable(statement.basis, label, name, statement.cited, notes.articles(label), page)


def _set_lead(holder: Element, mark: Element, notes: Notes) -> Element:
    """The page's summary, and below it what it rests on."""
    replace(holder, mark)
    text = make("div", class_="lead__text")
    move_content(holder, text)
    holder.tag = "div"
    add_class(holder, "lead")
    holder.extend([text, notes.basis(SUMMARY)])
    return text


def _set_statement(
    holder: Element, above: dict[Element, Element], mark: Element, notes: Notes, page: PageData
) -> Statement:
    """A sentence and what it rests on."""
    label = mark.get("label", "")
    owner = holder if above[holder].tag not in ("tr", "li") else above[holder]
    holder.tag = "div" if holder.tag == "p" else holder.tag
    replace(holder, mark)
    claim = make("span", class_="claim")
    move_content(holder, claim)
    cited = cited_words(claim, owner)
    append_text(claim, _GLUE)
    if page.kind != "article":
        add_class(owner, "statement")
    if notes.is_reference(label):
        _set_apart(owner, claim, page)
        basis = notes.reference(label)
    else:
        basis = notes.proof(label)
    holder.extend([claim, basis])
    return Statement(owner, claim, basis, cited)


def _set_apart(owner: Element, claim: Element, page: PageData) -> None:
    """Shows that a statement is context, and the word that says so as a tag."""
    context = page.words["context"]
    add_class(owner, "context")
    for tag in claim.findall("strong"):
        if tag.text == f"{context}.":
            tag.tag, tag.text = "span", context
            add_class(tag, "tag")


def _set_quotation(root: Element, block: Element, mark: Element, notes: Notes) -> Statement:
    """Words that were spoken, and below them who spoke."""
    siblings = list(root)
    credit = siblings[siblings.index(block) + 1]
    [words] = block
    replace(words, mark)
    block.remove(words)
    block.text = ""
    move_content(words, block)
    figure = wrap(root, [block, credit], make("figure", class_="statement quotation"))
    credit.tag = "figcaption"
    cited = "".join([*block.itertext(), " ", *credit.itertext()])
    append_text(credit, _GLUE)
    proof = notes.proof(mark.get("label", ""))
    credit.append(proof)
    return Statement(figure, block, proof, cited)


def set_tables(root: Element, page: PageData) -> None:
    """Tables as screen readers and phones need them: headers of rows, labels of cells."""
    for table in root.iter("table"):
        names = ["".join(cell.itertext()) for cell in table.iter("th")]
        rows = list(table.iter("tr"))[1:]
        has_statements = any(row.get("class") for row in rows)
        for cell in table.iter("th"):
            cell.set("scope", "col")
        for row in rows:
            _set_row(row, names if has_statements else [])
        kind = "timeline" if any(row.get("id") in page.points for row in rows) else "records"
        add_class(table, kind if has_statements else "ledger")


def _set_row(row: Element, names: list[str]) -> None:
    cells = list(row)
    if (header := only_child(cells[0], "strong")) is not None:
        cells[0].tag = "th"
        cells[0].set("scope", "row")
        cells[0].text = ""
        cells[0].remove(header)
        move_content(header, cells[0])
    for name, cell in list(zip(names, cells, strict=False))[1:-1]:
        cell.set("data-label", name)
        if (unknown := only_child(cell, "em")) is not None:
            add_class(cell, "unknown")
            replace(cell, unknown)
            cell.text = unknown.text


def set_lists(root: Element, page: PageData) -> None:
    """Lists by what their items are: people, facts, entries, pages, gaps, files."""
    for items in root.findall("ul"):
        first = items[0]
        if page.kind == "glossary":
            add_class(items, "glossary")
        elif first.find("p/strong/a") is not None:
            add_class(items, "cards")
        elif first.find("p/strong") is not None:
            add_class(items, "people")
        elif first.get("class"):
            add_class(items, "facts")
        elif page.kind in ("article", "data"):
            add_class(items, "unstated" if page.kind == "article" else "files")


def set_frame(root: Element, page: PageData) -> None:
    """What is said of an article below its title; the summary in another language."""
    before: Element | None = None
    for child in list(root):
        is_titled = before is not None and before.tag == "h2" and before.find("a") is not None
        is_said = before is not None and before.get("class") == "provenance"
        is_first = before is not None and before.tag == "h1" and page.kind == "article"
        if child.tag == "p" and (is_titled or is_said or is_first):
            add_class(child, "provenance")  # Zotero takes a “byline” for the names of authors
        if child.tag == "div" and child.get("lang") and page.kind != "article":
            _set_summary(child)
            if before is not None and before.get("class") == "lead":
                root.remove(child)
                before.append(child)
                continue
        before = child


def set_addresses(root: Element, page: PageData) -> None:
    """Ids of sections that `toc` would make like one of the theme's, or that the theme links to."""
    taken = {element.get("id", "") for element in root.iter()} | _FRAME
    headings = [element for element in root.iter() if element.tag in _HEADINGS]
    names = [slugify("".join(heading.itertext()), "-") for heading in headings]
    for heading, name in zip(headings, names, strict=True):
        if name in _FRAME:
            heading.set("id", unique(name, taken))
    if page.kind == "verification":
        privacy = slugify(page.words["privacy"], "-")
        last = max((at for at, name in enumerate(names) if name == privacy), default=0)
        headings[last].set("id", privacy)  # whatever the articles are called, which come before


def _set_summary(block: Element) -> None:
    """The summary in another language, behind its name."""
    block.tag = "details"
    add_class(block, "summary")
    first, name = block.find("p"), block.find("p/strong")
    if first is not None and name is not None:
        replace(first, name)
        name.tag, name.text, name.tail = "summary", (name.text or "").rstrip("."), ""
        first.text = (first.text or "").lstrip()
        block.insert(0, name)


def open_first_proof(root: Element) -> None:
    """Shows by one example what the marks open."""
    proof = next((one for one in root.iter("details") if one.get("class") == "proof"), None)
    if proof is not None:
        proof.set("open", "")


def name_files(root: Element, page: PageData) -> None:
    """Has the names of files of data lead to them."""
    above = parents(root)
    for code in list(root.iter("code")):
        name = code.text or ""
        if name in page.files:
            link = make("a", name.rpartition("/")[2], href=page.files[name], **{RESOLVED: ""})
            replace(above[code], code, link)
        else:
            add_class(code, "hash")
