"""Told after the commit: something waits to go out. The worker also looks every minute, so a lost one costs a minute."""

from django.dispatch import Signal

dispatches_waiting = Signal()
