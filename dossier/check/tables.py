"""What must hold between the rows of a table and its columns."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.model.base import Text
from dossier.model.dossier import Dossier
from dossier.model.problems import Problem, did_you_mean, shown
from dossier.model.statements import Column, Row, Table


def rows_fit_their_table(dossier: Dossier) -> Iterator[Problem]:
    """A row has a cell for each column, as that wants it, and no other; the first is its header.

    A cell of no column may be the one that is missing.
    """
    for table, row in _rows(dossier):
        columns = [column.id for column in table.columns]
        strange = [name for name in row.cells if name not in columns]
        for name in strange:
            message = f"cells: there is no column “{name}”"
            yield Problem(row.place_of_key("cells", name), message, did_you_mean(name, columns))
        for column in table.columns:
            name = column.id
            if name in row.cells:
                found = _misfit(row.cells[name], column, is_first=name == columns[0])
                for message, hint in [found] if found else ():
                    yield Problem(row.place("cells", name), f"{name}: {message}", hint)
            elif not strange:
                hint = f"Add `{name}:` here; what the article does not say is `null`."
                yield Problem(row.place("cells"), f"the cell “{name}” is missing", hint)


def _misfit(cell: Text | str | None, column: Column, is_first: bool) -> tuple[str, str] | None:
    """What is wrong with a cell of that column, and what to do.

    A cell is one of its column's words where the column has some, and a text where not.
    """
    if cell is None:
        message = "nothing stands in the first cell, which is the header of the row"
        return (message, "Write what the row is about.") if is_first else None
    if not column.values:
        hint = "Write `{fr: …, en: …}`, or list it under the column's `values:`."
        message = f"{shown(cell)} is not a text in both languages"
        return (message, hint) if isinstance(cell, str) else None
    if isinstance(cell, Text):
        return "a text stands where a word is wanted", did_you_mean(cell.en, list(column.values))
    if cell not in column.values:
        return f"{shown(cell)} is none of its words", did_you_mean(cell, list(column.values))
    return None


def _rows(dossier: Dossier) -> Iterator[tuple[Table, Row]]:
    """Every row with its table, unless two columns of that cannot be told apart."""
    for section in dossier.sections():
        if isinstance(section, Table):
            names = [column.id for column in section.columns]
            if len(names) == len(set(names)):
                yield from ((section, row) for row in section.items)
