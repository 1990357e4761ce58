"""The drawing of a timeline, which a wide page has above its statements.

A day is a dot, a year of which the day is not known a bar as long as the year. Coordinates are
whole numbers; texts are measured by their length, generously.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor
from typing import NamedTuple

from dossier.model.base import Lang
from dossier.model.statements import Timeline
from dossier.text.dates import in_words, in_years
from dossier.text.markdown import shown

CHARACTER = 9  # no wider is a letter of the chart's text, on average
LINE = 26  # from the axis to the bars below it; as much as a finger needs
BAR = 12
GAP = 4
_MARGIN, _TEXT = 36, 40  # beside the axis; from one text of two lines to the next
_SPAN = BAR + _TEXT + GAP  # from one bar with its text to the next
_NAME = 4 * CHARACTER + GAP  # what the name of a year takes
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Point(NamedTuple):
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
        """The greatest width of its text, written in two lines."""
        return CHARACTER * max(len(self.label), len(self.note))


class Mark(NamedTuple):
    """A point as it is drawn: its dot, or its bar of that width, and where its text begins."""

    point: Point
    x: int
    y: int
    width: int
    text_x: int
    text_y: int
    height: int = BAR


class Axis(NamedTuple):
    """Time along a line: the first year, and the one after the last; the drawing's width."""

    first: int
    last: int
    width: int = 900

    @property
    def year(self) -> float:
        """The length of a year."""
        return (self.width - 2 * _MARGIN) / (self.last - self.first)

    def at(self, year: float) -> int:
        """The place of a moment."""
        return round(_MARGIN + (year - self.first) * self.year)

    @property
    def named(self) -> list[int]:
        """The years that there is room to name."""
        step = next((step for step in _STEPS if step * self.year >= _NAME), _STEPS[-1])
        return [year for year in range(self.first, self.last) if year % step == 0]


class Chart(NamedTuple):
    """A drawing: its height, its axis and how far from the edge that is, and the marks."""

    height: int
    edge: int
    axis: Axis
    marks: list[Mark]


def points(section: Timeline, lang: Lang) -> Iterator[Point]:
    """The events of a section; a day's note is its date, a year's the kind of the event."""
    colours = {kind: f"kind-{at}" for at, kind in enumerate(section.kinds, 1)}
    for name, point in ((one.id, point) for one in section.items for point in one.points):
        start, end = in_years(point.date)
        note = in_words(point.date, lang) if start == end else section.kinds[point.kind][lang]
        yield Point(name, colours[point.kind], start, end, shown(point.label[lang]), shown(note))


def drawn(points: Sequence[Point]) -> Chart:
    """The years from left to right: days above them, whole years below, each with two lines."""
    first = floor(min(point.start for point in points))
    axis = Axis(first, max(ceil(max(point.end for point in points)), first + 1))

    def extent(point: Point) -> tuple[int, int]:
        half = point.width // 2 + GAP
        middle = min(max(axis.at(point.middle), half), axis.width - half)
        return middle - half, middle + half

    above = _lanes([point for point in points if point.is_day], extent)
    below = _lanes([point for point in points if not point.is_day], extent)
    edge = _TEXT * (max(above.values(), default=-1) + 1) + 24
    marks = []
    for point in points:
        start, end, middle = axis.at(point.start), axis.at(point.end), sum(extent(point)) // 2
        if point.is_day:
            marks.append(Mark(point, start, edge, 0, middle, edge - 44 - _TEXT * above[point]))
        else:
            top, long = edge + LINE + below[point] * _SPAN, max(end - start - GAP, GAP)
            marks.append(Mark(point, start + GAP // 2, top, long, middle, top + BAR + 16))
    height = edge + LINE + _SPAN * (max(below.values(), default=-1) + 1)
    return Chart(height, edge, axis, marks)


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
