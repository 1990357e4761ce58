"""What a page says of itself."""
from __future__ import annotations
import html
import re

_LONGEST = 160  # characters of a description, as search engines show them
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_NOTES = re.compile(r'<sup id="fnref.*?</sup>|<div class="footnote">.*?</ol>\s*</div>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def described(shown: str) -> tuple[str, str]:
    """What a page says of itself: its first heading and its first paragraph, as text; no notes."""
    text = _NOTES.sub("", shown)
    opening = _first(_PARAGRAPH, text)
    if len(opening) > _LONGEST:
        opening = opening[:_LONGEST].rpartition(" ")[0] + " …"
    return _first(_HEADING, text), opening


def _first(pattern: re.Pattern[str], shown: str) -> str:
    match = pattern.search(shown)
    return " ".join(html.unescape(_TAG.sub("", match[1])).split()) if match else ""
