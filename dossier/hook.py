"""The hook of MkDocs: `mkdocs build` alone brings docs/ up to date and makes the site of it."""

import gc
import logging
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from dossier.check import review
from dossier.model.problems import Rejected
from dossier.pipeline import generate, no_garbage_collection
from dossier.publish import docs, messages, settings
from dossier.publish.site import Publication, refuse_to_overwrite
from dossier.render.renderer import Rendering
from dossier.system.lock import build_lock

if TYPE_CHECKING:  # the server, which a build does not load
    from mkdocs.livereload import LiveReloadServer

    from dossier.publish.serve import Preview

_LAST = -100  # after other plug-ins have changed the configuration or added to the site

_log = logging.getLogger("mkdocs.dossier")
_under_way: list[tuple[Publication, Rendering, ExitStack]] = []
_previews: "list[Preview]" = []  # one, under `mkdocs serve`
_ours: set[str] = set()  # the pages that a build wrote or removed


def on_startup(command: str, dirty: bool) -> None:
    """Prepares the preview under `mkdocs serve`, which goes on while the seeds are wrong."""
    if command == "serve":
        from dossier.edit import selection
        from dossier.publish.serve import Preview

        _previews.append(Preview(selection.evidence_for))


@event_priority(_LAST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Brings docs/ up to date before MkDocs looks at it."""
    root = Path(config.config_file_path).resolve().parent
    if _previews:  # what the build before left goes first: to freeze that would keep it
        gc.unfreeze()
        gc.collect()
    ignored = settings.apply(config, root)
    config.extra["is_served"] = bool(_previews)  # the server puts a script into every page
    with ExitStack() as cleanup:
        cleanup.enter_context(build_lock(root))
        cleanup.enter_context(no_garbage_collection())
        refuse_to_overwrite(config.site_dir, root)
        try:
            as_files = not config.use_directory_urls
            rendering, warnings = generate(root, config.strict, as_files=as_files)
            publication = Publication(config, rendering, cleanup)
            changes = docs.changes(root, rendering.files)
            _ours.update(rendering.files, changes)
            docs.write(root, rendering.files, changes)
            del rendering.files  # they are on the disk, and take as much room as the pages
        except Rejected as refusal:
            cleanup.close()
            if not _previews:
                messages.refuse(refusal.problems)
            click.echo(f"\n{refusal}", err=True)
            _previews[0].skip_build(config, refusal)
            return config
        messages.warn(config, [*warnings, *ignored])
        for draft in rendering.site.dossier.drafts:
            _log.info(str(draft))
        _under_way.append((publication, rendering, cleanup.pop_all()))
    return config


@event_priority(_LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Adds the data and the search index, and puts the finished site in its place."""
    for publication, rendering, cleanup in _under_way:  # none while a preview holds back
        with cleanup:
            publication.finish()
        for preview in _previews:
            waiting = review.waiting(rendering.site.dossier)
            preview.take_over(publication.site, rendering.site, waiting)
    _under_way.clear()


def on_build_error(error: Exception) -> None:
    """Removes what a failed build has begun; raises PluginError for a disk that is full."""
    while _under_way:
        _under_way.pop()[-1].close()
    if isinstance(error, OSError):
        raise PluginError(f"{error}. The site stays as it was.") from None


def on_serve(server: "LiveReloadServer", config: MkDocsConfig, **_: object) -> "LiveReloadServer":
    """Has the server watch docs/ for files of one's own; generated pages are left out."""
    _previews[0].attach(server, config, _ours)
    return server
