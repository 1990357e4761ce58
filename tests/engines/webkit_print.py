"""Prints a page by WebKit into a PDF, in colours that were chosen.

It is run by the system's own Python, which has GObject: webkit_print.py <address> <file> <scheme>.
"""

import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402


def main(address: str, file: str, scheme: str) -> None:
    """As a reader prints: the page is loaded, the colours are chosen, A4 comes out."""
    window, view, loop = Gtk.OffscreenWindow(), WebKit2.WebView(), GLib.MainLoop()
    window.set_default_size(1280, 900)
    window.add(view)
    window.show_all()

    def put_on_paper(*_: object) -> None:
        settings, page = Gtk.PrintSettings(), Gtk.PageSetup()
        settings.set_printer("Print to File")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, Path(file).absolute().as_uri())
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        page.set_paper_size(Gtk.PaperSize(Gtk.PAPER_NAME_A4))
        operation = WebKit2.PrintOperation.new(view)
        operation.set_print_settings(settings)
        operation.set_page_setup(page)
        operation.connect("finished", lambda _: loop.quit())
        operation.print_()
        view.printing = operation

    def loaded(_: object, event: WebKit2.LoadEvent) -> None:
        if event == WebKit2.LoadEvent.FINISHED:
            script = f"document.documentElement.dataset.scheme = {scheme!r} || 'auto'"
            view.evaluate_javascript(script, -1, None, None, None, put_on_paper)

    view.connect("load-changed", loaded)
    view.load_uri(address)
    loop.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
