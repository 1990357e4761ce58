"""What was remembered from earlier builds is what would be made anew, whatever changed since."""

from __future__ import annotations

import hashlib
import json
import random
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bench import dossiers
from build_site import generate
from dossier.model.problems import Problem, Rejected
from dossier.system.beside import Beside, is_possible
from dossier.system.page_cache import SWITCH, Memory

ARTICLES, EDITS = 22, 100  # above twenty, the lists of articles depend on less
WORDS = "vite hier demain toujours jamais partout".split()  # noqa: SIM905


class Seeds:
    """The seeds of a dossier, to be edited at random."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        self.root = root
        self.dice = dice

    def change(self, pattern: str, change: Callable[[Any], object]) -> None:
        """Changes the data of a file, any one that fits the pattern."""
        path = self.dice.choice(sorted(self.root.glob(pattern)))
        data = json.loads(path.read_text("utf-8"))
        change(data)
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")

    def statement(self, page: Any) -> Any:
        items = [item for section in page["sections"] for item in section["items"]]
        return self.dice.choice(items)

    def word(self) -> str:
        return self.dice.choice(WORDS)


def reword_a_statement(seeds: Seeds) -> None:
    def change(page: Any) -> None:
        seeds.statement(page)["en"] += f" {seeds.word()}"

    seeds.change("seeds/pages/*.yml", change)


def rename_a_page(seeds: Seeds) -> None:
    seeds.change("seeds/pages/*.yml", lambda page: page["title"].update(fr=seeds.word(), en="New"))


def sum_a_page_up_otherwise(seeds: Seeds) -> None:
    summary = {"fr": f"Le club, {seeds.word()}.", "en": "The club."}
    seeds.change("seeds/pages/*.yml", lambda page: page["summary"].update(summary))


def move_a_page(seeds: Seeds) -> None:
    slug = f"{seeds.word()}-{seeds.dice.randrange(1000)}"
    seeds.change("seeds/pages/*.yml", lambda page: page["slug"].update(fr=slug))


def reorder_the_pages(seeds: Seeds) -> None:
    seeds.change("seeds/pages/*.yml", lambda page: page.update(order=seeds.dice.randrange(100)))


def rest_a_summary_on_another_statement(seeds: Seeds) -> None:
    article, index = seeds.dice.randrange(ARTICLES), seeds.dice.randrange(4)
    rests_on = [f"S-{article}-{index}"]
    seeds.change("seeds/pages/*.yml", lambda page: page["summary"].update(rests_on=rests_on))


def move_a_statement_to_another_page(seeds: Seeds) -> None:
    """Often one that a summary rests on."""
    name = seeds.dice.choice(["S-0-1", f"S-{seeds.dice.randrange(ARTICLES)}-2"])
    moved: list[Any] = []

    def take(page: Any) -> None:
        items = page["sections"][0]["items"]
        moved.extend(item for item in items if item["id"] == name and len(items) > 1)
        page["sections"][0]["items"] = [item for item in items if item not in moved]

    for path in seeds.root.glob("seeds/pages/*.yml"):
        seeds.change(f"seeds/pages/{path.name}", take)
    seeds.change("seeds/pages/*.yml", lambda page: page["sections"][0]["items"].extend(moved))


def publish_an_article_on_another_day(seeds: Seeds) -> None:
    day = f"20{seeds.dice.randrange(10, 30)}-01-01"
    seeds.change("seeds/0*.yml", lambda sidecar: sidecar.update(published=day))


def misdate_the_article_that_a_page_takes_the_year_from(seeds: Seeds) -> None:
    seeds.change("seeds/00000.yml", lambda sidecar: sidecar.update(published="2011-01-01"))


def rename_an_article(seeds: Seeds) -> None:
    seeds.change("seeds/0*.yml", lambda sidecar: sidecar["title"].update(fr=seeds.word(), en="New"))


def show_only_the_quotes_of_an_article(seeds: Seeds) -> None:
    display = seeds.dice.choice(["quotes", "full"])
    seeds.change("seeds/0*.yml", lambda sidecar: sidecar.update(display=display))


def say_what_an_article_does_not_say(seeds: Seeds) -> None:
    other = seeds.dice.randrange(ARTICLES)
    evidence = {"article": f"article-{other}", "exact": f"Le club {other}-0"}
    gap = {"fr": f"Rien {seeds.word()}.", "en": "Nothing.", "evidence": [evidence]}
    seeds.change("seeds/0*.yml", lambda sidecar: sidecar.update(unstated=[gap]))


def excuse_a_sentence_otherwise(seeds: Seeds) -> None:
    def change(sidecar: Any) -> None:
        seeds.dice.choice(sidecar["unused"])["reason"]["fr"] = f"Sans rapport, {seeds.word()}."

    seeds.change("seeds/0*.yml", change)


def correct_an_article(seeds: Seeds) -> None:
    number = seeds.dice.randrange(ARTICLES)
    path = seeds.root / f"seeds/{number:05}.txt"
    old, new = f"Le club {number}-20 ", f"Le club {number}-20 {seeds.word()} "
    text = path.read_text("utf-8").replace(old, new)
    path.write_text(text, "utf-8")
    sidecar = path.with_suffix(".yml")
    data = json.loads(sidecar.read_text("utf-8").replace(old, new))
    data["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    sidecar.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def define_a_word_otherwise(seeds: Seeds) -> None:
    words = {"fr": f"Un club, {seeds.word()}.", "en": "A club."}
    seeds.change("seeds/glossary.yml", lambda glossary: glossary["entries"][0].update(words))


def define_another_word(seeds: Seeds) -> None:
    evidence = [{"article": "article-0", "exact": "Le club 0-1"}]
    port: dict[str, Any] = {
        "id": "port",
        "kind": "term",
        "fr": "Un port.",
        "en": "A port.",
        "evidence": evidence,
    }
    port |= {"fr": "Un port.", "en": "A port.", "forms": {"fr": ["port"], "en": ["port"]}}
    seeds.change("seeds/glossary.yml", lambda glossary: glossary["entries"].append(port))


def rename_the_site(seeds: Seeds) -> None:
    seeds.change("seeds/site.yml", lambda site: site["name"].update(fr=seeds.word()))


def choose_other_key_facts(seeds: Seeds) -> None:
    facts = [f"S-{seeds.dice.randrange(ARTICLES)}-{index}" for index in range(3)]
    seeds.change("seeds/site.yml", lambda site: site["home"].update(key_facts=facts))


def rename_a_row(seeds: Seeds) -> None:
    name = f"Course, {seeds.word()}"
    seeds.change(
        "seeds/pages/page-0.yml", lambda page: row_of(page)["cells"]["race"].update(fr=name)
    )


def forget_the_year_that_another_page_sums_up(seeds: Seeds) -> None:
    words = {"fr": "Le club.", "en": "The club."}
    seeds.change("seeds/pages/page-0.yml", lambda page: row_of(page).update(words))


def row_of(page: Any) -> Any:
    [table] = [section for section in page["sections"] if section["kind"] == "table"]
    return table["items"][0]


def misquote(seeds: Seeds) -> None:
    def change(page: Any) -> None:
        seeds.statement(page)["evidence"][0]["exact"] += f" {seeds.word()}"

    seeds.change("seeds/pages/*.yml", change)


EDITS_OF_SEEDS = [
    value
    for value in list(globals().values())
    if callable(value) and getattr(value, "__annotations__", {}).get("seeds") == "Seeds"
]


def outcome(root: Path, memory: Memory | None = None) -> tuple[Any, list[Problem]]:
    """The pages that a build makes, None if it refuses to, and what it finds wrong."""
    try:
        rendering, problems = generate(root, memory=memory)
    except Rejected as refusal:
        return None, sorted(refusal.problems)
    return rendering, sorted(problems)


def remembered(root: Path) -> tuple[Any, list[Problem]]:
    with Memory(root) as memory:
        return outcome(root, memory)


def add_section(section: Any, page: Any) -> None:
    page["sections"].append(section)


@pytest.fixture
def seeds(tmp_path: Path) -> Seeds:
    """A dossier with a table on one page, and a timeline and a summary of it on others."""
    dossiers.write(tmp_path, ARTICLES, a_page=3)
    seeds = Seeds(tmp_path, random.Random(ARTICLES))  # noqa: S311
    evidence = [{"article": "article-0", "exact": "Le club 0-0"}]  # an article of 2010
    said = {"fr": "Le club en 2010.", "en": "The club in 2010.", "evidence": evidence}
    race = {"fr": "Course", "en": "Race"}
    row = {"id": "G-1", "cells": {"race": race}}
    event = {"id": "E-1", "date": "2018", "kind": "race", "label": race}
    for page, kind, item, more in (
        ("page-0", "table", said | row, {"columns": [{"id": "race", "title": race}]}),
        ("page-3", "timeline", said | event, {"kinds": {"race": race}}),
    ):
        section = {"id": kind, "kind": kind, "title": race, "items": [item], **more}
        seeds.change(f"seeds/pages/{page}.yml", partial(add_section, section))
    summary = {"fr": said["fr"], "en": said["en"], "rests_on": ["G-1"]}
    seeds.change("seeds/pages/page-6.yml", lambda page: page.update(summary=summary))
    seeds.change("seeds/pages/page-9.yml", lambda page: page["summary"].update(rests_on=["S-0-1"]))
    return seeds


def test_after_any_edit_all_is_as_a_full_build_makes_it(seeds: Seeds) -> None:
    accepted = 0
    for _ in range(EDITS):
        before = {path: path.read_bytes() for path in seeds.root.glob("seeds/**/*.*")}
        edit = seeds.dice.choice(EDITS_OF_SEEDS)
        edit(seeds)
        full = outcome(seeds.root)
        assert remembered(seeds.root) == full, edit.__name__
        if full[0]:
            accepted += 1
        else:
            for path, content in before.items():
                path.write_bytes(content)
    assert accepted > EDITS / 2


def test_what_is_not_asked_for_any_more_is_forgotten(tmp_path: Path) -> None:
    for names in (("one", "other"), ("one",), ("other",)):
        with Memory(tmp_path) as memory:
            known = [memory.recall("kind", name, "key") for name in names]
            for name in names:
                memory.keep("kind", name, "key", name)
    assert known == [None]


def test_another_key_asks_for_something_else(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        memory.keep("kind", "name", "key", "value")
    with Memory(tmp_path) as memory:
        assert memory.recall("kind", "name", "other key") is None
        assert memory.recall("kind", "name", "key") == "value"


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + bytes(4000)])
def test_a_damaged_memory_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/dossier.sqlite3").write_bytes(content)
    for expected in (None, "value"):
        with Memory(tmp_path) as memory:
            assert memory.recall("kind", "name", "key") == expected
            memory.keep("kind", "name", "key", "value")


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder must go")
    with Memory(tmp_path) as memory:
        memory.keep("kind", "name", "key", "value")
        assert memory.recall("kind", "name", "key") is None
        assert memory.folder("site") is None


@pytest.mark.skipif(not is_possible(), reason="there is but one process here")
def test_a_copy_of_the_process_neither_reads_nor_writes(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        memory.keep("kind", "name", "key", "value")
    with Memory(tmp_path) as memory:

        def in_the_copy() -> Any:
            memory.keep("kind", "other", "key", "value")
            return memory.recall("kind", "name", "key")

        assert Beside(in_the_copy).result() is None
        assert memory.recall("kind", "name", "key") == "value"
        assert memory.recall("kind", "other", "key") is None


def test_memory_can_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "off")
    with Memory(tmp_path) as memory:
        memory.keep("kind", "name", "key", "value")
        assert memory.recall("kind", "name", "key") is None
    assert list(tmp_path.iterdir()) == []


def test_a_build_keeps_nothing_in_the_process(tmp_path: Path) -> None:
    """`mkdocs serve` would otherwise grow by a dossier with each change."""
    dossiers.write(tmp_path, 3)
    for _ in range(2):
        with Memory(tmp_path) as memory:
            rendering, _ = generate(tmp_path, memory=memory)
        site = weakref.ref(rendering.site)
        del rendering
        assert site() is None
