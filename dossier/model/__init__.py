"""What editors write, what is made of it, and what can be wrong."""

import os

# To look for plug-ins, of which there are none, takes a tenth of the time that a build needs to
# begin.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
