"""Whatever the seeds hold: problems with a place, or pages; never a traceback, never a hang."""

import json
import random
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench import dossiers
from dossier.edit import draft as sidecars
from dossier.model.problems import Rejected
from dossier.pipeline import generate
from tests.edits import Seeds

GOLDEN = Path(__file__).parent / "golden/regatta"
FILES = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("seeds/**/*.yml"))
FUZZ = settings(
    max_examples=150,
    deadline=timedelta(seconds=20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
)


def alias_of_aliases(n: int) -> str:
    return f"k{n}: &x{n + 1} [*x{n}, *x{n}, *x{n}]\n"


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=30)
)
keys = st.sampled_from(
    "id fr en evidence article exact items sections kind title context reference forms "  # noqa: SIM905
    "columns values cells kinds label".split()
)
values = st.recursive(
    scalars,
    lambda children: st.lists(children, max_size=4) | st.dictionaries(keys, children, max_size=5),
    max_leaves=20,
)
broken_yaml = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="[]{}:,-?&*!|>'\"#%@` \n\tab", max_size=300),
    st.integers(0, 3000).map(lambda depth: "[" * depth),
    st.integers(0, 3000).map(lambda depth: "a: " + "{b: " * depth),
    st.integers(0, 12).map(
        lambda n: "a: &x0 [x]\n" + "".join(f"k{i}: &x{i + 1} [*x{i}, *x{i}]\n" for i in range(n))
    ),
    st.integers(0, 200_000).map(lambda length: f"id: {'x' * length}"),
    values.map(lambda value: json.dumps(value, default=str, ensure_ascii=False)),
)


def outcome(root: Path) -> bool:
    """True if the seeds make pages, the same each time; problems must have a file and a line."""
    try:
        rendering, _ = generate(root)
        assert generate(root)[0].files == rendering.files
        return True
    except Rejected as rejected:
        assert rejected.problems
        for problem in rejected.problems:
            assert problem.place.path.startswith("seeds/") and problem.message
            assert problem.place.line >= 1 and problem.place.column >= 1
        return False


def dossier(folder: str) -> Path:
    shutil.copytree(GOLDEN / "seeds", Path(folder) / "seeds")
    return Path(folder)


def test_any_edit_of_a_right_dossier(tmp_path: Path) -> None:
    """One edit upon the other, but for those that are refused."""
    dossiers.write(tmp_path, 8, a_page=3)
    seeds = Seeds(tmp_path, 8, random.Random(8))  # noqa: S311
    accepted = 0
    for _ in range(15):
        seeds.edit()
        if outcome(tmp_path):
            accepted += 1
        else:
            seeds.undo()
    assert 7 < accepted < 15


@FUZZ
@given(st.sampled_from(FILES), broken_yaml)
def test_any_yaml(name: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = dossier(folder)
        (root / name).write_text(text, "utf-8", "surrogateescape")
        outcome(root)


@FUZZ
@given(st.sampled_from(FILES), st.data())
def test_any_value_in_place_of_a_right_one(name: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = dossier(folder)
        seed = yaml.safe_load((root / name).read_text("utf-8"))
        spot = seed
        while isinstance(spot, dict | list) and spot:
            key = data.draw(
                st.sampled_from(sorted(spot) if isinstance(spot, dict) else range(len(spot)))
            )
            if not isinstance(spot[key], dict | list) or data.draw(st.integers(0, 3)) == 0:
                spot[key] = data.draw(values)
                break
            spot = spot[key]
        (root / name).write_text(
            json.dumps(seed, default=str, ensure_ascii=False), "utf-8"
        )  # JSON is YAML
        outcome(root)


@FUZZ
@given(st.text(min_size=1), st.integers(0, 200), st.integers(1, 60))
def test_any_article(text: str, start: int, length: int) -> None:
    """An article of any Unicode text, drafted, and a passage cut out of it anywhere."""
    content = text.encode("utf-8", "replace")
    quote = text[start : start + length].strip() or text.strip() or "?"
    drafted = yaml.safe_load(sidecars.draft(content, "any.txt"))
    both = {"fr": "T", "en": "T"}
    gap = both | {"evidence": [{"article": "any", "exact": quote}]}  # no use: all stay excused
    sidecar = drafted | {
        "display": "full",
        "published": "2030",
        "publisher": "P",
        "url": "http://a.b",
    }
    sidecar |= {"title": {"fr": quote, "en": quote}, "unstated": [gap]}
    sidecar["unused"] = [{"rest": both}]
    reference = {"reference": {"url": "http://a.b", "title": quote}, "accessed": "2030-01-01"}
    statement = {"id": "F-1", "fr": quote, "en": quote, "context": reference}
    section = {"id": "s", "kind": "statements", "title": both, "items": [statement]}
    home = {"title": both, "summary": both | {"rests_on": ["F-1"]}, "sections": [section]}
    seeds = {
        "any.yml": sidecar,
        "site.yml": {"name": both, "description": both, "home": home},
        "glossary.yml": {"entries": []},
    }
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "seeds").mkdir()
        (root / "seeds/any.txt").write_bytes(content)
        for name, seed in seeds.items():
            (root / "seeds" / name).write_text(
                json.dumps(seed, ensure_ascii=False), "utf-8"
            )  # JSON is YAML
        outcome(root)
