"""What is not running text in an article: what counts as a sentence, and how it is set."""

import hashlib
from pathlib import Path

from dossier.pipeline import generate
from tests.seeds import copied

ARTICLE = """\
Le port rouvre

Par Anna Exemple

PORT-EXEMPLE (AE) – Le port rouvrira.

Rang | Bateau
1 | Aigle
"""
SIDECAR = """\
id: port
sha256: {}
language: fr
title: {{fr: Le port rouvre, en: The port opens}}
published: 2026
publisher: AE
url: https://ae.example/port
not_prose:
  - {{role: heading, exact: Le port rouvre}}
  - {{role: byline, exact: Par Anna Exemple}}
  - {{role: dateline, exact: PORT-EXEMPLE (AE) –}}
  - {{role: table, exact: Rang | Bateau 1 | Aigle}}
unused: [{{rest: off-topic}}]
"""


def test_a_byline_and_a_dateline_say_nothing_and_a_table_is_numbered(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "seeds/003_port.txt").write_text(ARTICLE, "utf-8")
    digest = hashlib.sha256(ARTICLE.encode()).hexdigest()
    (root / "seeds/003_port.yml").write_text(SIDECAR.format(digest), "utf-8")
    rendering, warnings = generate(root, strict=True)
    page = rendering.files["docs/fr/sources/port.md"]
    blocks = page.partition("## L’article\n\n")[2].split("\n\n")
    assert warnings == [] and blocks[:5] == [
        '### <a id="s1"></a>Le port rouvre[^1]',
        "*Par Anna Exemple*",
        "*PORT-EXEMPLE (AE) –*",
        '<a id="s2"></a>Le port rouvrira.[^2]',
        '<a id="s3"></a>Rang \\| Bateau 1 \\| Aigle[^3]',
    ]
