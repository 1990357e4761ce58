"""People: where the glossary has them, and what they are where their words stand."""

import re
from pathlib import Path

import pytest
import yaml

from dossier.pipeline import generate
from tests.seeds import changed, copied


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return copied(tmp_path)


PERSON = """
  - id: p{at}
    kind: person
    forms: {{fr: [{name}], en: [{name}]}}
    fr: Au club.
    en: At the club.
    evidence:
      - {{article: club-2029, exact: Claire Exemple}}
"""


@pytest.mark.parametrize("page", ["fr/glossaire", "en/glossary"])
def test_people_stand_in_the_glossary_by_their_last_names(seeds: Path, page: str) -> None:
    with (seeds / "seeds/glossary.yml").open("a", encoding="utf-8") as glossary:
        for at, name in enumerate(("Zoé Azur", "Anne de la Vigne", "Jo Éden", "Bo")):
            glossary.write(PERSON.format(at=at, name=name))
    words = generate(seeds)[0].files[f"docs/{page}.md"]
    found = re.findall(r"^- .*?\*\*(.+)\*\*", words, re.MULTILINE)
    assert found[1:] == ["Zoé Azur", "Bo", "Jo Éden", "Claire Exemple", "Anne de la Vigne"]


def test_below_words_that_were_said_stands_who_said_them_with_the_role(seeds: Path) -> None:
    said = "— [Claire Exemple](glossaire.md#claire-exemple)"
    page = "docs/fr/regate.md"
    roled = f"\n{said}, présidente du CN · [CN](glossaire.md#cn)\n"
    assert roled in generate(seeds)[0].files[page]
    changed(seeds, "pages/regatta.yml", ("        organisation: cn\n", ""))
    assert f"\n{said}, présidente du CN\n" in generate(seeds)[0].files[page]


def test_who_is_none_of_the_people_of_a_page_is_named_alone(seeds: Path) -> None:
    path = seeds / "seeds/pages/regatta.yml"
    page = yaml.safe_load(path.read_text("utf-8"))
    page["sections"] = [one for one in page["sections"] if one["kind"] != "people"]
    path.write_text(yaml.safe_dump(page, allow_unicode=True), "utf-8")
    words = generate(seeds)[0].files["docs/en/regatta.md"]
    assert re.search(r"\n— \[Claire Exemple\]\(\S+\) \(our translation from the French\)\n", words)
