"""What an editor may do to a dossier, at random."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

WORDS = "vite hier demain toujours jamais partout".split()  # noqa: SIM905
ODD = (
    *("*a*", "[b](c)", "<i>d", "&amp;", "e|f", "_g_", "`h`", "www.i.jp", "#", "~k~", "\\o\\"),
    *("https://l.m", "n.[^P]", "&lt;", "{{p}}", "://q"),
)
"""Words that are something else in Markdown, HTML or a template."""


class Seeds:
    """The seeds of a dossier of `bench.dossiers`, to be edited at random."""

    def __init__(self, root: Path, articles: int, dice: random.Random) -> None:
        self.root = root
        self.articles = articles
        self.dice = dice
        self._before: dict[Path, bytes] = {}

    def edit(self) -> str:
        """Makes one of the edits; returns its name."""
        self._before = {path: path.read_bytes() for path in self.root.glob("seeds/**/*.*")}
        edit = self.dice.choice(EDITS)
        edit(self)
        return edit.__name__

    def undo(self) -> None:
        """Takes the last edit back."""
        for path, content in self._before.items():
            path.write_bytes(content)

    def article(self) -> int:
        """The number of an article."""
        return self.dice.randrange(self.articles)

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


def add_odd_words(root: Path, dice: random.Random) -> None:
    """Ends every text that the seeds have in both languages on words that must be escaped."""

    def change(value: Any, key: str = "") -> Any:
        if isinstance(value, list):
            return [change(item) for item in value]
        if isinstance(value, dict) and "speaker" not in value:  # a quotation is word for word
            return {name: change(item, f"{key} {name}") for name, item in value.items()}
        if key.endswith((" fr", " en")) and "slug" not in key:
            return f"{value.removesuffix('.')} {' '.join(dice.sample(ODD, 2))}."
        return value

    for path in sorted(root.glob("seeds/**/*.yml")):
        data = change(yaml.safe_load(path.read_text("utf-8")))
        path.write_text(json.dumps(data, ensure_ascii=False, default=str), "utf-8")


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
    article, index = seeds.article(), seeds.dice.randrange(4)
    rests_on = [f"S-{article}-{index}"]
    seeds.change("seeds/pages/*.yml", lambda page: page["summary"].update(rests_on=rests_on))


def move_a_statement_to_another_page(seeds: Seeds) -> None:
    """Often one that a summary rests on."""
    name = seeds.dice.choice(["S-0-1", f"S-{seeds.article()}-2"])
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
    other = seeds.article()
    evidence = {"article": f"article-{other}", "exact": f"Le club {other}-0"}
    page = seeds.dice.choice(sorted(seeds.root.glob("seeds/pages/*.yml"))).stem
    gap = {"fr": f"Rien {seeds.word()}.", "en": "Nothing.", "page": page, "evidence": [evidence]}
    seeds.change("seeds/0*.yml", lambda sidecar: sidecar.update(unstated=[gap]))


def excuse_a_sentence_otherwise(seeds: Seeds) -> None:
    def change(sidecar: Any) -> None:
        seeds.dice.choice(sidecar["unused"])["reason"]["fr"] = f"Sans rapport, {seeds.word()}."

    seeds.change("seeds/0*.yml", change)


def correct_an_article(seeds: Seeds) -> None:
    number = seeds.article()
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
    facts = [f"S-{seeds.article()}-{index}" for index in range(3)]
    seeds.change("seeds/site.yml", lambda site: site["home"].update(key_facts=facts))


def misquote(seeds: Seeds) -> None:
    def change(page: Any) -> None:
        seeds.statement(page)["evidence"][0]["exact"] += f" {seeds.word()}"

    seeds.change("seeds/pages/*.yml", change)


EDITS: list[Callable[[Seeds], None]] = [
    value
    for value in list(globals().values())
    if callable(value) and getattr(value, "__annotations__", {}).get("seeds") == "Seeds"
]
