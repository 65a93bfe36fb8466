"""For the unknown rooms above (search index, public followers, scores): an act was done on something.

Sent inside the act's transaction with `root`, `act` (its code), `by` (a post or None), `at` and `speaks` (whether words of
the root may have changed); the sender is the root's model.
"""

from django.dispatch import Signal

act_done = Signal()
