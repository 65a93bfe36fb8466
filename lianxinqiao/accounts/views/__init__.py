"""Screens of the door, split along nouns."""
