"""The rows of this room's acts, by when they are done."""
