"""Told after the commit of an act that wrote a letter: the worker may send."""

from django.dispatch import Signal

letters_waiting = Signal()
