"""seeds/ → model: what the editors wrote, each value with its place, and every mistake of form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from dossier.model.dossier import Article, Dossier, Draft
from dossier.model.problems import Place, Problem, Rejected
from dossier.model.seeds import Glossary, Page, Reviewed, Sidecar, Site
from dossier.model.statements import Evidence
from dossier.read.drafts import without_drafts
from dossier.read.located_yaml import LocatedDict, parse
from dossier.read.quotes import quotes_in
from dossier.read.snapshot import Snapshot, take
from dossier.read.validation import AnySeed, validated
from dossier.text.encodings import probable_encoding

MAX_STATEMENTS = 20_000
_NOT_SIDECARS = {"seeds/site", "seeds/glossary"}


def read(root: Path) -> tuple[Dossier, list[Problem]]:
    """The dossier in `root/seeds`, as far as it can be read, and every problem of form in it.

    Raises Unsettled when the seeds keep changing meanwhile, and Rejected when there are more
    statements than can be checked in a time anybody would wait.
    """
    reader = _Reader(take(root))
    dossier = Dossier(
        site=reader.seed("seeds/site.yml", Site),
        articles=tuple(reader.articles()),
        pages=tuple(reader.pages()),
        glossary=reader.seed("seeds/glossary.yml", Glossary) or Glossary(),
        reviewed=reader.reviewed(),
        lost=frozenset(reader.lost),
        drafts=tuple(reader.drafts),
        torn=tuple(reader.quotes),
        unread=tuple(reader.unread),
    )
    if (count := sum(1 for _ in dossier.statements())) > MAX_STATEMENTS:
        message = f"the dossier has {count:,} statements; the limit is {MAX_STATEMENTS:,}"
        raise Rejected([Problem(Place("seeds"), message, "Make two dossiers of it.")])
    return dossier, reader.problems


class _Reader:
    def __init__(self, snapshot: Snapshot) -> None:
        self.files = snapshot.files
        self.problems = list(snapshot.problems)
        self.unfit = {problem.place.path for problem in snapshot.problems}
        self.lost: set[str] = set()
        self.drafts: list[Draft] = []
        self.quotes: list[Evidence] = []
        self.remains: dict[str, LocatedDict] = {}
        self.unread: list[Article] = []

    def articles(self) -> Iterator[Article]:
        texts = self.stems("seeds", ".txt")
        sidecars = self.stems("seeds", ".yml") - _NOT_SIDECARS
        for stem in sorted(texts - sidecars):
            hint = f"Draft one: python build_site.py new {stem}.txt"
            self.report(Place(f"{stem}.txt"), "this article has no sidecar", hint)
        for stem in sorted(sidecars - texts):
            hint = f"Put the article into {stem}.txt or remove this file."
            self.report(Place(f"{stem}.yml"), "this sidecar has no article", hint)
        self.lost |= texts ^ sidecars
        for stem in sorted(texts & sidecars):
            yield from self.article(f"{stem}.txt", f"{stem}.yml")

    def article(self, path: str, sidecar_path: str) -> Iterator[Article]:
        sidecar = self.seed(sidecar_path, Sidecar)
        text = self.text(path)
        if sidecar is None or text is None:
            self.lose(path, sidecar_path, text)
            return
        found = hashlib.sha256(self.files[path]).hexdigest()
        if found != sidecar.sha256:
            hint = (
                "Put the original back. If the correction is meant, check the quotes, then run\n"
                f"python build_site.py tidy --accept {sidecar.id}\nwhich writes sha256: {found}"
            )
            message = f"the article {path} is not the one this sidecar describes"
            self.report(sidecar.place("sha256"), message, hint)
        yield Article(sidecar, text, path)

    def lose(self, path: str, sidecar_path: str, text: str | None) -> None:
        """Takes down that an article could not be read; its text may do to look up quotes."""
        remains = self.remains.get(sidecar_path)
        if text is not None and remains and self.is_right(remains, "id"):
            sidecar = Sidecar.model_construct(None, **{"id": remains["id"]})
            self.unread.append(Article(sidecar, text, path))
        elif all(draft.place.path != sidecar_path for draft in self.drafts):
            self.lost.add(path)

    def is_right(self, data: LocatedDict, key: str) -> bool:
        """Whether a key is there and nothing is said of its value."""
        return key in data and data.place(key) not in {one.place for one in self.problems}

    def reviewed(self) -> Reviewed | None:
        path = "seeds/reviewed.json"  # JSON is YAML, too
        return self.seed(path, Reviewed) if path in self.files else None

    def pages(self) -> list[Page]:
        paths = sorted(self.stems("seeds/pages", ".yml"))
        pages = [page for stem in paths if (page := self.seed(f"{stem}.yml", Page))]
        return sorted(pages, key=lambda page: (page.order, page.id))

    def stems(self, folder: str, suffix: str) -> set[str]:
        """The paths right in that folder that have that suffix, without it."""
        paths = (path for path in (*self.files, *self.unfit) if path.endswith(suffix))
        return {path.removesuffix(suffix) for path in paths if path.rpartition("/")[0] == folder}

    def seed(self, path: str, model: type[AnySeed]) -> AnySeed | None:
        """The file as `model`; without the parts that are wrong, if the rest can stand alone."""
        text = self.text(path)
        if text is None:
            return None
        data, problems = parse(text, path)
        kept, drafts = without_drafts(data, model, path) if "draft" in text else (data, [])
        self.drafts += drafts
        if data is not None and kept is None:
            return None
        self.problems += problems
        if data is None:
            if not problems:
                self.report(Place(path), "this file is empty", "Fill it in or remove it.")
            return None
        seed, invalid, left_out = validated(kept, model, Place(path))
        self.problems += invalid
        self.quotes += quotes_in(left_out)
        if seed is None and isinstance(kept, LocatedDict):
            self.remains[path] = kept
        return seed

    def text(self, path: str) -> str | None:
        """The file decoded; a byte order mark belongs to the encoding, not to the text."""
        if path not in self.files:
            if path not in self.unfit:
                self.report(Place(path), "this file is missing", "The site cannot do without it.")
            return None
        try:
            return self.files[path].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            message = f"byte {error.start + 1} (0x{error.object[error.start]:02X}) is not UTF-8"
            encoding = probable_encoding(error.object)
            hint = f"It is probably {encoding}: open it as that and save it as UTF-8."
            self.report(Place(path, line), message, hint)
        return None

    def report(self, place: Place, message: str, hint: str) -> None:
        self.problems.append(Problem(place, message, hint))
