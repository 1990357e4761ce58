"""A section's events as points of a timeline, each with a short name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.evidence.ledger import Ledger
from dossier.markup.timeline import Point
from dossier.model.base import Lang
from dossier.model.dossier import Dossier
from dossier.model.statements import Event, Game, Games, Statement, Timeline
from dossier.text.dates import in_words, in_years


class Chronology:
    """Knows which edition of the Games an event is about."""

    def __init__(self, dossier: Dossier, ledger: Ledger) -> None:
        self.ledger = ledger
        self.games: dict[str, list[Game]] = {}
        for section in dossier.sections():
            for game in section.items if isinstance(section, Games) else ():
                self.games.setdefault(str(game.year), []).append(game)

    def points(self, section: Timeline, lang: Lang, label: Mapping[str, str]) -> list[Point]:
        """The section's events, in its order."""
        return list(self._points(section, lang, label))

    def _points(self, section: Timeline, lang: Lang, label: Mapping[str, str]) -> Iterator[Point]:
        for event in section.items:
            stretch = in_years(event.date)
            if game := self._game(event):
                season = label[f"season_{game.season}"] if game.season else ""
                yield Point(event.id, game.season or event.kind, *stretch, game.name[lang], season)
            else:
                name, day = label[f"event_{event.kind}"], in_words(event.date, lang)
                yield Point(event.id, event.kind, *stretch, name, day)

    def _game(self, event: Event) -> Game | None:
        """The edition of the event's year that rests on the same words."""
        if event.kind != "games":
            return None
        games = self.games.get(event.date[:4], [])
        return next((game for game in games if self._share_words(event, game)), None)

    def _share_words(self, one: Statement, other: Statement) -> bool:
        return any(
            left.article == right.article and left.start < right.end and right.start < left.end
            for _, left in self.ledger.quotes(one)
            for _, right in self.ledger.quotes(other)
        )
