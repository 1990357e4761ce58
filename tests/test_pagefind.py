"""The search index, when the program that makes it does not."""

import sys

import pytest
from mkdocs.exceptions import PluginError

from dossier.publish import pagefind


def test_a_pagefind_that_ends_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: sys.executable)  # ends: no such option
    index = pagefind.Indexing()
    for number in range(100):
        index.add(f"{number}/index.html", "en", "<p>Wind.</p>" * 1000)
    index.request_files()
    with pytest.raises(PluginError, match="Pagefind made no search index"):
        index.files()
    index.close()
