"""Where a drawn timeline puts things, and how precise a date is."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from dossier.model.base import Lang
from dossier.model.statements import Timeline
from dossier.pipeline import generate
from dossier.render import timeline
from dossier.render.timeline import Mark, Point
from dossier.text.dates import in_words, in_years

POINTS = [
    Point("A", "kind-1", 2017.05, 2017.05, "Announcement", "19 January 2017"),
    Point("B", "kind-2", 2018.0, 2019.0, "A very long name of some races of 2018", "Race"),
    Point("C", "kind-3", 2020.0, 2021.0, "Race 2020", "Sea"),
    Point("D", "kind-4", 2020.5, 2020.5, "Signature", "2 July 2020"),
    Point("E", "kind-5", 2020.0, 2021.0, "Young sailors 2020"),
]


def box(mark: Mark) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a mark's text, written across."""
    half = mark.point.width // 2
    return mark.text_x - half, mark.text_y - 13, mark.text_x + half, mark.text_y + 20


def test_no_text_meets_another_and_all_stays_inside() -> None:
    chart = timeline.drawn(POINTS)
    boxes = [box(mark) for mark in chart.marks]
    for one, other in combinations(boxes, 2):
        beside = one[2] <= other[0] or other[2] <= one[0]
        assert beside or one[3] <= other[1] or other[3] <= one[1]
    for left, top, right, bottom in boxes:
        assert left >= 0 and top >= 0 and right <= chart.axis.width and bottom <= chart.height


def test_a_year_is_as_long_as_a_year_and_a_day_is_a_dot() -> None:
    chart = timeline.drawn(POINTS)
    assert chart.axis.named == [2017, 2018, 2019, 2020]
    year = chart.axis.at(2018) - chart.axis.at(2017)
    for mark in chart.marks:
        is_long = abs(mark.width + timeline.GAP - year) <= 1
        assert mark.width == 0 if mark.point.is_day else is_long


def test_a_timeline_of_one_day() -> None:
    chart = timeline.drawn(POINTS[:1])
    assert (chart.axis.named, chart.axis.last) == ([2017], 2018)


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [(2017, 2024, 1), (1998, 2028, 2), (1960, 2028, 5), (1896, 2028, 10), (1000, 2999, 100)],
)
def test_years_are_named_as_there_is_room(first: int, last: int, named: int) -> None:
    chart = timeline.drawn([Point("A", "kind-1", first, last + 1.0, "All of it")])
    assert {after - before for before, after in pairwise(chart.axis.named)} == {named}
    places = [chart.axis.at(year) for year in chart.axis.named]
    assert all(after - before >= 4 * timeline.CHARACTER for before, after in pairwise(places))


def test_two_thousand_years_name_a_few() -> None:
    chart = timeline.drawn([Point("A", "kind-1", 1000, 3000, "All of it")])
    assert 0 < len(chart.axis.named) <= 30


def test_what_several_points_share_is_said_once(project: Path) -> None:
    """One statement, a row with its first and last date, and a point for each in the drawing."""
    seed = project / "seeds/site.yml"
    other = "also: [{date: 2032, kind: race, label: {fr: Autre, en: Other}}]"
    excused = "exceptions: [{words: 2032, reason: The calendar of the port.}]"
    words = "fr: La régate a lieu"
    added = f"{other}\n          {excused}\n          {words}"
    seed.write_text(seed.read_text("utf-8").replace(words, added), "utf-8")
    rendering, problems = generate(project)
    assert not problems
    row = '| <a id="T-01"></a>**2030–2032** | Regatta and Other | The regatta is held in 2030.'
    assert rendering.files["docs/en/index.md"].count(row) == 1
    [section] = [one for one in rendering.site.dossier.sections() if isinstance(one, Timeline)]
    points = list(timeline.points(section, "en"))
    assert [(point.id, point.label, point.start) for point in points] == [
        ("T-01", "Regatta", 2030),
        ("T-01", "Other", 2032),
    ]


def test_days_that_share_a_statement_are_all_named_in_order_of_time(project: Path) -> None:
    """From the first to the last would be a stretch, which nothing says."""
    seed = project / "seeds/site.yml"
    point = "{{date: {}, kind: race, label: {{fr: Autre, en: Other {}}}}}"
    also = f"also: [{point.format('2032-05-12', 'B')}, {point.format('2029-02-01', 'A')}]"
    excused = "exceptions: [{words: 2032-05-12, reason: Vu.}, {words: 2029-02-01, reason: Vu.}]"
    words = "fr: La régate a lieu"
    added = f"{also}\n          {excused}\n          {words}"
    seed.write_text(seed.read_text("utf-8").replace(words, added), "utf-8")
    rendering, _ = generate(project)
    row = "**1 February 2029, 2030 and 12 May 2032** | Other A, Regatta and Other B |"
    assert row in rendering.files["docs/en/index.md"]


@pytest.mark.parametrize(
    ("partial", "lang", "words"),
    [
        ("2018", "fr", "2018"),
        ("2025-07", "fr", "juillet 2025"),
        ("2026-03-01", "fr", "1er\u00a0mars 2026"),
        ("2026-03-21", "fr", "21\u00a0mars 2026"),
        ("2026-03-01", "en", "1 March 2026"),
    ],
)
def test_a_date_in_words(partial: str, lang: Lang, words: str) -> None:
    assert in_words(partial, lang) == words


@pytest.mark.parametrize(
    ("partial", "start", "end"),
    [
        ("2018", 2018, 2019),
        ("2018-12", 2018 + 334 / 365, 2019),
        ("2020-12-31", 2020 + 365 / 366, 2020 + 365 / 366),
    ],
)
def test_a_date_as_a_stretch_of_time(partial: str, start: float, end: float) -> None:
    assert in_years(partial) == pytest.approx((start, end))
