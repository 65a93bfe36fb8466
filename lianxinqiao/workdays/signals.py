"""For the rooms above: the calendar changed, so dates that rest on it may move.

Sent inside the import's transaction with `year` (the ImportedYear), `years` (numbers of the years whose days
may differ), `changes` (list of importing.Change), `act`, `by` and `at`. Receivers journal and recompute.
"""

from django.dispatch import Signal

calendar_changed = Signal()
