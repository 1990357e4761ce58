"""Seeds in, a sourced and bilingual site out: the stages of the program."""

__version__ = "0.1.0"
