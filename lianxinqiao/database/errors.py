"""What can go wrong with the database, each in one sentence in both languages (this is told before gettext is up)."""


class DatabaseUnavailable(RuntimeError):
    """The embedded PostgreSQL cannot be started or reached; the message says why and what to do."""


class BackupRefused(RuntimeError):
    """A backup cannot be written, or a file is not restored; nothing has been touched."""
