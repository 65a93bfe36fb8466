"""Screens of the door, split along nouns."""

from lianxinqiao.accounts.views.login import locked

__all__ = ["locked"]
