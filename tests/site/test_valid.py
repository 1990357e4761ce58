"""The Nu Html Checker, the W3C's own, finds no error in any page.

Needs Java and a checker of 2025 or later: VNU_JAR=…/vnu.jar, which npm's package vnu-jar brings.
PyPI has none that knows popovers yet.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = os.environ.get("VNU_JAR", "")


@pytest.mark.skipif(not (JAR and shutil.which("java")), reason="needs VNU_JAR and Java")
def test_every_page_is_valid_html(site: Path) -> None:
    checker = ("java", "-jar", JAR, "--errors-only", "--format", "gnu", "--skip-non-html")
    found = subprocess.run([*checker, site], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
