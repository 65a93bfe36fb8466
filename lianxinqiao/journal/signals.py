"""What the journal says to the rooms above."""

from django.dispatch import Signal

# Sent with `checkpoint` when a new one was signed.
checkpoint_made = Signal()
# Sent once a day with the newest `checkpoint`: whoever keeps it can hold it against us.
checkpoint_of_the_day = Signal()
