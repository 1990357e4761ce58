"""JSON Schemas of the seeds, for editors that complete and check YAML as it is written."""

from __future__ import annotations

import json
from typing import Any

from dossier.model.base import Seed
from dossier.model.seeds import Glossary, Page, Sidecar, Site

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[Seed]] = {
    model.__name__.lower(): model for model in (Sidecar, Page, Glossary, Site)
}


def schemas() -> dict[str, str]:
    """The content of each schema file by its path below the root."""
    return {f"schemas/{name}.json": _schema(model) for name, model in MODELS.items()}


def _schema(model: type[Seed]) -> str:
    schema = model.model_json_schema()
    parts = {name: _unless_draft(part) for name, part in schema.pop("$defs", {}).items()}
    whole = {"$schema": _DIALECT, "$defs": parts} | _unless_draft(schema)
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _unless_draft(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a mapping; of one that may be a draft, only the keys are known while it is."""
    if "draft" not in schema.get("properties", {}):
        return schema
    described = {
        key: {"description": value["description"]} if "description" in value else {}
        for key, value in schema["properties"].items()
    }
    is_draft = {"type": "object", "properties": {"draft": {"const": True}}, "required": ["draft"]}
    return {"if": is_draft, "then": {"properties": described}, "else": schema}
