"""The editor has the last word on where the sentences of an article begin and end."""

import hashlib
import re
from pathlib import Path

import pytest

from dossier.pipeline import generate
from tests.seeds import changed, copied, problems

ARTICLE = """\
Port rouvert

Le port vit. Anna l’a dit. La digue est neuve, elle tient. Le vent
souffle.

Le port dort.
"""
SIDECAR = """\
id: port
sha256: {}
language: fr
title: {{fr: Port rouvert, en: The port opens}}
published: 2026
publisher: AE
url: https://ae.example/port
not_prose: [{{role: heading, exact: Port rouvert}}]
unused: [{{rest: off-topic}}]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copied(tmp_path)
    (root / "seeds/003_port.txt").write_text(ARTICLE, "utf-8")
    digest = hashlib.sha256(ARTICLE.encode()).hexdigest()
    (root / "seeds/003_port.yml").write_text(SIDECAR.format(digest), "utf-8")
    return root


def divided(root: Path, lines: str) -> None:
    changed(root, "003_port.yml", ("not_prose:", f"{lines}\nnot_prose:"))


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        (
            "joined: []",
            "Le port vit.[^2] Anna l’a dit.[^3] La digue est neuve, elle tient.[^4] "
            "Le vent souffle.[^5]",
        ),
        (
            "joined: [{exact: vit. Anna l'a}]",
            "Le port vit. Anna l’a dit.[^2] La digue est neuve, elle tient.[^3] "
            "Le vent souffle.[^4]",
        ),
        (
            "divided: [{exact: elle tient}]",
            "Le port vit.[^2] Anna l’a dit.[^3] La digue est neuve,[^4] elle tient.[^5] "
            "Le vent souffle.[^6]",
        ),
        (
            "joined: [{exact: vit. Anna l’a dit. La}, {exact: dit. La digue est neuve}]\n"
            "divided: [{exact: elle}, {exact: souffle}]",
            "Le port vit. Anna l’a dit. La digue est neuve,[^2] elle tient.[^3] Le vent[^4] "
            "souffle.[^5]",
        ),
    ],
)
def test_the_sentences_are_those_of_the_editor(root: Path, lines: str, paragraph: str) -> None:
    divided(root, lines)
    rendering, warnings = generate(root, strict=True)
    page = re.sub(r"<a id=[^>]*></a>", "", rendering.files["docs/fr/sources/port.md"])
    page = " ".join(page.split())
    assert warnings == [] and paragraph in page


def test_a_quote_leads_to_the_sentence_of_the_editor(root: Path) -> None:
    divided(root, "divided: [{exact: elle tient}]\njoined: [{exact: vit. Anna}]")
    changed(
        root,
        "pages/regatta.yml",
        (
            "{article: club-2029, exact: Le budget n’a pas été communiqué.}",
            "{article: port, exact: elle tient.}",
        ),
    )
    rendering, _ = generate(root)
    assert "phrase 4](sources/port.md#s4)" in rendering.files["docs/fr/regate.md"]


def test_a_quote_touches_no_sentence_that_only_ends_where_it_begins(root: Path) -> None:
    divided(root, "divided: [{exact: ’a dit}]")
    changed(
        root,
        "pages/regatta.yml",
        (
            "{article: club-2029, exact: Le budget n’a pas été communiqué.}",
            "{article: port, exact: ’a dit.}",
        ),
    )
    site = generate(root)[0].site
    [(_, match)] = site.ledger.quotes(site.statements["R-04"])
    assert match.units == (4,)


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (
            "joined: [{exact: vit. Et}]",
            "003_port.yml:8:18: this quote does not stand in seeds/003_port.txt: “vit. Et”",
        ),
        (
            "divided: [{exact: Le port}]",
            "003_port.yml:8:19: this quote stands 2 times in seeds/003_port.txt: “Le port”",
        ),
        (
            "joined: [{exact: souffle. Le port}]",
            "003_port.yml:8:18: these words cannot be of one sentence: “souffle. Le port”",
        ),
        (
            "joined: [{exact: Port rouvert Le}]",
            "003_port.yml:8:18: these words cannot be of one sentence: “Port rouvert Le”",
        ),
        (
            "divided: [{exact: rouvert}]",
            "003_port.yml:8:19: no sentence can begin with these words: “rouvert”",
        ),
        (
            "joined: [{exact: vit. Anna}]\ndivided: [{exact: Anna}]",
            "003_port.yml:9:19: no sentence can begin with these words: “Anna”",
        ),
        ("divided: [Anna]", "003_port.yml:8:11: divided: “Anna” is not a set of keys"),
    ],
)
def test_words_that_cannot_do_it_are_told(root: Path, lines: str, problem: str) -> None:
    divided(root, lines)
    assert problem in problems(root)


@pytest.mark.parametrize(
    "lines", ["divided: [{exact: Anna l’a}]", "joined: [{exact: neuve, suffix: ', elle'}]"]
)
def test_words_that_change_nothing_are_no_problem(root: Path, lines: str) -> None:
    divided(root, lines)
    assert problems(root) == []
