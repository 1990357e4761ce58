"""The parts of every seed: mappings that know their place, constrained texts, both languages."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, Self, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from dossier.model.problems import Place

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = ("fr", "en")
OTHER: dict[Lang, Lang] = {"fr": "en", "en": "fr"}
"""The language of the other edition, by that of one."""


def language_names(lang: Lang) -> Mapping[str, str]:
    """The names in `lang` of all languages that have one, by their codes."""
    from babel import Locale  # which takes long to load: only for other languages than ours

    return Locale(lang).languages


def _known_language(value: str) -> str:
    if value not in LANGS and value not in language_names("en"):
        raise PydanticCustomError("unknown_language", "is the code of no language")
    return value


def first_day(partial: str) -> date:
    """The first day of a date that may lack its day, or its month, too."""
    return date(*[int(part) for part in [*partial.split("-"), "1", "1"][:3]])


def _calendar_date(value: str) -> str:
    first_day(value)
    return value


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$"),
    Field(description="An id is letters without accents, digits and hyphens: P-04, river-club."),
]
Url = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s<>\"\\^`{|}]+$"),
    Field(description="An address begins with http:// or https:// and has no spaces."),
]
ArticleLang = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}$"),
    AfterValidator(_known_language),
    Field(description="A language is written as pages name it: fr, en, de, wo."),
]
Day = Annotated[
    str,
    StringConstraints(pattern=r"^[12]\d{3}-\d{2}-\d{2}$"),
    AfterValidator(_calendar_date),
    Field(description="A day is written 2026-11-21."),
]
PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^[12]\d{3}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_calendar_date),
    Field(
        description="A date is written 2018, 2025-07 or 2017-01-19.",
        json_schema_extra={"type": ["string", "integer"]},  # to other readers of YAML, 2018 is one
    ),
]


class Seed(BaseModel, frozen=True, extra="forbid"):
    """A mapping of a seed file; it remembers where the file has it.

    Two that say the same are equal, wherever they stand.
    """

    __slots__ = ("_data",)  # a private attribute would take longer than all validation
    if TYPE_CHECKING:
        _data: Any

    @model_validator(mode="wrap")
    @classmethod
    def _remember_places(cls, data: Any, handler: Callable[[Any], Self], info: Any) -> Self:
        if info.context is not None:
            info.context[id(data)] = cls  # tells the reader which keys are known where
        seed = handler(data)
        if seed is not data:  # as it is when a seed that is made already becomes part of another
            object.__setattr__(seed, "_data", data)
        return seed

    def place(self, *keys: str, of_key: bool = False) -> Place:
        """The place of the value under these keys, or of the last key itself; without any, that of
        the mapping; “?” for data that is of no file."""
        data = self._data
        for key in keys[:-1]:
            data = data[key]
        asked = "place_of_key" if of_key else "place"
        place: Place = getattr(data, asked, lambda *_: Place("?"))(*keys[-1:])
        return place

    def may_lack(self, field_name: str) -> bool:
        """True if something wrong was left out of the field, or its key may be misspelt."""
        incomplete: frozenset[str] = getattr(self._data, "incomplete", frozenset())
        if not incomplete:  # as nearly always
            return False
        strange = incomplete - type(self).model_fields.keys()
        return field_name in incomplete or (bool(strange) and field_name not in self._data)


class Exempt(Seed):
    """Words that are right although a rule says otherwise, and why."""

    words: Line
    reason: Line


Value = TypeVar("Value")


class Both(Seed, Generic[Value]):
    """Something in each language."""

    fr: Value
    en: Value

    def __getitem__(self, lang: Lang) -> Value:
        value: Value = getattr(self, lang)
        return value


class Text(Both[Annotated[Line, Field(max_length=5_000)]]):
    """One text in both languages."""

    exceptions: tuple[Exempt, ...] = ()


ById: TypeAlias = Annotated[
    dict[Id, Value], Field(min_length=1, json_schema_extra={"additionalProperties": False})
]
"""At least one value under its id."""
