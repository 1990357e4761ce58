"""The preview of `mkdocs serve`: the last good site, with the present problems on every page.

Nothing of this is ever in `site/`: it is added to the pages as they are served.
"""

import json
import logging
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIEnvironment

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from dossier.model.base import LANGS
from dossier.model.dossier import Article
from dossier.render.pages import ARTICLE
from dossier.render.renderer import TEMPLATES
from dossier.render.site import SiteView
from dossier.text.folding import fold

_REVIEW, _QUOTE = "review/", "quote"
_HOSTS = ("localhost", "127.0.0.1", "[::1]")  # and the one it listens at
_PORT = re.compile(r":\d+$")
_ELSEWHERE = b"To read the preview by this name, say it in dev_addr."  # it may be an attacker's
_MALFORMED = {"problem": "Name an article of the site, and words of it."}
_BODY = re.compile(b"<body[^>]*>")
_DIFFERENCE = re.compile("⟦.*?⟧")
_BLANK = '<!doctype html><html lang="en"><meta charset="utf-8"><title>…</title><body></body></html>'
_log = logging.getLogger("mkdocs.dossier")


class _OwnFiles(FileSystemEventHandler):
    """Makes the server build when a file of one's own changes in docs/.

    `ours` has the pages that a build wrote or removed; files being written are hidden ones.
    """

    def __init__(self, server: LiveReloadServer, root: Path, ours: AbstractSet[str]) -> None:
        self._server, self._root, self._ours = server, root, ours

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        names = {path.relative_to(self._root).as_posix() for path in paths if path.name[0] != "."}
        if not event.is_directory and not names <= self._ours:
            with self._server._rebuild_cond:  # as the server's own handler does
                self._server._want_rebuild = True
                self._server._rebuild_cond.notify_all()


class Preview:
    """The site as a writer sees it, from one build to the next.

    `offer` returns what to write, by name, for words that are selected on the page of an article;
    its third argument is the words before them.
    """

    def __init__(self, offer: Callable[[Article, str, str], Mapping[str, str]]) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES / "serve"), autoescape=True, undefined=StrictUndefined
        )
        self._templates.filters["marked"] = _marked
        self._empty = tempfile.mkdtemp(prefix="dossier-")
        self._offer = offer
        self._refusal: BaseException | None = None
        self._articles: dict[str, Article] = {}
        self._has_site = False

    def skip_build(self, config: MkDocsConfig, refusal: Exception) -> None:
        """Makes MkDocs build nothing this time: the site stays, with the problems shown on it."""
        self._refusal = refusal
        if not self._has_site:
            Path(config.site_dir, "index.html").write_text(_BLANK, "utf-8")
        config.docs_dir = config.site_dir = self._empty
        config.nav = None
        config.theme.dirs.clear()
        config.theme.static_templates.clear()

    def take_over(self, folder: Path, site: SiteView, waiting: Sequence[object]) -> None:
        """Shows the finished site in `folder` from now on; adds the page of reviews to it.

        `waiting` is what `check.review.waiting` returns, for the template of that page.
        """
        self._has_site = True
        self._articles = {
            document.url(lang): document.subject
            for document in site.documents
            if document.kind == ARTICLE
            for lang in LANGS
        }
        page = folder / _REVIEW / "index.html"
        page.parent.mkdir()
        page.write_text(self._rendered("review.html", waiting=waiting), "utf-8")

    def attach(
        self, server: LiveReloadServer, config: MkDocsConfig, ours: AbstractSet[str]
    ) -> None:
        """Makes the server answer with the preview, however a build ends, and watch files of one's
        own in docs/; `ours` has the paths of the generated pages there."""
        docs, self._hosts = config.docs_dir, {*_HOSTS, config.dev_addr.host}
        server.unwatch(docs)
        server.observer.schedule(_OwnFiles(server, Path(docs).parent, ours), docs, recursive=True)
        self._server, self._builder = server, server.builder
        server.builder = self._build
        server.set_app(self._respond)
        _log.info("What waits for review: %s%s", server.url, _REVIEW)

    def _build(self) -> None:
        self._refusal = None
        try:
            with ExitStack() as paused:  # to look for changes meanwhile takes a tenth of a build
                for watching in self._server.observer.emitters:
                    paused.enter_context(watching._lock)  # type: ignore[attr-defined]
                self._builder()
        except (Exception, SystemExit) as error:
            _log.error("%s", error, exc_info=not isinstance(error, SystemExit))
            self._refusal = error.__context__ or error

    def _respond(self, request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        # No file's name has that character, and to look for one that has it fails.
        path, mount = request["PATH_INFO"].replace("\0", "?"), self._server.mount_path
        if _PORT.sub("", request.get("HTTP_HOST", "").lower()) not in self._hosts:
            start("421 Misdirected Request", [("Content-Type", "text/plain")])
            return [_ELSEWHERE]
        if path == mount + _QUOTE:
            offered = self._evidence_for(parse_qs(request["QUERY_STRING"]))
            status = "400 Bad Request" if offered is _MALFORMED else "200 OK"
            start(status, [("Content-Type", "application/json; charset=utf-8")])
            return [json.dumps(offered).encode()]
        if not self._has_site and not path.startswith("/livereload/"):
            path = mount
        return self._respond_from_site(request | {"PATH_INFO": path}, start)

    def _respond_from_site(self, request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """The server's own answer; a page of HTML has the overlay at the beginning of its body."""
        heads: list[tuple[str, list[tuple[str, str]]]] = []
        answer = self._server.serve_request(request, lambda *head: heads.append(head))
        [(status, headers)] = heads
        if ("Content-Type", "text/html") in headers:
            path = request["PATH_INFO"].removeprefix(self._server.mount_path)
            added = self._overlay(path).encode("ascii", "xmlcharrefreplace")  # for any encoding
            answer = [_BODY.sub(lambda tag: tag[0] + added, b"".join(answer), count=1)]
            headers = [("Content-Type", "text/html"), ("Content-Length", str(len(answer[0])))]
        start(status, headers)
        return answer

    def _overlay(self, path: str) -> str:
        """The HTML added to the page at that path below the site's root: the problems, and on the
        page of an article the help to quote what is selected."""
        added = ""
        if (refusal := self._refusal) is not None:
            problems = sorted(set(getattr(refusal, "problems", ())))  # of Rejected
            added += self._rendered("problems.html", problems=problems, told=str(refusal).strip())
        if article := self._articles.get(path.removesuffix("index.html")):
            added += self._rendered(
                "selection.html", article=article.id, offers=self._server.mount_path + _QUOTE
            )
        return added

    def _evidence_for(self, query: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
        name, words, before = (query.get(key, [""])[0] for key in ("article", "words", "before"))
        for article in self._articles.values():
            if article.id == name and fold(words):
                return self._offer(article, words, before)
        return _MALFORMED

    def _rendered(self, template: str, **values: object) -> str:
        return self._templates.get_template(template).render(values)


def _marked(text: str) -> Markup:
    """The text as HTML, with the differences between a quote and its article marked."""
    return Markup(_DIFFERENCE.sub(r"<mark>\g<0></mark>", str(escape(text))))  # noqa: S704 - escaped
