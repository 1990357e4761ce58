"""The page of an article: its sentences told apart, and beside each the ways back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.markup.notes import Notes, uses
from dossier.markup.page_data import PageData
from dossier.markup.tree import MARK, Element, add_class, append_text, make, only_child
from dossier.text.blocks import Piece
from dossier.text.markdown import shown


def set_article(root: Element, notes: Notes, page: PageData) -> None:
    """Sets every block of the article, which may stand in an element of its language.

    All at once: to put each block into its parent by itself takes the square of their number.
    """
    for parent in [root, *root.findall("div")]:
        parent[:] = list(_set(parent, notes, page))


def _set(parent: Element, notes: Notes, page: PageData) -> Iterator[Element]:
    """The blocks of an article as a reader sees them, and what else is among them."""
    # Amid words in another language.
    ours: dict[str, str] = {"lang": page.lang} if parent.get("lang") else {}
    before = parent
    for block in parent:
        if numbers := _numbers(block):
            before = _passage(block, numbers, ours, notes, page)
        elif block.tag == "p" and (credit := only_child(block, "em")) is not None:
            _set_credit(block, credit)
            if before.get("class") == "passage" and "caption" in before[0].get("class", ""):
                before.insert(1, block)  # a credit joins the caption that it stands below
                continue
            before = make("div", "", block, class_="passage")
        else:
            before = block
        yield before


def _numbers(block: Element) -> list[int]:
    labels = [mark.get("label", "") for mark in block.findall(MARK)]
    return [int(label) for label in labels if label.isdigit()]


def _passage(
    block: Element, numbers: list[int], ours: dict[str, str], notes: Notes, page: PageData
) -> Element:
    """A passage: its words, each sentence an element of its own, and what uses them."""
    role = (
        "heading" if block.tag == "h3" else "paragraph" if block.find("em") is None else "caption"
    )
    add_class(block, "words", role)
    block.text = ""
    del block[:]
    pieces = page.articles[page.source].pieces
    for number in numbers:
        append_text(block, pieces[number].gap)
        block.append(_sentence(pieces[number], _number(number, page.words, ours)))
    lines = [uses(number, notes, page.words) for number in numbers]
    account = make("ul", "", *lines, class_="uses", data_pagefind_ignore="", **ours)
    return make("div", "", block, account, class_="passage")


def _number(number: int, words: Mapping[str, str], ours: dict[str, str]) -> Element:
    """The number of a sentence, to eye and ear but no text of the article: nobody copies it, and
    no link to words of the article stumbles over it."""
    name = f"{words['sentence']} {number}"
    return make("b", role="img", aria_label=name, data_number=str(number), **ours)


def _sentence(piece: Piece, number: Element) -> Element:
    sentence = make("span", "", number, class_="unit", id=f"s{piece.number}")
    for words, spoken in piece.stretches:
        if spoken:
            sentence.append(make("q", shown(words)))
        else:
            append_text(sentence, shown(words))
    return sentence


def _set_credit(block: Element, credit: Element) -> None:
    block.text = credit.text
    block.remove(credit)
    add_class(block, "words", "credit")
