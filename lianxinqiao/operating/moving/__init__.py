"""A district moves out of a database that it shares into one of its own (decision 0045)."""
