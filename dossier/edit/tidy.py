"""Tidies the seeds: marks and spaces, missing sidecars, names of schemas, hashes of articles.

Values are replaced where they stand; quotes are never changed, and no statement is reviewed.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple
from unicodedata import normalize

from dossier.check.exceptions import covers
from dossier.check.typography import MARKS, QUOTATION, spots
from dossier.edit.scalars import with_value
from dossier.model.base import LANGS, Lang, Text
from dossier.model.dossier import Article, Dossier
from dossier.model.problems import Place
from dossier.read.snapshot import kind_of, meant

_SCHEMA = "# yaml-language-server: $schema="
_PASSES = 9  # a corrected mark may make another one beside it break a rule
Changes = dict[Place, tuple[str, str]]
"""The new value for each place, and the message about it."""


class Tidied(NamedTuple):
    """A file with its new content, and a line for each change."""

    path: str
    content: bytes
    done: tuple[str, ...]


def tidied(
    files: Mapping[str, bytes], dossier: Dossier, accepted: Iterable[Article] = ()
) -> Iterator[Tidied]:
    """The files of the seeds that need a change; the hashes of `accepted` articles are renewed."""
    changes = _typography_changes(dossier)
    for article in accepted:
        change = (digest(files, article), "the article as it is now is taken")
        changes[article.sidecar.place("sha256")] = change
    for path, before in _decoded(files, ".yml"):
        own = {place: change for place, change in changes.items() if place.path == path}
        lacks_schema = _SCHEMA not in before
        after, done = _with_changes(before, own, lacks_schema)
        if lacks_schema:
            schema = f"{'../' * path.count('/')}schemas/{kind_of(path)}.json"
            after, done = f"{_SCHEMA}{schema}\n{after}", [f"{path}: names its schema", *done]
        if after != before:
            yield Tidied(path, after.encode(), tuple(done))


def _with_changes(text: str, changes: Changes, added: int) -> tuple[str, list[str]]:
    """The text with the new values, and a line for each change; as many are `added` above."""
    done: list[str] = []
    for place, (value, why) in sorted(changes.items(), reverse=True):  # the places before it stay
        changed = with_value(text, place.line, place.column, value)
        at = place._replace(line=place.line + added)
        done.insert(0, f"{at}: {why}" + ("" if changed else ": mend this one by hand"))
        text = changed or text
    return text, done


def _typography_changes(dossier: Dossier) -> Changes:
    """The new value of each text with a mark or space that breaks a rule, and the reasons."""
    names = list(dossier.site.names) if dossier.site else []
    found = {}
    for text in dossier.texts():
        for lang in LANGS:
            value, reasons = _mended(text, lang, names)
            if reasons:
                found[text.place(lang)] = (value, f"{lang}: {', '.join(dict.fromkeys(reasons))}")
    return found


def _mended(text: Text, lang: Lang, names: list[str]) -> tuple[str, list[str]]:
    """The words with their marks and spaces corrected, and the reasons."""
    reasons: list[str] = []
    for _ in range(_PASSES):
        value, end = text[lang], len(text[lang]) + 1
        for spot in sorted(spots(text, lang, names), reverse=True):
            excused = any(covers(text[lang], one.words, spot.span) for one in text.exceptions)
            is_inside_another = spot.span.end > end
            if spot.kind in (MARKS, QUOTATION) and not (excused or is_inside_another):
                end = spot.span.start
                value = value[:end] + spot.mended + value[spot.span.end :]
                reasons.append(spot.why)
        if value == text[lang]:
            break
        text = text.model_copy(update={lang: value})
    return text[lang], reasons


def digest(files: Mapping[str, bytes], article: Article) -> str:
    """The hash of the article's file as it is now."""
    return hashlib.sha256(files[article.path]).hexdigest()


def _decoded(files: Mapping[str, bytes], suffix: str) -> Iterator[tuple[str, str]]:
    """The path and text of each file of that suffix, if it is UTF-8; the build reports others."""
    for path in (path for path in files if path.endswith(suffix)):
        with suppress(UnicodeDecodeError):
            yield path, files[path].decode("utf-8-sig")


def missing_sidecars(files: Mapping[str, bytes], taken: Iterable[str]) -> Iterator[Tidied]:
    """A drafted sidecar for each article without one; no path that is `taken` is used."""
    from dossier.edit import draft  # with the patterns of all guesses, which take long to compile

    names = {normalize("NFC", meant(path)) for path in taken}
    for path, text in _decoded(files, ".txt"):
        sidecar = f"{path[:-4]}.yml"
        if text.strip() and normalize("NFC", sidecar) not in names:
            content = draft.draft(files[path], path.rpartition("/")[2]).encode()
            yield Tidied(sidecar, content, (f"{sidecar}: drafted",))
