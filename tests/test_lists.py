"""A list on lines of an article is a list on its page: a line an item, with the article's marks."""

import hashlib
from pathlib import Path

import pytest
import yaml

from dossier.pipeline import generate
from tests.project import GOLDEN
from tests.seeds import copied
from tests.site.markup import parse
from tests.test_equal_words import compare


def shown(root: Path, text: str, **others: str) -> tuple[list[str], list[str], list[str]]:
    """The blocks of an article with that text in docs/, and on our page the items of its lists and
    all its other blocks."""
    (root / "seeds/port.txt").write_text(text, "utf-8")
    sidecar = yaml.safe_load((GOLDEN / "seeds/001_results.yml").read_text("utf-8"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    sidecar |= {"id": "port", "sha256": sha256, "unused": [{"rest": "off-topic"}]}
    sidecar |= {"display": "full", "not_prose": []} | others
    (root / "seeds/port.yml").write_text(yaml.safe_dump(sidecar, allow_unicode=True), "utf-8")
    rendering, _ = generate(root, strict=True)
    compare(rendering)
    said = rendering.files["docs/fr/sources/port.md"].split("<a id=", 1)[1].split("\n[^1]:")[0]
    blocks = [
        block.split("</a>", 1)[1] for block in f"<a id={said}".split("\n\n") if "<a id=" in block
    ]
    [page] = (one for one in rendering.html_pages() if one.source == "fr/sources/port.md")
    content = parse(page.content)
    items = [
        words.text
        for one in content.below("ul")
        if one["class"] == "items"
        for words in one.below("p")
    ]
    words = [one.text for one in content.below("p") if "words" in one["class"]]
    return blocks, items, [one for one in words if one not in items]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.mark.parametrize(
    "items",
    [
        ["– 2 avril : réunion publique", "– 1er juin : fermeture"],
        ["- la fermeture du pont", "- la reconstruction"],
        ["• Le pont ferme. Il est vieux.", "• Un autre ouvre."],
        ["1. la fermeture", "2. la reconstruction"],
        ["a) la fermeture", "b) la reconstruction"],
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_on_lines_has_a_line_an_item(root: Path, items: list[str], end: str) -> None:
    text = end.join(["Le pont ferme. Les dates à retenir :", *items, end + "Il est vieux."])
    blocks, listed, others = shown(root, text)
    assert listed == items
    assert others == ["Le pont ferme. Les dates à retenir :", "Il est vieux."]
    assert len(blocks) == 4
