"""What rooms above do when an account changes hands with its door."""

from django.dispatch import Signal

# sender: User class; user, at. Its keys were renewed by others: whatever it had opened elsewhere is shut.
keys_renewed = Signal()
