"""Material's stylesheet without what no page uses: of some 2,000 rules, the site meets a tenth.

A rule stays unless one of its selectors' classes, ids, elements or attributes stands nowhere in
the site's pages and scripts; so what is doubtful stays. Custom properties stay as long as
something reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[{};()]""", re.DOTALL)
_ARGUMENTS = re.compile(r":[\w-]+\((?:[^()]|\([^()]*\))*\)")
_NAMES = re.compile(r"[A-Za-z_][\w-]*")
_QUOTED = re.compile(r"""=\s*("[^"]*"|'[^']*'|[^\]\s]+)(\s+[is])?(?=\])""")
_PSEUDO = re.compile(r"::?[\w-]+")
_CUSTOM = re.compile(
    r"""(?<=[{;])(?P<name>--[\w-]+):"""
    r"""(?:"[^"]*"|'[^']*'|\((?:[^()"']|"[^"]*"|'[^']*'|\([^()]*\))*\)|[^;{}"'()])*(?:;|(?=\}))"""
)
_GROUPS = ("@media", "@supports", "@layer", "@container")


def trimmed(css: str, words: set[str], beside: str = "") -> str:
    """The stylesheet for pages that have no names but `words`, with another one beside it."""
    kept = "".join(_rules(css, words))
    while (less := _without_unread(kept, beside)) != kept:
        kept = less
    return kept


def names_in_page(html: str) -> set[str]:
    """Every word inside a tag of the page: what a selector could be about."""
    return set(_NAMES.findall(" ".join(re.findall(r"<[^>]*>", html))))


def names_in_script(script: str) -> set[str]:
    """Every word of the script, as it may make elements and classes of any."""
    return set(_NAMES.findall(script))


def _rules(css: str, words: set[str]) -> Iterator[str]:
    for prelude, body in _blocks(css):
        if prelude.startswith(_GROUPS):
            if inside := "".join(_rules(body, words)):
                yield f"{prelude}{{{inside}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}" if body else f"{prelude};"
        elif used := [one for one in _selectors(prelude) if _is_met(one, words)]:
            yield f"{','.join(used)}{{{body}}}"


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Each rule's prelude and body; strings, addresses and comments are passed over."""
    depth, start, opened, bracket = 0, 0, 0, 0
    for token in _TOKEN.finditer(css):
        mark = token.group()
        if mark in "()":
            bracket += 1 if mark == "(" else -1
        elif bracket:
            continue
        elif mark == "{":
            depth += 1
            opened = token.start() if depth == 1 else opened
        elif mark == "}":
            depth -= 1
            if not depth:
                yield css[start:opened].strip(), css[opened + 1 : token.start()]
                start = token.end()
        elif mark == ";" and not depth:
            yield css[start : token.start()].strip(), ""
            start = token.end()


def _selectors(prelude: str) -> list[str]:
    """The selectors of a list, split at the commas that stand in no bracket."""
    return re.findall(r"(?:[^,(\[]|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])+", prelude)


def _is_met(selector: str, words: set[str]) -> bool:
    """Whether a page could have what the selector asks for; what `:not()` or `:is()` say, may."""
    plain = _PSEUDO.sub("", _QUOTED.sub("", _ARGUMENTS.sub("", selector)))
    return words.issuperset(_NAMES.findall(plain))


def _without_unread(css: str, beside: str) -> str:
    """The stylesheet without the custom properties that neither it nor the other one reads, and
    without the rules that this leaves empty."""
    read = set(re.findall(r"var\(\s*(--[\w-]+)", css + beside))

    def unread(match: re.Match[str]) -> str:
        return "" if match["name"] not in read else match.group()

    return re.sub(r"(?<=[{}])[^{}@]+\{\}", "", _CUSTOM.sub(unread, css))
