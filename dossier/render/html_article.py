"""An article as HTML: its sentences numbered, and beside each what uses it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from dossier.model.dossier import Article
from dossier.model.reserved import HOME
from dossier.render.article import Block, Piece
from dossier.render.html_view import HtmlView
from dossier.render.markup import html, slug
from dossier.render.passages import Way
from dossier.text.languages import attributes
from dossier.text.markdown import shown

_BY_ITSELF = ("byline", "credit", "dateline")


def passages(view: HtmlView, article: Article) -> Iterator[Markup]:
    """The blocks of an article in order, those of a list together."""
    for is_list, found in groupby(_passages(view, article), lambda one: one.startswith("<li")):
        items = "\n".join(found)
        yield Markup(f'<ul class="items" role="list">{items}</ul>' if is_list else items)  # noqa: S704


def _passages(view: HtmlView, article: Article) -> Iterator[str]:
    """The blocks of an article in order, a photograph's credit together with its caption."""
    blocks = view.site.layouts[article.id].blocks
    for at, block in enumerate(blocks):
        after = blocks[at + 1 : at + 2] if block.role == "caption" else ()
        credit = "".join(_credit(one) for one in after if one.role in _BY_ITSELF)
        if block.role not in _BY_ITSELF:
            yield _passage(view, article, block, credit)
        elif not (at and blocks[at - 1].role == "caption"):
            yield f'<div class="par"><div>{_credit(block)}</div></div>'


def _passage(view: HtmlView, article: Article, block: Block, credit: str) -> str:
    foreign = article.sidecar.language != view.lang
    ours = f" {attributes(view.lang, article.sidecar.language)}" if foreign else ""
    units, uses, cited = "", "", set()
    for piece in block.pieces:
        account = view.account(article.id, piece.number)
        ways = [] if isinstance(account, str) else account
        gaps = view.site.shown.get((article.id, (piece.number,)), ())
        back = [*ways, *(Way(gap[view.lang], page, place) for gap, page, place in gaps)]
        units += _unit(view, piece, back, ours)
        uses += _uses(view, piece.number, account)
        cited.update(ways)
    if block.role == "heading":
        name = view.unique(slug(shown(block.pieces[0].text)))
        words = f'<h3 class="words heading" id="{name}">{units}</h3>'
    else:
        words = f'<p class="words {block.role}">{units}</p>'
    said = view.label["used_one" if len(cited) == 1 else "used_many"].format(len(cited))
    tag = "li" if block.role == "item" else "div"
    return (
        f'<{tag} class="par"><div>{words}{credit}</div>'
        f'<div class="uses" data-pagefind-ignore=""{ours}>'
        f'<details><summary>{said}</summary></details><ul role="list">{uses}</ul></div></{tag}>'
    )


def _unit(view: HtmlView, piece: Piece, ways: list[Way], ours: str) -> str:
    """A numbered sentence; its number is the stylesheet's, so that nobody copies it."""
    words = [f"<q>{html(text)}</q>" if said else html(text) for text, said in piece.stretches]
    number = piece.number
    back = "".join([_back(view, way, number) for way in ways])
    if back:
        back = f'<span class="back" data-pagefind-ignore=""{ours}>{back}</span>'
    return (
        f'{piece.gap}{back}<span class="unit" id="s{number}">'
        f'<b aria-label="{view.label["sentence"]} {number}" '
        f'data-number="{number}"{ours} role="img"></b>{"".join(words)}</span>'
    )


def _back(view: HtmlView, way: Way, number: int) -> str:
    """The way back to a statement, which shows where one arrives from there; its words are the
    stylesheet's, for whoever searches the page's text finds the article's alone."""
    name = html(f"{view.label['you_were_reading']} {way.words}")
    return f'<a id="s{number}-{way.place}" href="{view.target(way)}" aria-label="{name}"></a>'


def _uses(view: HtmlView, number: int, account: list[Way] | str) -> str:
    """The statements that quote a sentence, page by page, or why there are none."""
    if isinstance(account, str):
        told = f"<div>{html(account)}</div>"
    else:
        told = "".join(
            f"<div><b>{_page(view, page)}</b> {' '.join(map(view.to, ways))}</div>"
            for page, ways in groupby(account, lambda way: way.page)
        )
    return (
        f'<li><a class="uses__number" href="#s{number}"><span class="unseen">'
        f"{view.label['sentence']} </span>{number}</a>{told}</li>"
    )


def _page(view: HtmlView, name: str) -> Markup:
    title = view.label["home"] if name == HOME else view.site.document[name].title[view.lang]
    return html(title + view.label["colon"])


def _credit(block: Block) -> str:
    return f'<p class="words credit">{"".join(html(piece.text) for piece in block.pieces)}</p>'
