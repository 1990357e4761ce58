"""JSON Schemas of the seeds, for editors that complete and check YAML as it is written."""

from __future__ import annotations

import json

from dossier.model.base import Seed
from dossier.model.seeds import Glossary, Page, Sidecar, Site

MODELS: dict[str, type[Seed]] = {
    "sidecar": Sidecar,
    "page": Page,
    "glossary": Glossary,
    "site": Site,
}


def schemas() -> dict[str, str]:
    """The content of each schema file by its path below the root."""
    return {f"schemas/{name}.json": _schema(model) for name, model in MODELS.items()}


def _schema(model: type[Seed]) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
