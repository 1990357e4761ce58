"""What is installed is pinned to the last byte, and is what pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
OWN: list[str] = PROJECT["project"]["dependencies"]
GROUPS: dict[str, list[str]] = PROJECT["dependency-groups"]
OTHERS = {f"requirements-{name}.txt": group for name, group in GROUPS.items() if name != "dev"}
LOCKS = {
    "requirements.txt": OWN,
    "requirements-dev.txt": OWN + GROUPS["dev"],
    **OTHERS,
}


def pins(name: str) -> dict[str, list[str]]:
    """Each requirement of a file, `name==version; marker`, with its hashes."""
    text = (ROOT / name).read_text().replace("\\\n", "")
    lines = [line for line in text.splitlines() if re.match(r"\w", line)]
    return {
        line.partition("--hash")[0].strip(): re.findall(r"sha256:\w{64}", line) for line in lines
    }


def missing(asked: list[str], name: str) -> Iterator[str]:
    """The requirements of pyproject.toml that the file does not pin to a version that will do."""
    pinned = [Requirement(pin) for pin in pins(name)]
    for line in asked:
        wanted = Requirement(line)
        versions = [
            str(pin.specifier).removeprefix("==")
            for pin in pinned
            if canonicalize_name(pin.name) == canonicalize_name(wanted.name)
        ]
        if not versions or not all(map(wanted.specifier.contains, versions)):
            yield line


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_has_what_the_project_asks_for(name: str) -> None:
    assert list(missing(LOCKS[name], name)) == [], "run `make lock`"


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_has_hashes_and_no_addresses(name: str) -> None:
    assert [pin for pin, hashes in pins(name).items() if not hashes] == []
    assert (
        re.findall(r"(?m)^\s*-[^-\s]\S*|--(?!hash)\S+|\S+://\S+", (ROOT / name).read_text()) == []
    )


@pytest.mark.parametrize("name", ["requirements-zensical.txt", "requirements-hugo.txt"])
def test_the_way_out_of_mkdocs_leads_out_of_it(name: str) -> None:
    names = {Requirement(pin).name for pin in pins(name)}
    assert not names & {"mkdocs", "mkdocs-material", "properdocs"}


def test_the_tools_work_on_what_is_shipped() -> None:
    shipped = pins("requirements.txt").items()
    assert shipped <= pins("requirements-dev.txt").items()
