"""A table of events drawn above it as a timeline."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.markup.timeline import LINE, Chart, Mark, Point, across, down
from dossier.markup.tree import Element, make


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
    is_down, axis = direction == "down", chart.axis
    first, last = axis.at(axis.first), axis.at(axis.last)
    line = f"M{chart.edge} {first}V{last}" if is_down else f"M{first} {chart.edge}H{last}"
    for year in chart.years:
        at, middle = axis.at(year), axis.at(year + 0.5)
        line += f"M{chart.edge - 5} {at}h5" if is_down else f"M{at} {chart.edge}v5"
        x, y = (chart.edge - 8, middle + 5) if is_down else (middle, chart.edge + 17)
        svg.append(_text(str(year), x, y, "end" if is_down else "middle", "chart__year"))
    svg.insert(0, make("path", class_="chart__axis", d=line))
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
