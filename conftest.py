"""The cast is at home in every room's tests."""

import gc

# Whatever is loaded and collected before the first test stays: looked through when all of it stands, in `fixtures`.
gc.disable()

pytest_plugins = ["tests.fixtures"]
