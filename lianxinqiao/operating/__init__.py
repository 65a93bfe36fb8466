"""The installation itself: whether it answers, what it measures, what it stands on, and its backups."""
