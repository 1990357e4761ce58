"""What the menu of each page shows, however many pages there are."""

from dossier.model.base import Lang
from dossier.publish.menu import Menu
from dossier.render.pages import Document

TITLE: dict[Lang, str] = {"fr": "Titre", "en": "Title"}


def document(name: str, template: str) -> Document:
    return Document(name, template, {"fr": f"{name}/", "en": f"{name}/"}, TITLE, TITLE, "seeds/")


HOME, SOURCES, DATA = (
    document("home", "home"),
    document("sources", "sources"),
    document("data", "data"),
)
ARTICLE = document("article-1", "article")


def shown(pages: int, on: Document) -> list[str]:
    documents = [HOME, *(document(f"p{at}", "page") for at in range(pages)), SOURCES, ARTICLE, DATA]
    return [entry.id for entry in Menu(documents, {"fr": [], "en": []}).of(on)]


def test_a_few_pages_are_all_in_the_menu() -> None:
    for on in (HOME, document("p2", "page"), ARTICLE, DATA):
        assert shown(3, on) == ["home", "p0", "p1", "p2", "sources"]


def test_of_many_pages_the_menu_has_those_near_the_one_it_is_on() -> None:
    near = ["p497", "p498", "p499", "p500", "p501", "p502", "p503"]
    assert shown(1000, document("p500", "page")) == ["home", *near, "sources"]
    assert shown(1000, document("p0", "page")) == ["home", "p0", "p1", "p2", "p3", "sources"]
    assert shown(1000, document("p999", "page")) == [
        "home",
        "p996",
        "p997",
        "p998",
        "p999",
        "sources",
    ]
    for on in (HOME, SOURCES, ARTICLE, DATA):
        assert shown(1000, on) == ["home", "sources"]
