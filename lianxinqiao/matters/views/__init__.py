"""Screens of a suggestion's life, split along nouns: the suggestion, its drafts, the replies, papers."""
