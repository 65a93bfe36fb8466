"""The people of a CPPCC committee stand beside the cast."""

from lianxinqiao.proposals.tests.conftest import council

__all__ = ["council"]
