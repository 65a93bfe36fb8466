"""Deliberation （议事）: a question put at a hall, a studio or any station, what people say to it, and what became of it."""
