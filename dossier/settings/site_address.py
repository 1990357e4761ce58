"""The address of a site as links carry it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

from dossier.model.problems import shown
from dossier.settings.forms import is_on_the_web

_KEPT = "!$%&'()*+,;=:@-._~"  # of a path: https://www.rfc-editor.org/rfc/rfc3986#section-3.3
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"([\w.-]+|\[[\da-f:.]+\])(:\d+)?", re.ASCII)


def site_address(written: str) -> str:
    """The address, encoded and with one slash behind each part; empty if that is.

    Raises ValueError, which says why, where a site cannot live.
    """
    if not written.strip():
        return ""
    found = "the address" if "@" in written else shown(written)  # a password is nobody's business
    if not is_on_the_web(written):
        raise ValueError(f"{found} does not begin with https:// or http://")
    address = urlsplit(written.strip())
    if "@" in address.netloc:
        raise ValueError(f"{found} names a user, and every page would name them too")
    if address.query or address.fragment:
        raise ValueError(f"{found} has something behind “?” or “#”, where no page can be")
    parts = (part.strip() for part in address.path.split("/"))
    path = "".join(f"{_encoded(part)}/" for part in parts if part)
    server = _server(address)
    if not _HOST.fullmatch(server):
        raise ValueError(f"{found} names no server")
    return f"{address.scheme}://{server}/{path}"


def _encoded(part: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", part), safe=_KEPT)


def _server(address: SplitResult) -> str:
    """The name of the server in ASCII, and its port if it has one; empty if there is none."""
    try:
        host, port = (address.hostname or "").strip(), address.port
        name = f"[{host}]" if ":" in host else host.encode("idna").decode()
        if not host.isascii() and host != name.encode().decode("idna"):  # “ß” is another there
            return ""
    except ValueError:  # UnicodeError is one too
        return ""
    return f"{name}:{port}" if port else name
