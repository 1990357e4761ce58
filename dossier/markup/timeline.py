"""A table of events drawn as a timeline: across for a wide page, down for a phone.

A day is a dot, a year of which the day is not known a bar as long as the year. Coordinates are
whole numbers; texts are measured by their length, generously.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

from dossier.markup.tree import Element, make

CHARACTER = 9  # no wider is a letter of the chart's text, on average
LINE = 26  # from one label to the next; as much as a finger needs
BAR = 12
GAP = 4


@dataclass(frozen=True)
class Point:
    """Something on the timeline, from `start` to `end`, counted in years; a day has no length."""

    id: str
    kind: str
    start: float
    end: float
    label: str
    note: str = ""

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def is_day(self) -> bool:
        return self.start == self.end

    @property
    def width(self) -> int:
        """How wide its text is at most, written in two lines."""
        return CHARACTER * max(len(self.label), len(self.note))


@dataclass(frozen=True)
class Mark:
    """A point as it is drawn: its dot or bar, and where its text begins."""

    point: Point
    x: int
    y: int
    width: int
    height: int
    text_x: int
    text_y: int


@dataclass(frozen=True)
class Chart:
    """A drawing: its size, the place of its axis, each year's place along it, and the marks."""

    width: int
    height: int
    axis: int
    years: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]


def across(points: Sequence[Point], width: int = 900) -> Chart:
    """The years from left to right: days above them, whole years below, each with two lines."""
    first, last = _frame(points)
    margin, text = 36, 40

    def at(year: float) -> int:
        return round(margin + (year - first) * (width - 2 * margin) / (last - first))

    def extent(point: Point) -> tuple[int, int]:
        half = point.width // 2 + GAP
        middle = min(max(at(point.middle), half), width - half)
        return middle - half, middle + half

    days = [point for point in points if point.is_day]
    spans = [point for point in points if not point.is_day]
    lane = {**_lanes(days, extent), **_lanes(spans, extent)}
    axis = text * (max((lane[point] for point in days), default=-1) + 1) + 24
    below = max((lane[point] for point in spans), default=-1) + 1
    marks = []
    for point in points:
        middle = sum(extent(point)) // 2
        if point.is_day:
            above = axis - 44 - text * lane[point]
            marks.append(Mark(point, at(point.start), axis, 0, 0, middle, above))
        else:
            top = axis + LINE + lane[point] * (BAR + text + GAP)
            long = at(point.end) - at(point.start) - GAP
            marks.append(
                Mark(point, at(point.start) + GAP // 2, top, long, BAR, middle, top + BAR + 16)
            )
    years = tuple((year, at(year)) for year in range(first, last + 1))
    return Chart(width, axis + LINE + below * (BAR + text + GAP), axis, years, tuple(marks))


def down(points: Sequence[Point], least: int = 340) -> Chart:
    """The years from top to bottom, the marks beside them, each with one line of text."""
    first, last = _frame(points)
    axis, year_height, margin = 44, 30, 14

    def at(year: float) -> int:
        return round(margin + (year - first) * year_height)

    def extent(point: Point) -> tuple[int, int]:
        return at(point.start), at(point.end)

    lane = _lanes([point for point in points if not point.is_day], extent)
    text_x = axis + (max(lane.values(), default=0) + 1) * (BAR + GAP) + 4 * GAP
    words = max(len(f"{point.label} · {point.note}") for point in points)
    width = max(least, text_x + (CHARACTER - 2) * words)
    marks, free = [], 0
    for point in sorted(points, key=lambda point: point.middle):
        text_y = max(at(point.middle), free)
        free = text_y + LINE
        x = axis if point.is_day else axis + 2 * GAP + lane[point] * (BAR + GAP)
        long = 0 if point.is_day else at(point.end) - at(point.start) - GAP
        top = at(point.start) + (0 if point.is_day else GAP // 2)
        marks.append(Mark(point, x, top, 0 if point.is_day else BAR, long, text_x, text_y))
    years = tuple((year, at(year)) for year in range(first, last + 1))
    return Chart(width, max(at(last), free - LINE) + margin, axis, years, tuple(marks))


def _frame(points: Sequence[Point]) -> tuple[int, int]:
    """The first year and the one after the last."""
    first = floor(min(point.start for point in points))
    return first, max(ceil(max(point.end for point in points)), first + 1)


def _lanes(points: Sequence[Point], extent: Callable[[Point], tuple[int, int]]) -> dict[Point, int]:
    """A lane for each point, the first in which it does not touch another."""
    lanes: dict[Point, int] = {}
    ends: list[int] = []
    for point in sorted(points, key=lambda point: point.middle):
        start, end = extent(point)
        lane = next((lane for lane, taken in enumerate(ends) if taken <= start), len(ends))
        ends[lane : lane + 1] = [end]
        lanes[point] = lane
    return lanes


def draw(root: Element, points: Mapping[str, Point]) -> None:
    """Puts the drawing of its events above each table of some; the table says the same in full."""
    title = ""
    for child in list(root):
        title = "".join(child.itertext()) if child.tag == "h2" else title
        rows = [row.get("id", "") for row in child.iter("tr")] if child.tag == "table" else []
        if shown := [points[name] for name in rows if name in points]:
            charts = [
                _drawing(across(shown), title, "across"),
                _drawing(down(shown), title, "down"),
            ]
            figure = make("figure", "", *charts, class_="charts", data_pagefind_ignore="")
            root.insert(list(root).index(child), figure)


def _drawing(chart: Chart, title: str, direction: str) -> Element:
    """A group rather than an image: an image has no links in it."""
    svg = make("svg", class_=f"chart chart--{direction}", role="group", aria_label=title)
    svg.set("viewBox", f"0 0 {chart.width} {chart.height}")
    is_down = direction == "down"
    first, last = chart.years[0][1], chart.years[-1][1]
    axis = f"M{chart.axis} {first}V{last}" if is_down else f"M{first} {chart.axis}H{last}"
    for _, at in chart.years:
        axis += f"M{chart.axis - 5} {at}h5" if is_down else f"M{at} {chart.axis}v5"
    svg.append(make("path", class_="chart__axis", d=axis))
    for (year, at), (_, end) in pairwise(chart.years):
        x, y = (chart.axis - 8, at + 20) if is_down else ((at + end) // 2, chart.axis + 17)
        svg.append(_text(str(year), x, y, "end" if is_down else "middle", "chart__year"))
    svg.extend(
        _mark_down(mark, chart.width) if is_down else _mark_across(mark) for mark in chart.marks
    )
    return svg


def _mark_across(mark: Mark) -> Element:
    point, width = mark.point, mark.point.width
    link = _link(point)
    link.append(_box(mark.text_x - width // 2, mark.text_y - 14, width, 36, class_="chart__target"))
    if point.is_day:
        lead = f"M{mark.x} {mark.y}V{mark.text_y + 24}"
        link.append(make("path", class_="chart__lead", d=lead))
    link.append(_dot_or_bar(mark))
    text = _text("", mark.text_x, mark.text_y, "middle")
    text.append(make("tspan", point.label))
    if point.note:
        text.append(make("tspan", point.note, class_="chart__note", x=str(mark.text_x), dy="17"))
        text[0].tail = " "
    link.append(text)
    return link


def _mark_down(mark: Mark, width: int) -> Element:
    point, left = mark.point, mark.text_x - 6
    link = _link(point)
    link.append(_box(left, mark.text_y - 13, width - left, LINE, class_="chart__target"))
    start = f"M{mark.x + mark.width} {mark.y + mark.height // 2}"
    link.append(make("path", class_="chart__lead", d=f"{start}L{left} {mark.text_y}"))
    link.append(_dot_or_bar(mark))
    text = _text("", mark.text_x, mark.text_y + 5)
    text.append(make("tspan", point.label))
    if point.note:
        text.append(make("tspan", f"· {point.note}", class_="chart__note"))
        text[0].tail = " "
    link.append(text)
    return link


def _link(point: Point) -> Element:
    name = f"{point.label}, {point.note}" if point.note else point.label
    return make("a", class_=point.kind, href=f"#{point.id}", aria_label=name)


def _dot_or_bar(mark: Mark) -> Element:
    if mark.point.is_day:
        return make("circle", cx=str(mark.x), cy=str(mark.y), r="6")
    return _box(mark.x, mark.y, mark.width, mark.height, rx="3")


def _box(x: int, y: int, width: int, height: int, **attributes: str) -> Element:
    sizes = {"x": str(x), "y": str(y), "width": str(width), "height": str(height)}
    return make("rect", **sizes, **attributes)


def _text(words: str, x: int, y: int, anchor: str = "", class_: str = "") -> Element:
    places = {"x": str(x), "y": str(y)}
    named = {"class_": class_} if class_ else {}
    return make("text", words, **places, **named, **({"text_anchor": anchor} if anchor else {}))
