"""For the unknown rooms above (search index, public followers, scores): an act was done on a suggestion.

Sent inside the act's transaction with `suggestion`, `act` (its code), `by` (a post or None) and `at`.
"""

from django.dispatch import Signal

act_done = Signal()
