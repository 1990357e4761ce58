"""The JSON Schemas with which text editors check the seeds: current, strict, kind to drafts."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dossier.edit.schemas import schemas
from dossier.model.seeds import MODELS
from tests.project import GOLDEN

ROOT = Path(__file__).parent.parent


def test_the_schemas_are_current() -> None:
    for path, content in schemas().items():
        assert (ROOT / path).read_text("utf-8") == content, "run: python build_site.py schemas"


def seeds() -> list[tuple[str, Path]]:
    """Those of this dossier are looked at in tests/dossier."""
    return [(kind(path), path) for path in sorted((GOLDEN / "seeds").rglob("*.yml"))]


def kind(path: Path) -> str:
    if path.parent.name == "pages":
        return "page"
    return path.stem if path.stem in MODELS else "sidecar"


@pytest.mark.parametrize(("name", "path"), seeds(), ids=lambda value: getattr(value, "name", value))
def test_every_seed_names_its_schema_and_fits_it(name: str, path: Path) -> None:
    fits(name, path)


def fits(name: str, path: Path) -> None:
    """Fails if the seed does not begin with the schema of that name, or does not fit it."""
    first = path.read_text("utf-8").splitlines()[0]
    target = (path.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
    assert target == ROOT / f"schemas/{name}.json"
    jsonschema.validate(as_editors_read(path), json.loads(target.read_text("utf-8")))


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize(
    "nonsense", [{"titel": 1}, [], "text", {}, {"id": None}, {"sections": [{"kind": "x"}]}]
)
def test_the_schemas_reject_nonsense(name: str, nonsense: Any) -> None:
    if name == "glossary" and nonsense == {}:
        return  # a glossary may be empty
    schema = json.loads((ROOT / f"schemas/{name}.json").read_text("utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(nonsense, schema)


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("sidecar", {"id": "port", "title": {"fr": None, "en": None}, "url": None}),
        ("page", {"id": "port", "sections": [{"kind": "statements"}]}),
        ("glossary", {"entries": [{"id": "port", "fr": None}]}),
    ],
)
def test_the_schemas_ask_nothing_of_a_draft(name: str, draft: dict[str, Any]) -> None:
    schema = json.loads((ROOT / f"schemas/{name}.json").read_text("utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(draft, schema)
    for mapping in draft.get("entries", [draft]):
        mapping["draft"] = True
    jsonschema.validate(draft, schema)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("pages/regatta", "values: {new: ", "values: {the new: "),
        ("pages/regatta", "course: new", "course: [new]"),
        ("pages/regatta", "course: new", "course: 1"),
        ("pages/regatta", "course: new", "the course: new"),
        ("pages/regatta", "port: {fr: Port-Exemple, en: Port-Exemple}", "port: {fr: Port-Exemple}"),
        ("site", "kinds: {race: {fr: Course, en: Race}}", "kinds: {}"),
        ("site", "kinds: {race: {fr: Course, en: Race}}", "kinds: {race: Course}"),
    ],
)
def test_the_schemas_reject_what_stands_wrongly_under_an_id(name: str, old: str, new: str) -> None:
    path = ROOT / f"tests/golden/regatta/seeds/{name}.yml"
    text = path.read_text("utf-8")
    assert old in text
    spoilt = yaml.load(text.replace(old, new), Loader=YamlOneTwo)  # noqa: S506 - a SafeLoader
    schema = json.loads((ROOT / f"schemas/{kind(path)}.json").read_text("utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(spoilt, schema)


class YamlOneTwo(yaml.SafeLoader):
    """Reads as YAML 1.2 does, and with it the language servers: dates are text."""


YamlOneTwo.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


YamlOneTwo.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_editors_read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=YamlOneTwo)  # noqa: S506 - a SafeLoader
