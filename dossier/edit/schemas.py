"""JSON Schemas of the seeds, with which text editors complete and check YAML."""

import json
from typing import Any

from dossier.model.base import Seed
from dossier.model.seeds import MODELS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """The content of each schema file by its path below the root."""
    return {f"schemas/{name}.json": _schema(model) for name, model in MODELS.items()}


def _schema(model: type[Seed]) -> str:
    schema = model.model_json_schema()
    parts = {name: _unless_draft(part) for name, part in schema.pop("$defs", {}).items()}
    whole = {"$schema": _DIALECT, "$defs": parts} | _unless_draft(schema)
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _unless_draft(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a mapping; while it is a draft, only its keys are checked."""
    if "draft" not in schema.get("properties", {}):
        return schema
    described = {
        key: {"description": value["description"]} if "description" in value else {}
        for key, value in schema["properties"].items()
    }
    is_draft = {"type": "object", "properties": {"draft": {"const": True}}, "required": ["draft"]}
    return {"if": is_draft, "then": {"properties": described}, "else": schema}
