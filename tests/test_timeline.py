"""Where a drawn timeline puts things, and how precise a date is."""

from itertools import combinations, pairwise

import pytest

from dossier.model.base import Lang
from dossier.render import timeline
from dossier.render.timeline import Chart, Mark, Point
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


def test_across_no_text_meets_another_and_all_stays_inside() -> None:
    chart = timeline.across(POINTS)
    boxes = [box(mark) for mark in chart.marks]
    for one, other in combinations(boxes, 2):
        beside = one[2] <= other[0] or other[2] <= one[0]
        assert beside or one[3] <= other[1] or other[3] <= one[1]
    for left, top, right, bottom in boxes:
        assert left >= 0 and top >= 0 and right <= chart.width and bottom <= chart.height


def test_down_the_labels_keep_a_finger_s_distance_and_their_order() -> None:
    chart = timeline.down(POINTS)
    lines = [mark.text_y for mark in chart.marks]
    assert all(below - above >= timeline.LINE for above, below in pairwise(lines))
    assert [mark.point.id for mark in chart.marks] == ["A", "B", "C", "D", "E"]
    assert lines[-1] < chart.height


@pytest.mark.parametrize("chart", [timeline.across(POINTS), timeline.down(POINTS)])
def test_a_year_is_as_long_as_a_year_and_a_day_is_a_dot(chart: Chart) -> None:
    assert list(chart.years) == [2017, 2018, 2019, 2020]
    year = chart.axis.at(2018) - chart.axis.at(2017)
    for mark in chart.marks:
        long = max(mark.width, mark.height)
        assert long == 0 if mark.point.is_day else abs(long + timeline.GAP - year) <= 1


def test_a_timeline_of_one_day() -> None:
    for chart in (timeline.across(POINTS[:1]), timeline.down(POINTS[:1])):
        assert (chart.years, chart.axis.last) == ((2017,), 2018)


def through(first: int, last: int) -> list[Point]:
    """An event in every eleventh year, and a day at the end."""
    points = [Point(f"Y-{at}", "kind-1", at, at + 1.0, f"In {at}") for at in range(first, last, 11)]
    return [*points, Point("D", "kind-2", last + 0.5, last + 0.5, "The end", "1 July")]


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [(2017, 2024, 1), (1998, 2028, 2), (1960, 2028, 5), (1896, 2028, 10), (1000, 2999, 100)],
)
def test_years_are_named_as_there_is_room(first: int, last: int, named: int) -> None:
    chart = timeline.across([Point("A", "kind-1", first, last + 1.0, "All of it")])
    assert {after - before for before, after in pairwise(chart.years)} == {named}
    places = [chart.axis.at(year) for year in chart.years]
    assert all(after - before >= 4 * timeline.CHARACTER for before, after in pairwise(places))


@pytest.mark.parametrize(("first", "last"), [(2000, 2028), (1896, 2028), (1000, 2999)])
def test_down_no_timeline_is_longer_than_a_screen_unless_its_labels_are(
    first: int, last: int
) -> None:
    chart = timeline.down([Point("A", "kind-1", first, last + 1.0, "All of it")])
    assert chart.height <= 640
    assert all(
        chart.axis.at(after) - chart.axis.at(before) >= 20
        for before, after in pairwise(chart.years)
    )
    points = through(first, last)
    chart = timeline.down(points)
    assert chart.height <= max(640, timeline.LINE * (len(points) + 2))
    for one, other in combinations([mark for mark in chart.marks if mark.height], 2):
        assert one.height > 0
        assert one.x != other.x or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_two_thousand_years_name_a_few() -> None:
    chart = timeline.down([Point("A", "kind-1", 1000, 3000, "All of it")])
    assert 0 < len(chart.years) <= 30


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
