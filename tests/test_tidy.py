"""The bookkeeping that `build_site.py tidy` does, and all that it leaves alone."""

import hashlib
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.edit.scalars import with_value
from dossier.edit.tidy import tidied
from dossier.read import reader, snapshot
from tests.project import run, tree
from tests.seeds import changed, copied

FRENCH = "        fr: Elle aura lieu à Port-Exemple.\n"
ENGLISH = "        en: It will be held at Port-Exemple.\n"
PAGE = "seeds/pages/regatta.yml"


def typed(project: Path, french: str, english: str) -> None:
    changed(project, "pages/regatta.yml", (FRENCH, f"        fr: {french}\n"))
    changed(project, "pages/regatta.yml", (ENGLISH, f"        en: {english}\n"))


def lines(project: Path) -> list[str]:
    return (project / PAGE).read_text("utf-8").split("\n")[58:60]


def test_what_an_ordinary_keyboard_types_is_set_and_nothing_else_changes(project: Path) -> None:
    before = (project / PAGE).read_text("utf-8")
    typed(project, '"L\'été finit : la 2ème ferme le 1 mars !"', '"It\'s \\"over\\": it closes"')
    assert run(project, "tidy") == (
        0,
        f"{PAGE}:59:13: fr: a narrow no-break space before ; ! ?, a no-break space in a date, "
        "an ordinal is 2e, a no-break space before a colon, a curly apostrophe, "
        "the first of a month is 1er\n"
        f"{PAGE}:60:13: en: curly quotation marks, a curly apostrophe\n",
    )
    assert lines(project) == [
        '        fr: "L’été finit\u00a0: la 2e ferme le 1er\u00a0mars\u202f!"',
        '        en: "It’s “over”: it closes"',
    ]
    after = (project / PAGE).read_text("utf-8")
    assert after.split("\n")[:58] == before.split("\n")[:58]
    assert after.split("\n")[60:] == before.split("\n")[60:]


def test_a_second_run_changes_nothing(project: Path) -> None:
    typed(project, '"L\'été finit : « oui » !"', '"It\'s « over »"')
    run(project, "tidy")
    before = tree(project / "seeds")
    assert run(project, "tidy") == (0, "")
    assert tree(project / "seeds") == before


def test_check_says_and_changes_nothing(project: Path) -> None:
    typed(project, '"L\'été"', '"Summer"')
    before = tree(project / "seeds")
    assert run(project, "tidy", "--check") == (1, f"{PAGE}:59:13: fr: a curly apostrophe\n")
    assert tree(project / "seeds") == before


def test_quotes_excused_words_and_spelling_are_left_alone(project: Path) -> None:
    changed(project, "pages/regatta.yml", ("exact: Le budget n’a pas", "exact: Le budget n'a pas"))
    typed(project, "\"L'été : c'est dit...\"", '"The organization"')
    excuse = "        exceptions: [{words: c'est, reason: As typed.}]\n"
    changed(project, "pages/regatta.yml", ('"The organization"\n', f'"The organization"\n{excuse}'))
    run(project, "tidy")
    assert lines(project) == [
        '        fr: "L’été\u00a0: c\'est dit..."',
        '        en: "The organization"',
    ]
    assert "exact: Le budget n'a pas" in (project / PAGE).read_text("utf-8")


def tidy(root: Path, **typed_in: str) -> str:
    """The text as typography sets it in that language."""
    values = {"fr": "Oui.", "en": "Yes."} | typed_in
    typed(root, *(json.dumps(values[lang], ensure_ascii=False) for lang in ("fr", "en")))
    for file in tidied(snapshot.take(root)[0], reader.read(root)[0]):
        (root / file.path).write_bytes(file.content)
    [lang] = typed_in
    return str(yaml.safe_load(lines(root)[lang == "en"])[lang])


@pytest.mark.parametrize(
    ("french", "after"),
    [
        ("Voir http://port.example/a?b;c ; oui", "Voir http://port.example/a?b;c\u202f; oui"),
        ("Voir port.example/a?b=c!", "Voir port.example/a?b=c\u202f!"),
        ("Il met 5'30\" à finir", "Il met 5'30\" à finir"),
        ('Un écran de 27" dit "oui"', 'Un écran de 27" dit «\u00a0oui\u00a0»'),
        ('Le "27" et le "30"', "Le «\u00a027\u00a0» et le «\u00a030\u00a0»"),
    ],
)
def test_in_french_only_marks_are_set(tmp_path: Path, french: str, after: str) -> None:
    assert tidy(copied(tmp_path), fr=french) == after


@pytest.mark.parametrize(
    ("english", "after"),
    [
        ('A 27" screen is "on"', 'A 27" screen is “on”'),
        ("It took 5'30\", he's 6'2\"", "It took 5'30\", he’s 6'2\""),
        ('The "27" and the "30"', "The “27” and the “30”"),
        ("the 'port' team", "the ‘port’ team"),
        ("He said 'it's on.' Then 'no 12'", "He said ‘it’s on.’ Then ‘no 12’"),
        ("the boys' '90s rock 'n' roll, 'tis", "the boys’ ’90s rock ’n’ roll, ’tis"),
        ("the 1980's, the '80s", "the 1980’s, the ’80s"),
        ("\"'Port' is on\"", "“‘Port’ is on”"),
    ],
)
def test_in_english_quotation_marks_are_no_apostrophes(
    tmp_path: Path, english: str, after: str
) -> None:
    assert tidy(copied(tmp_path), en=english) == after


def test_an_article_without_a_sidecar_gets_a_draft(project: Path) -> None:
    (project / "seeds/002_depart.txt").write_text("Le départ\n\nLa régate partira.", "utf-8")
    assert run(project, "tidy") == (0, "seeds/002_depart.yml: drafted\n")
    assert "\nid: depart\n" in (project / "seeds/002_depart.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("000_club.yml", "# yaml-language-server: $schema=../schemas/sidecar.json\n"),
        ("site.yml", "# yaml-language-server: $schema=../schemas/site.json\n"),
        ("pages/regatta.yml", "# yaml-language-server: $schema=../../schemas/page.json\n"),
    ],
)
def test_a_file_names_its_schema(project: Path, name: str, line: str) -> None:
    path = project / "seeds" / name
    text = path.read_text("utf-8").partition("\n")[2]
    path.write_text(text, "utf-8")
    assert run(project, "tidy") == (0, f"seeds/{name}: names its schema\n")
    assert path.read_text("utf-8") == line + text


def test_of_a_changed_article_it_says_what_became_of_the_quotes(project: Path) -> None:
    run(project)
    changed(
        project,
        "001_results.txt",
        ("The winner was not named.", "Nobody was named."),
        ("Forty boats", "All is well. Forty boats"),
    )
    changed(project, "001_results.txt", ("The next edition", "A next edition"))
    sidecar = project / "seeds/001_results.yml"
    before = sidecar.read_bytes()
    code, output = run(project, "tidy")
    assert code == 0 and output.splitlines() == [
        "seeds/001_results.txt: has changed since its sidecar was written",
        "  seeds/site.yml:24:46: no longer stands: “The next edition will be held in 2030”",
        f"  {PAGE}:26:44: moved from 2 to 3: “Forty boats had entered.”",
        f"  {PAGE}:68:44: moved from 2 to 3: “Forty boats had entered.”",
        "  If that is meant: python build_site.py tidy --accept results-2026",
    ]
    assert sidecar.read_bytes() == before
    digest = hashlib.sha256((project / "seeds/001_results.txt").read_bytes()).hexdigest()
    assert run(project, "tidy", "--accept", "results-2026")[1].endswith(
        "seeds/001_results.yml:3:9: the article as it is now is taken\n"
    )
    assert f"\nsha256: {digest}\n" in sidecar.read_text("utf-8")
    assert run(project, "tidy") == (0, "")


def test_only_what_has_changed_can_be_accepted(project: Path) -> None:
    assert run(project, "tidy", "--accept", "club-2029") == (
        1,
        "No article that has changed is called club-2029.\n",
    )


@pytest.mark.parametrize(
    ("text", "value", "after"),
    [
        ("a: l'été\n", "l’été", "a: l’été\n"),
        ("a: 'l''été'  # x\n", "l’été", "a: 'l’été'  # x\n"),
        ('a: "un \\"a\\" !"\n', "un «\u00a0a\u00a0»\u202f!", 'a: "un «\u00a0a\u00a0»\u202f!"\n'),
        ("a: >\n  l'été finit\nb: c\n", "l’été finit", "a: >\n  l’été finit\nb: c\n"),
        ("a: |-\r\n  l'été\r\n", "l’été", "a: |-\r\n  l’été\r\n"),
        ("{a: l'été, b: 1}", "l’été", "{a: l’été, b: 1}"),
        ("a: l'été\n   finit\n", "l’été finit", None),
        ('a: "l\'\\u00e9t\\u00e9"\n', "l’été", None),
        ("a: l'été\n", "été : # l", None),
    ],
)
def test_a_scalar_is_changed_where_it_stands(text: str, value: str, after: str | None) -> None:
    assert with_value(text, 1, 5 if text.startswith("{") else 4, value) == after


@settings(deadline=None)
@given(st.text(alphabet="ab '\"’:# \n\\é,", min_size=1), st.text(alphabet="x’«\u00a0", max_size=3))
def test_a_file_means_what_was_wanted_or_is_left_as_it_was(value: str, other: str) -> None:
    text = f"a: {json.dumps(value)}\nb: c\n"
    wanted = value.replace("'", other)
    after = with_value(text, 1, 4, wanted.strip())
    if after is not None:
        before = value[: len(value) - len(value.lstrip())]
        assert yaml.safe_load(after)["a"].strip() == (before + wanted.strip()).strip()
        assert yaml.safe_load(after)["b"] == "c"


def test_a_change_is_told_at_its_line_as_the_file_then_is(project: Path) -> None:
    path = project / "seeds/pages/regatta.yml"
    text = path.read_text("utf-8").partition("\n")[2]
    path.write_text(text.replace("n’a pas", "n'a pas"), "utf-8")
    _, said = run(project, "tidy")
    [line] = [one for one in said.splitlines() if "apostrophe" in one]
    number = int(line.split(":")[1])
    assert "fr: Le budget n’a pas" in path.read_text("utf-8").splitlines()[number - 1]


def test_a_blank_article_gets_no_draft(project: Path) -> None:
    (project / "seeds/002_blank.txt").write_text(" \n\n")
    assert run(project, "tidy") == (0, "")
    assert not (project / "seeds/002_blank.yml").exists()
