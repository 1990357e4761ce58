"""The seeds as editors write them, the dossier made of them, and the problems found in them."""

import os

# Looking for plug-ins, of which there are none, takes a tenth of the time a build needs to begin.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
