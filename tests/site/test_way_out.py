"""Without MkDocs the same site comes out of the same docs/: by ProperDocs and by Zensical.

`make` sets their environments up beside this one when they are not there yet.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, STDOUT, run
from sys import executable
from urllib.parse import urljoin
from xml.etree import ElementTree

from tests.site.markup import Element
from tests.site.reading import Site, SitePage
from tests.site.workshop import ENVIRONMENT, REPOSITORY, content, differing


def test_properdocs_makes_the_same_site_to_the_last_byte(site: Path) -> None:
    assert differing(content(site), content(made_by("properdocs"))) == []


def test_zensical_makes_a_site_that_says_the_same(site: Path) -> None:
    ours, theirs = site, made_by("zensical")
    assert sorted(content(ours)) == sorted(content(theirs))
    rewritten = {path for path in content(ours) if path.endswith((".html", ".css", "sitemap.xml"))}
    assert set(differing(content(ours), content(theirs))) <= rewritten
    assert sitemap(ours) == sitemap(theirs)
    for one, other in zip(Site(ours).pages, Site(theirs).pages, strict=True):
        assert list(said(one)) == list(said(other)), one.path


def made_by(publisher: str) -> Path:
    """The site as this publisher makes it in the repository itself, where its environment is."""
    done = run(
        ("make", publisher, f"PYTHON={executable}"),
        cwd=REPOSITORY,
        env=os.environ | ENVIRONMENT,
        stdout=PIPE,
        stderr=STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    return REPOSITORY / f"site-{publisher}"


def said(page: SitePage) -> Iterator[tuple[str, dict[str, str], str]]:
    """Each element of a page: what it is, where it leads, and the words right in it.

    An address is the whole one, and data the value it stands for; how they are written may differ.
    """
    for element in page.root.below():
        attributes = {
            name: urljoin(page.url, value) if name in ("href", "src") else value
            for name, value in element.attributes.items()
        }
        yield element.tag, attributes, words(element)


def words(element: Element) -> str:
    own = "".join(child for child in element.children if isinstance(child, str))
    if element.tag == "script" and own:
        return json.dumps(json.loads(own), sort_keys=True)
    return " ".join(own.split())


def sitemap(site: Path) -> list[list[tuple[str, str, str]]]:
    """What the sitemap says of each page, in no order."""
    urlset = ElementTree.parse(site / "sitemap.xml").getroot()  # noqa: S314
    return sorted(
        [(item.tag, item.get("hreflang", ""), item.get("href") or item.text or "") for item in url]
        for url in urlset
    )
