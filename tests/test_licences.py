"""LICENSES.md names all that is pinned, with the licence it has."""

import re

from tests.licences import LIST, installed, pinned


def test_the_licences_of_all_dependencies_are_listed() -> None:
    rows = re.findall(r"(?m)^\| ([a-z][\w-]*) \| (.+) \| (.+) \|$", LIST.read_text("utf-8"))[1:]
    uses = {name: use for name, _, use in rows}
    assert uses == pinned(), "run `make licences`"
    here = {name: licence for name, licence in installed().items() if name in uses}
    assert {name: licence for name, licence, _ in rows if name in here} == here
