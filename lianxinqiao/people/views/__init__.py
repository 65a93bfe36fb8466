"""Screens of the registers, split along nouns."""
