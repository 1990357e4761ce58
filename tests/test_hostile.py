"""Text is text: built for real and looked at in a real browser, it shows to the letter."""

import hashlib
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from dossier.check.parity import disagreements
from dossier.edit import draft as sidecars
from dossier.read.located_yaml import parse
from dossier.text.glossary_terms import Names
from dossier.text.markdown import flow, one_line, visible
from tests import project as projects

COMMONMARK = os.environ.get("COMMONMARK_SPEC", "")
HOSTILE = (Path(__file__).parent / "hostile.txt").read_text("utf-8").splitlines()
# What a page of ours is made of; nothing else may come out of a text.
OURS = set(
    re.findall(
        r"\w+",
        "p div span a b i h1 h2 h3 ul li q details summary figure figcaption blockquote cite small "
        "code table thead tbody tr th td section nav strong em br svg title desc g path circle "
        "line text rect button time header mark ol",
    )
)
SHOWN = """() => ({
    paragraphs: [...document.querySelectorAll(".words")].map(e => e.textContent),
    statements: [...document.querySelectorAll(".s > .t")].map(e => {
        const copy = e.cloneNode(true);
        copy.querySelectorAll("details, [popover]").forEach(n => n.remove());
        return copy.textContent;
    }),
    title: document.title,
    heading: document.querySelector("h1").textContent,
    tags: [...new Set([...document.querySelectorAll("article *")].map(e => e.localName))],
    handlers: [...document.querySelectorAll("*")].flatMap(e => e.getAttributeNames())
        .filter(n => n.startsWith("on") || n === "style" || n === "srcdoc"),
    links: [...document.querySelectorAll("article a")].map(a => a.protocol + "//" + a.host),
    scripts: [...document.querySelectorAll("script:not([type])")].map(s => s.src.split("/").pop()),
    spoiled: window.spoiled === undefined,
})"""


def built(root: Path, texts: list[str]) -> Path:
    """The site of a dossier whose article has these paragraphs, and whose statements say them."""
    article = "\n\n".join(texts)
    both = {"fr": "T", "en": "T"}
    context = {
        "reference": {"url": "https://a.example/", "title": texts[0]},
        "accessed": "2030-01-01",
    }
    items = [
        in_both(text) | {"id": f"F-{number}", "context": context}
        for number, text in enumerate(texts)
    ]
    titled = in_both(texts[-1])
    section = {"id": "s", "kind": "statements", "title": titled, "items": items}
    summary = titled | {"rests_on": [items[-1]["id"]]}
    page = {"id": "p", "slug": {"fr": "p", "en": "p"}, "title": titled, "summary": summary}
    seeds: dict[str, Any] = {
        "site.yml": {
            "name": titled,
            "description": titled,
            "home": {"title": both, "summary": summary},
        },
        "glossary.yml": {"entries": []},
        "pages/p.yml": page | {"sections": [section]},
        "any.yml": {
            "id": "any",
            "sha256": hashlib.sha256(article.encode()).hexdigest(),
            "language": "fr",
            "title": titled,
            "published": "2030",
            "publisher": texts[0],
            "url": "https://a.example/?a=1&b=[2]",
            "unused": [],
        },
    }
    projects.make(root)
    for seed in root.glob("seeds/**/*.*"):
        seed.unlink()
    (root / "seeds/any.txt").write_text(article, "utf-8", newline="")
    for name, seed in seeds.items():
        (root / "seeds" / name).write_text(written(seed), "utf-8")
    excuse_all(root, seeds["any.yml"])
    return projects.publish(root)


def in_both(text: str) -> dict[str, Any]:
    """The text as French and as English, which do not read the same numbers in it."""
    differing = {words for _, words in disagreements(text, text, Names([]))}
    exceptions = [{"words": words, "reason": "A test."} for words in sorted(differing)]
    return {"fr": text, "en": text, "exceptions": exceptions}


def excuse_all(root: Path, sidecar: dict[str, Any]) -> None:
    """Sets every sentence of the article aside, in the sidecar that `build_site.py new` drafts."""
    draft = sidecars.draft((root / "seeds/any.txt").read_bytes(), "any.txt")
    drafted, problems = parse(draft, "any.yml")
    assert not problems
    rest = {"rest": {"fr": "T", "en": "T"}}
    shown = {"metadata": "caption"}  # metadata is no part of the page
    roles = [
        item | {"role": shown.get(item["role"], item["role"])} for item in drafted["not_prose"]
    ]
    kept = {"not_prose": roles, "unused": [rest]}
    (root / "seeds/any.yml").write_text(written(sidecar | kept), "utf-8")


def written(value: Any) -> str:
    """The value in flow style, its texts quoted as the drafts quote them."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return flow(value) if isinstance(value, str) else str(value)


def look(browser: Browser, site: Path, address: str) -> dict[str, Any]:
    page: Page = browser.new_page(java_script_enabled=True)
    page.add_init_script("window.alert = window.spoil = () => { window.spoiled = true; }")
    page.goto((site / address / "index.html").as_uri())
    shown: dict[str, Any] = page.evaluate(SHOWN)
    page.close()
    return shown


def check(browser: Browser, site: Path, texts: list[str]) -> None:
    wanted = [letters(text) for text in texts]
    topic, article = look(browser, site, "p"), look(browser, site, "sources/any")
    assert [letters(text) for text in topic["statements"]] == wanted
    assert letters("".join(article["paragraphs"])) == letters("".join(texts))
    for shown in (topic, article):
        assert letters(shown["heading"]) == wanted[-1]
        assert letters(shown["title"]).startswith(wanted[-1])
        assert set(shown["tags"]) <= OURS
        assert shown["handlers"] == []
        assert set(shown["links"]) <= {"file://", "https://a.example"}
        assert set(shown["scripts"]) == {"dossier.js"}
        assert shown["spoiled"]


def letters(text: str) -> str:
    """The text that must show: white space folds, and the unseen is named."""
    return "".join(visible(one_line(text)).split())


def test_every_hostile_text_shows_to_the_letter(browser: Browser, tmp_path: Path) -> None:
    check(browser, built(tmp_path, HOSTILE), HOSTILE)


@pytest.mark.skipif(not COMMONMARK, reason="needs COMMONMARK_SPEC")
def test_the_examples_of_commonmark_show_to_the_letter(browser: Browser, tmp_path: Path) -> None:
    """Each example is one text, its lines in one; the specification is npm's commonmark-spec."""
    spec = Path(COMMONMARK).read_text("utf-8")
    examples = re.findall(r"^`{32} example\n(.*?)^\.\n", spec, re.MULTILINE | re.DOTALL)
    assert len(examples) > 600
    seen = {letters(text): " ".join(text.replace("→", "\t").split()) for text in examples}
    texts = [text for text in seen.values() if text] + ["fin"]
    check(browser, built(tmp_path, texts), texts)


def test_unseen_characters_are_named(browser: Browser, tmp_path: Path) -> None:
    texts = ["a\u202eb\u2066c", "d\u200be\ufeff", "f\x7fg\u0085h", "x" * 5_000, "fin\u202e."]
    site = built(tmp_path, texts)
    check(browser, site, texts)
    for page in site.rglob("*.html"):  # but for what reference managers read, to the letter
        html = re.sub(r'<meta name="(DC|prism)\..*?>', "", page.read_text("utf-8"))
        assert not re.findall("[\u202e\u2066\u200b\ufeff]", html), page


paragraphs = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]),
        st.sampled_from("*_`[](){}<>#+-.!|~^=$&\\:;/@\"' \t"),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip())


@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # each example is a whole build; to shrink one takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(texts=st.lists(paragraphs, min_size=60, max_size=90, unique_by=letters))
def test_any_text_shows_to_the_letter(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    check(browser, built(tmp_path_factory.mktemp("any"), texts), texts)
