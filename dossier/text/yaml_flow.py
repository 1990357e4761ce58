"""Values as YAML on one line."""

from __future__ import annotations

import json
import re
from typing import Any


def flow(value: Any) -> str:
    """Texts, numbers, lists and mappings as YAML on one line; what it does not allow is escaped.

    It is JSON, which is YAML but for some invisible characters.
    """
    written = json.dumps(value, ensure_ascii=False)
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


_NOT_YAML = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
