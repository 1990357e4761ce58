"""seeds/ → model: what the editors wrote, each value with its place, and every mistake of form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dossier import wording
from dossier.located_yaml import LocatedDict, LocatedList, parse
from dossier.model import Article, Dossier, Glossary, Page, Reviewed, Seed, Sidecar, Site
from dossier.problems import Place, Problem

AnySeed = TypeVar("AnySeed", bound=Seed)
_NOT_SIDECARS = {"site", "glossary"}


def read(root: Path) -> tuple[Dossier, list[Problem]]:
    """The dossier in `root/seeds`, as far as it can be read, and every problem of form in it."""
    reader = _Reader(root)
    dossier = Dossier(
        site=reader.seed(Path("seeds/site.yml"), Site),
        articles=tuple(reader.articles()),
        lost=frozenset(reader.lost),
        pages=tuple(reader.pages()),
        glossary=reader.seed(Path("seeds/glossary.yml"), Glossary) or Glossary(),
        reviewed=reader.reviewed(),
    )
    return dossier, reader.problems


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.lost: set[str] = set()
        self.problems: list[Problem] = []

    def articles(self) -> Iterator[Article]:
        texts = self.names("seeds", ".txt")
        sidecars = self.names("seeds", ".yml") - _NOT_SIDECARS
        for name in sorted(texts - sidecars):
            hint = f"Write seeds/{name}.yml beside it."
            self.report(Place(f"seeds/{name}.txt"), "this article has no sidecar", hint)
        for name in sorted(sidecars - texts):
            hint = f"Put the article into seeds/{name}.txt or remove this file."
            self.report(Place(f"seeds/{name}.yml"), "this sidecar has no article", hint)
        self.lost |= texts ^ sidecars
        for name in sorted(texts & sidecars):
            yield from self.article(Path("seeds", name))

    def article(self, stem: Path) -> Iterator[Article]:
        path = stem.with_name(stem.name + ".txt")
        sidecar = self.seed(stem.with_name(stem.name + ".yml"), Sidecar)
        text = self.text(path)
        if sidecar is None or text is None:
            self.lost.add(path.as_posix())
            return
        found = hashlib.sha256((self.root / path).read_bytes()).hexdigest()
        if found != sidecar.sha256:
            hint = (
                "Put the original back. If the correction is meant, check the quotes and write\n"
                f"sha256: {found}"
            )
            message = f"the article {path.as_posix()} is not the one this sidecar describes"
            self.report(sidecar.place("sha256"), message, hint)
        yield Article(sidecar, text, path.as_posix())

    def reviewed(self) -> Reviewed | None:
        path = Path("seeds/reviewed.json")  # JSON is YAML, too
        return self.seed(path, Reviewed) if (self.root / path).exists() else None

    def pages(self) -> list[Page]:
        paths = [Path("seeds/pages", name + ".yml") for name in self.names("seeds/pages", ".yml")]
        pages = [page for path in sorted(paths) if (page := self.seed(path, Page))]
        return sorted(pages, key=lambda page: (page.order, page.id))

    def names(self, folder: str, suffix: str) -> set[str]:
        return {path.name.removesuffix(suffix) for path in (self.root / folder).glob(f"*{suffix}")}

    def seed(self, path: Path, model: type[AnySeed]) -> AnySeed | None:
        """The file as `model`; without the parts that are wrong, if the rest can stand alone."""
        text = self.text(path)
        if text is None:
            return None
        data, problems = parse(text, path.as_posix())
        self.problems += problems
        if data is None:
            if not problems:
                self.report(
                    Place(path.as_posix()), "this file is empty", "Fill it in or remove it."
                )
            return None
        return self.validated(data, model, Place(path.as_posix()))

    def validated(self, data: Any, model: type[AnySeed], start: Place) -> AnySeed | None:
        models: dict[int, type[Seed]] = {}
        try:
            return model.model_validate(data, context=models)
        except ValidationError as invalid:
            # A list whose items are all wrong is not empty, whatever Pydantic has left of it.
            errors = [
                e
                for e in invalid.errors(include_url=False)
                if not (e["type"] == "too_short" and e["input"])
            ]
        trails = [_trail(data, error["loc"]) for error in errors]
        for error, trail in zip(errors, trails, strict=True):
            known = models.get(id(trail[-1].container)) if trail else None
            self.problems.append(wording.problem(error, _place(error, trail, start), known))
        _prune(errors, trails)
        try:
            return model.model_validate(data)
        except ValidationError:
            return None

    def text(self, path: Path) -> str | None:
        """The file decoded; a byte order mark belongs to the encoding, not to the text."""
        place = Place(path.as_posix())
        try:
            return (self.root / path).read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            message = f"byte {error.start + 1} (0x{error.object[error.start]:02X}) is not UTF-8"
            self.report(place._replace(line=line), message, "Save the file as UTF-8.")
        except OSError as error:
            self.report(place, f"this file cannot be read: {error.strerror}", "It is needed.")
        return None

    def report(self, place: Place, message: str, hint: str) -> None:
        self.problems.append(Problem(place, message, hint))


class _Step(NamedTuple):
    container: LocatedDict | LocatedList
    key: Any


def _trail(data: Any, loc: tuple[int | str, ...]) -> list[_Step]:
    """The steps from `data` to `loc`; the last one may lead to a key that is missing.

    Pydantic's locations also name the variant of a union, which is no step in the data.
    """
    trail = []
    for position, key in enumerate(loc, 1):
        if not isinstance(data, LocatedDict | LocatedList):
            break
        taken = key in (data if isinstance(data, LocatedDict) else range(len(data)))
        if taken or position == len(loc):
            trail.append(_Step(data, key))
        if taken:
            data = data[key]  # type: ignore[index]
    return trail


def _place(error: ErrorDetails, trail: list[_Step], start: Place) -> Place:
    if not trail:
        return start
    container, key = trail[-1]
    if error["type"] == "extra_forbidden" and isinstance(container, LocatedDict):
        return container.keys_at[key]
    return container.places.get(key, container.places[""])


def _prune(errors: list[ErrorDetails], trails: list[list[_Step]]) -> None:
    """Takes out the unknown keys and, for every other error, the innermost list item it is in.

    What is left can be checked further, so that one run tells an editor everything.
    """
    doomed: dict[int, tuple[LocatedDict | LocatedList, set[Any]]] = {}
    for error, trail in zip(errors, trails, strict=True):
        if error["type"] == "extra_forbidden":
            steps = trail[-1:]
        else:
            steps = [step for step in trail if isinstance(step.container, LocatedList)][-1:]
        for container, key in steps:
            doomed.setdefault(id(container), (container, set()))[1].add(key)
    for container, keys in doomed.values():
        for key in sorted(keys, reverse=True):
            del container[key]
