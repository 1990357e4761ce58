"""The bookkeeping of the seeds: marks and spaces, sidecars, schemas, the hashes of articles.

What a hand would write is replaced where it stands; quotes are never touched, nothing is reviewed.
"""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.check.exceptions import covers
from dossier.check.typography import MARKS, QUOTATION, Spot, spots
from dossier.edit import draft
from dossier.model.base import LANGS, Lang, Text
from dossier.model.dossier import Article, Dossier
from dossier.model.problems import Place
from dossier.read.scalars import rewritten, values

_SCHEMA = "# yaml-language-server: $schema="
_PASSES = 9  # a mark that is set may show another one beside it


@dataclass(frozen=True)
class Tidied:
    """A file as it should be, and what was done to it, a line each."""

    path: str
    content: bytes
    done: tuple[str, ...]


def tidied(root: Path, dossier: Dossier, accepted: Collection[str] = ()) -> Iterator[Tidied]:
    """The files of the seeds that need something done; `accepted` names changed articles."""
    changes = _set_well(dossier) | _new_hashes(root, dossier, accepted)
    for path in sorted(_paths(root)):
        before = (root / path).read_bytes()
        mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
        try:
            text = before.decode("utf-8-sig")
        except UnicodeDecodeError:
            continue  # which the build says
        own = {place: change for place, change in changes.items() if place.path == path}
        after, done = _with_changes(text, path, own)
        if _SCHEMA not in after:
            after, done = _with_schema(after, path), [f"{path}: names its schema", *done]
        if after != text:
            yield Tidied(path, mark + after.encode(), tuple(done))
    yield from _missing_sidecars(root)


def _paths(root: Path) -> Iterator[str]:
    for pattern in ("seeds/*.yml", "seeds/pages/*.yml"):
        yield from (path.relative_to(root).as_posix() for path in root.glob(pattern))


def _with_changes(
    text: str, path: str, changes: dict[Place, tuple[str, str]]
) -> tuple[str, list[str]]:
    """The text with the new values, and what is said of each."""
    known = values(text)
    wanted = {}
    for place, (value, _) in changes.items():
        old = known.get((place.line, place.column), "")
        if old.strip():
            wanted[place.line, place.column] = old.replace(old.strip(), value)
    result, left = rewritten(text, wanted)
    done = []
    for place, (_, why) in sorted(changes.items()):
        by_hand = ": mend this one by hand" if (place.line, place.column) in left else ""
        done.append(f"{place}: {why}{by_hand}")
    return result, done


def _set_well(dossier: Dossier) -> dict[Place, tuple[str, str]]:
    """The new value of each text that is not set as it should be, and why, by its place."""
    names = dossier.site.names if dossier.site else ()
    found = {}
    for text in dossier.texts():
        for lang in LANGS:
            value, reasons = _mended(text, lang, names)
            if value != text[lang]:
                found[text.place(lang)] = (value, f"{lang}: {', '.join(dict.fromkeys(reasons))}")
    return found


def _mended(text: Text, lang: Lang, names: Collection[str]) -> tuple[str, list[str]]:
    reasons: list[str] = []
    for _ in range(_PASSES):
        slips = [
            spot for spot in spots(text, lang, list(names)) if _is_mechanical(spot, text, lang)
        ]
        if not slips:
            break
        value, end = text[lang], len(text[lang]) + 1
        for spot in sorted(slips, reverse=True):
            if spot.span.end <= end:  # not inside of one that is mended already
                value = value[: spot.span.start] + spot.mended + value[spot.span.end :]
                end = spot.span.start
                reasons.append(spot.why)
        text = text.model_copy(update={lang: value})
    return text[lang], reasons


def _is_mechanical(spot: Spot, text: Text, lang: Lang) -> bool:
    """Whether it takes no judgement to mend the spot, and nobody has excused it."""
    excused = any(covers(text[lang], one.words, spot.span) for one in text.exceptions)
    return spot.kind in (MARKS, QUOTATION) and not excused


def _new_hashes(
    root: Path, dossier: Dossier, accepted: Collection[str]
) -> dict[Place, tuple[str, str]]:
    return {
        article.sidecar.place("sha256"): (_hash(root, article), "the article as it is now is taken")
        for article in dossier.articles
        if has_changed(root, article) and is_named(article, accepted)
    }


def has_changed(root: Path, article: Article) -> bool:
    """Whether the article's file is not the one that its sidecar describes."""
    return _hash(root, article) != article.sidecar.sha256


def is_named(article: Article, names: Collection[str]) -> bool:
    """Whether one of the names is the article's: its id, its file, or that without its suffix."""
    path = Path(article.path)
    return not {article.id, article.path, path.name, path.stem}.isdisjoint(names)


def _hash(root: Path, article: Article) -> str:
    return hashlib.sha256((root / article.path).read_bytes()).hexdigest()


def _with_schema(text: str, path: str) -> str:
    kinds = {"seeds/site.yml": "site", "seeds/glossary.yml": "glossary"}
    is_page = path.startswith("seeds/pages/")
    kind = "page" if is_page else kinds.get(path, "sidecar")
    return f"{_SCHEMA}{'../../' if is_page else '../'}schemas/{kind}.json\n{text}"


def _missing_sidecars(root: Path) -> Iterator[Tidied]:
    for article in sorted(root.glob("seeds/*.txt")):
        path = article.with_suffix(".yml")
        if path.exists() or article.is_symlink():
            continue
        try:
            content = draft.draft(article.read_bytes(), article.name).encode()
        except UnicodeDecodeError:
            continue  # which the build says
        name = path.relative_to(root).as_posix()
        yield Tidied(name, content, (f"{name}: drafted",))
