"""An article as HTML: its sentences numbered, and beside each the ways back to what uses it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from dossier.model.dossier import Article
from dossier.render.html_view import HtmlView
from dossier.render.markup import html, slug
from dossier.text.blocks import Block, Piece
from dossier.text.languages import attributes
from dossier.text.markdown import shown

_ASIDE = ("byline", "caption", "credit", "dateline")


def passages(view: HtmlView, article: Article) -> Iterator[Markup]:
    """The blocks of an article in order, a photograph's credit together with its caption."""
    blocks = view.site.blocks(article.id)
    for at, block in enumerate(blocks):
        following = blocks[at + 1 : at + 2]
        credit = "".join(
            _credit(one) for one in following if _is_caption(block) and _is_credit(one)
        )
        if not _is_credit(block):
            yield Markup(_passage(view, article, block, credit))  # noqa: S704 - escaped
        elif not (at and _is_caption(blocks[at - 1])):
            yield Markup(f'<div class="passage">{_credit(block)}</div>')  # noqa: S704


def _passage(view: HtmlView, article: Article, block: Block, credit: str) -> str:
    foreign = article.sidecar.language != view.lang
    ours = f" {attributes(view.lang, article.sidecar.language)}" if foreign else ""
    units = "".join(_unit(piece, view.label["sentence"], ours) for piece in block.pieces)
    uses = "".join(_uses(view, article, one.number) for one in block.pieces if one.number)
    if block.role == "heading":
        name = view.unique(slug(shown("".join(piece.gap + piece.text for piece in block.pieces))))
        words = f'<h3 class="words heading" id="{name}">{units}</h3>'
    else:
        role = "caption" if _is_caption(block) else "paragraph"
        words = f'<p class="words {role}">{units}</p>'
    return (
        f'<div class="passage">{words}{credit}<ul class="uses" data-pagefind-ignore=""{ours}>'
        f"{uses}</ul></div>"
    )


def _unit(piece: Piece, sentence: str, ours: str) -> str:
    """A numbered sentence; its number is the stylesheet's, so that nobody copies it."""
    words = "".join(
        f"<q>{html(text)}</q>" if said else html(text) for text, said in piece.stretches
    )
    number = piece.number
    return (
        f'{piece.gap}<span class="unit" id="s{number}"><b aria-label="{sentence} {number}" '
        f'data-number="{number}"{ours} role="img"></b>{words}</span>'
    )


def _uses(view: HtmlView, article: Article, number: int) -> str:
    """The statements that quote a sentence, each with an address to be led to from it."""
    label, account = view.label, view.account(article.id, number)
    if isinstance(account, str):
        told = str(html(account))
    else:
        ways = (f'<span id="s{number}-{way.place}">{view.to(way)}</span>' for way in account)
        told = f"{label['uses']} {' '.join(ways)} "
    return (
        f'<li><a class="uses__number" href="#s{number}"><span class="unseen">{label["sentence"]} '
        f"</span>{number}</a> {told}</li>"
    )


def _is_caption(block: Block) -> bool:
    return block.role in _ASIDE and any(piece.number for piece in block.pieces)


def _is_credit(block: Block) -> bool:
    return block.role in _ASIDE and not _is_caption(block)


def _credit(block: Block) -> str:
    return f'<p class="words credit">{"".join(html(piece.text) for piece in block.pieces)}</p>'
