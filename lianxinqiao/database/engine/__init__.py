"""Django's PostgreSQL, but for how a connection is tried before a request (base.py)."""
