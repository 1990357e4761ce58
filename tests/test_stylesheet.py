"""Material's stylesheet, trimmed; tests/site checks in a browser that no page looks otherwise."""

import pytest

from dossier.publish.stylesheet import names_in_page, trimmed

PAGE = '<html lang="fr"><p class="lead" id="top">Some admonition</p><a href="x">y</a></html>'


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".lead{color:red}", True),
        (".lead .gone{color:red}", False),
        ("#top p.lead:hover::before{color:red}", True),
        (".admonition{color:red}", False),  # a word of the text is no class
        ("table{color:red}", False),
        ("a[href^='gone']{color:red}", True),
        ("a[title]{color:red}", False),
        ("a:not(.gone){color:red}", True),
        ("p:is(.gone,:not(.lead)){color:red}", True),
        ('.lead{background:url("data:,{;}")}', True),
        ("@media print{p{color:red}}", True),
        ("@media print{table{color:red}}", False),
        ('@charset "UTF-8";', True),
        ("@page{margin:1cm}", True),
    ],
)
def test_what_a_page_could_meet_stays(css: str, kept: bool) -> None:
    assert trimmed(css, names_in_page(PAGE)) == (css if kept else "")


def test_a_list_of_selectors_loses_what_no_page_has() -> None:
    css = "a:is(b,:not(i)),.gone,table p,p{color:red}/* end */"
    assert trimmed(css, names_in_page(PAGE)) == "a:is(b,:not(i)),p{color:red}"


def test_properties_that_nothing_reads_go() -> None:
    css = ":root{--a:1;--b:url('x;}');--c:var(--d);--d:2}p{margin:var(--a)}a{--e:3}"
    assert trimmed(css, names_in_page(PAGE)) == ":root{--a:1;}p{margin:var(--a)}"
    beside = "b{margin:var( --c)}"
    less = ":root{--a:1;--c:var(--d);--d:2}p{margin:var(--a)}"
    assert trimmed(css, names_in_page(PAGE), beside) == less
