"""Hugo, by whose engine (Goldmark) our Markdown can be published too."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

HUGO = os.environ.get("HUGO", "")  # the path of its binary


def read_by_hugo(root: Path, *pages: str) -> list[tuple[str, dict[str, Any]]]:
    """Hugo's HTML of each page, and the front matter that it reads."""
    files = {
        "hugo.toml": """
            disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404"]
            markup.goldmark.renderer.unsafe = true
            markup.goldmark.extensions.typographer.disable = true""",
        "layouts/single.html": '{{ .Params | jsonify | safeHTML }}{{ "\\n" }}{{ .Content }}',
    }
    files |= {f"content/{number}.md": page for number, page in enumerate(pages)}
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8", newline="")
    subprocess.run([HUGO, "--quiet"], cwd=root, check=True, capture_output=True)
    return [_made(root / f"public/{number}/index.html") for number in range(len(pages))]


def _made(page: Path) -> tuple[str, dict[str, Any]]:
    front_matter, _, content = page.read_text("utf-8").partition("\n")
    return content, json.loads(front_matter)
