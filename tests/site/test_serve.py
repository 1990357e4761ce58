"""The server of a preview answers whom it should, whatever it is asked and has to show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.site.preview import Served, free_host, serving
from tests.site.workshop import Workshop

NOBODYS = b"<html><body>d\xe9j\xe0 <a>vu</a></body></html>"
ATTACK = "</pre></code><img src=x onerror=document.title='attacked'><script>alert(1)</script>"

NAME = "<img src=x onerror=alert(1)>.pdf"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One that is only asked, and follows no change."""
    folder = tmp_path_factory.mktemp("server")
    with serving(Workshop(folder / "dossier"), free_host(), folder / "log") as served:
        yield served


def asked(served: Served, path: str, host: str = "") -> tuple[int, bytes]:
    """Status and body of the answer to a request that may say whom it is meant for."""
    address = urlsplit(served.address)
    connection = HTTPConnection(address.netloc, timeout=20)
    headers = {"Host": host.replace("PORT", str(address.port))} if host else {}
    connection.request("GET", address.path + path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_it_answers_its_own_hosts_only(server: Served) -> None:
    """A page that has its own name resolve to this machine would read the preview."""
    for host in ("127.0.0.1:PORT", "localhost:PORT", "LOCALHOST", "[::1]:PORT", "127.0.0.1"):
        assert asked(server, "", host)[0] == 200, host
    others = ("evil.example", "evil.example:PORT", "localhost.evil.example", "127.0.0.1.nip.io")
    for host in (*others, "localhost@evil.example", "[::1", "x", "192.168.0.9"):
        for path in ("", "quote?article=club-2029&words=Claire", "assets/dossier.css"):
            status, body = asked(server, path, host)
            assert (status, b"dev_addr" in body, b"Claire" in body) == (421, True, False), host


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"article": "club-2029"},
        {"words": "Claire"},
        {"article": "nowhere", "words": "Claire"},
        {"article": "club-2029", "words": " \u200b\n"},
        {"article": "club-2029", "words": ""},
    ],
)
def test_a_malformed_question_is_said_to_be_one(server: Served, query: dict[str, str]) -> None:
    status, body = asked(server, f"quote?{urlencode(query)}")
    assert status == 400 and json.loads(body).keys() == {"problem"}
    assert "Traceback" not in server.said


def test_odd_questions_are_answered(server: Served) -> None:
    for words in ("%FF%FE", "%ED%A0%80", "Claire&words=x&article=y", "%00", "a" * 20_000):
        status, body = asked(server, f"quote?article=club-2029&words={words}")
        assert status == 200 and json.loads(body)
    assert "Traceback" not in server.said


def test_an_address_that_no_file_can_have_is_that_of_no_page(server: Served) -> None:
    for path in ("nowhere/", "%00", "assets/%00.css", "a" * 300):
        assert asked(server, path)[0] == 404, path
    assert "Traceback" not in server.said


def test_bytes_of_any_encoding_pass_with_a_problem_over_them(served: Served) -> None:
    path = served.workshop.root / "docs/fr/old.html"
    path.write_bytes(NOBODYS)
    assert served.shows("", "</html>") and served.says("Reloading browsers")
    assert asked(served, "old.html")[1].startswith(NOBODYS.partition(b"</body>")[0])
    served.workshop.edit("seeds/site.yml", "rests_on: [R-01]", "rests_on: [É]")
    assert served.says("seeds/site.yml:")
    status, body = asked(served, "old.html")
    assert body.translate(None, b"\xe9\xe0").isascii(), "what is added is right in any encoding"
    assert status == 200 and b'<aside id="_problems"' in body and b"d\xe9j\xe0 <a>vu</a>" in body
    assert "Traceback" not in served.said


def test_what_is_shown_over_a_page_is_text(served: Served, page: Page) -> None:
    (served.workshop.root / "seeds" / NAME).write_text("x")
    served.workshop.edit("seeds/pages/regatta.yml", "exact: ", f'exact: "{ATTACK}" # ')
    served.workshop.edit("seeds/site.yml", "\nname:", f'\n"{ATTACK}": x\nname:')
    assert served.shows("", "_problems")
    page.goto(served.address)
    problems = page.locator("#_problems")
    expect(problems).to_contain_text(ATTACK[:30])
    expect(problems).to_contain_text(NAME)
    assert problems.locator("img, script").count() == 0
    assert page.title() != "attacked"
    page.goto(f"{served.address}review/")
    assert page.locator("img").count() == 0
