"""What text becomes on its way into a Markdown page: escaped words, links and front matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote

from markupsafe import Markup

from dossier.text.yaml_flow import flow

# Most values are plain, and it is quicker to see than to escape.
_LETTERS = r"0-9A-Za-zÀ-ɏ«»‘’“”\"'(),.;:?!%€$+=@…—–°/-"
_PLAIN = re.compile(
    rf"(?![-+=:]|\d+[.)](?:[ ]|\Z))(?=[{_LETTERS}])[ \u00a0\u202f{_LETTERS}]*+(?<![ \u00a0\u202f])|"
)

# What Python-Markdown, GitHub's engine or Goldmark would read as more than text; at most places
# the first look ahead already says that there is nothing.
_MARKUP = re.compile(
    r"""^(?:
        [>=] | \#(?!\#*$)
      | \^                      # in a link, [^…] is a note mark
      | [+:](?=[ ]|$)           # Goldmark has lists of definitions, `: …`
      | -(?=[- ]|$)
      | \d+[.)](?=[ ]|$)
      | \s                      # a no-break space; the engines would strip it
    )
    | (?=[\\`*{\[\]|_.:/~<&\#])(?:
        [\\`*{\[\]|~]
      | _(?:(?<![^\W_]_)|(?![^\W_]))  # inside a word it has no meaning
      | \.(?<=www\.)
      | :(?=//)                 # GitHub's link would swallow a note mark after it
      | :(?<=\]:)               # [a\]: b](c) defines a link for Python-Markdown
      | /(?=//Footnotes[ ]Go[ ]Here///)
      | <(?![ ])
      | &(?=\#|\w+;)
      | (?<!\#)\#+$             # closes a heading
    )
    | \s$""",
    re.VERBOSE,
)
# All but these take a backslash, in all three.
_ENTITIES = {"<": "&lt;", "&": "&amp;", "\u00a0": "&nbsp;"}
_ENTITIES |= {character: f"&#{ord(character)};" for character in "~:/=^"}

_BREAKING = r"\t\r\n\f\v\u0085\u2028\u2029\x1c-\x1f"
_MORE_THAN_A_SPACE = re.compile(rf"[{_BREAKING}][ {_BREAKING}]*|[ ][ {_BREAKING}]+")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_UNSEEN = re.compile(r"[^\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff]")
_JOINERS = "\u200c\u200d\u2060\ufe0f"

# What no YAML reader takes for anything but these letters, and no person would quote.
_SCALAR = re.compile(
    r"(?!(?:y|n|yes|no|on|off|true|false|null|nan|inf|infinity)\Z)"
    r"(?:[^\W\d_]|«)[\w «»‘’“”'(),.;?!%€+…—–/\u00a0\u202f-]*(?<!\s)",
    re.IGNORECASE,
)


def escape(value: object) -> Markup:
    """The value as Markdown that shows to the letter: in a paragraph, heading, list item, table
    cell, block quote, note, link text or emphasis, at their start, after other words and before a
    note mark.

    Runs of breaking white space become one space, and none at an end; characters that show
    nothing or turn the direction of the line become visible names. Markup passes as it is.
    """
    if isinstance(value, Markup):
        return value
    text = str(value)
    plain = _PLAIN.fullmatch(text) and "  " not in text and "//" not in text
    if not plain or "www." in text:
        text = _MARKUP.sub(_escaped, one_line(visible(text)).strip(" "))
    return Markup(text)  # noqa: S704 - nothing in it has a meaning in these places


def link(text: object, target: str) -> Markup:
    """A link that shows the text; the target may be percent-encoded already."""
    return Markup(f"[{escape(text)}]({_address(target)})")  # noqa: S704 - both are escaped


def foreign(text: object, lang: str) -> Markup:
    """Words in another language than those around them."""
    return Markup(f'<span lang="{lang}">{escape(text)}</span>')  # noqa: S704 - a code, and escaped


def front_matter(data: Mapping[str, object]) -> Markup:
    """The inside of a front matter block and its end; MkDocs would not notice a broken one."""
    lines = "".join(f"{key}: {_scalar(value)}\n" for key, value in data.items())
    return Markup(f"{lines}---\n")  # noqa: S704 - every value is plain or quoted


def one_line(text: str) -> str:
    """The text with each run of breaking white space as one space."""
    return _MORE_THAN_A_SPACE.sub(" ", text)


def visible(text: str) -> str:
    """The text with a name in place of each character that would show nothing."""
    return _UNSEEN.sub(_name_unseen, text)


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    if found in _ENTITIES or found.isspace():
        return _ENTITIES.get(found, f"&#{ord(found)};")
    return re.sub(r"(\D)", r"\\\1", found)


def _name_unseen(match: re.Match[str]) -> str:
    character = match.group()
    if character in "\t\r\n\f\v\x85\u2028\u2029" or character in _JOINERS:
        return character
    if unicodedata.category(character) in _INVISIBLE:
        return f"⟨U+{ord(character):04X}⟩"
    return character


def _address(target: str) -> str:
    """The target with what the engines read each in its own way percent-encoded, and nothing
    encoded twice."""
    encoded = quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", target), safe="%/:?#@!$&*+,;=~")
    return re.sub(r"&(?=#|\w+;)", "&amp;", encoded)


def _scalar(value: object) -> str:
    if isinstance(value, str) and _SCALAR.fullmatch(value):
        return value
    return flow(value)
