"""The people of a CPPCC committee stand beside the cast."""

from lianxinqiao.proposals.tests.conftest import council, enter

__all__ = ["council", "enter"]
