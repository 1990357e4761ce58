"""What a file that is not UTF-8 is probably written in."""

from __future__ import annotations

import codecs

_MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp850": "DOS 850"}
_FRENCH = set("éèêëàâçùûîïôœæÉÈÀÇŒ«»’‘“”–—…€°\u00a0")


def probable_encoding(content: bytes) -> str:
    """The encoding that makes the most of the content's bytes letters and marks of French."""
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            return name
    return _NAMES[max(_NAMES, key=lambda encoding: _likeness(content, encoding))]


def _likeness(content: bytes, encoding: str) -> int:
    strange = (byte for byte in content if byte > 0x7F)
    return sum(bytes([byte]).decode(encoding, "replace") in _FRENCH for byte in strange)
