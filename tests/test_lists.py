"""A list on lines of an article is a list on its page: a line an item, with the article's marks."""

import hashlib
import re
from pathlib import Path

import pytest
import yaml

from dossier.pipeline import generate
from dossier.text.markdown import escape
from tests.project import GOLDEN
from tests.seeds import copied
from tests.site.markup import parse
from tests.test_equal_words import compare, file_of

FILE = "fr/sources/port.md"
Blocks = list[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path)


def shown(root: Path, text: str) -> tuple[Blocks, Blocks, Blocks]:
    """The blocks of an article in docs/, those of our page, and the items of lists among these."""
    (root / "seeds/port.txt").write_bytes(text.encode())
    sidecar = yaml.safe_load((GOLDEN / "seeds/001_results.yml").read_text("utf-8"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    sidecar |= {"id": "port", "sha256": sha256, "display": "full", "not_prose": []}
    sidecar |= {"unused": [{"rest": "off-topic"}]}
    (root / "seeds/port.yml").write_text(yaml.safe_dump(sidecar, allow_unicode=True), "utf-8")
    rendering, _ = generate(root, strict=True)
    compare(rendering)
    lines = re.findall('^<a id="s[0-9].*', rendering.files[f"docs/{FILE}"], re.MULTILINE)
    docs = [re.sub(r'<a id="s\d+"></a>|\[\^\d+\]', "", line) for line in lines]
    [ours] = (one for one in rendering.html_pages() if file_of(one) == FILE)
    content = parse(ours.content.decode())
    blocks = [one.text for one in content.below("p") if "words" in one["class"]]
    lists = (one for one in content.below("ul") if one["class"] == "items")
    return docs, blocks, [words.text for one in lists for words in one.below("p")]


LISTS = [
    ["– 2 avril : réunion publique", "– 1er juin : fermeture"],
    ["– réunion publique", "– 1er juin : fermeture"],
    ["- la fermeture du pont", "- la reconstruction"],
    ["• Le pont ferme. Il est vieux.", "• Un autre ouvre."],
    ["• public meeting"],
    ["1. la fermeture", "2. la reconstruction"],
    ["a) close the bridge", "b) rebuild it"],
    ["– Qui paie ? dit-il.", "– La ville. Elle l’a dit."],
]


@pytest.mark.parametrize("items", LISTS, ids=lambda items: items[0])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_line_of_a_list_is_an_item(root: Path, items: list[str], end: str) -> None:
    lines = ["Le pont ferme. Les dates à retenir :", *items]
    docs, ours, listed = shown(root, f"{end.join(lines)}{end}{end}Il est vieux.")
    assert docs == [escape(line) for line in (*lines, "Il est vieux.")]
    assert ours == [*lines, "Il est vieux."]
    assert listed == items


def test_what_stands_below_a_list_is_no_item(root: Path) -> None:
    lines = ["• public meeting", "• closure of the bridge", "The bridge is old. It will close."]
    _, ours, listed = shown(root, "\n".join(lines))
    assert (ours, listed) == (lines, lines[:2])


@pytest.mark.parametrize(
    "text",
    [
        "Le pont ferme, dit\nAnna Petit. Il est vieux.\nJ. Martin est venu.",
        "Il a dit, hier – et\n– c’est rare – sans rire, que 2026 sera belle.",
        "1. Le pont ferme. Il est vieux.",
    ],
)
def test_what_is_no_list_stays_a_paragraph(root: Path, text: str) -> None:
    _, ours, listed = shown(root, text)
    assert (len(ours), listed) == (1, [])
