"""Word lists are written as running text, many to a line, because that is how they are read and mended."""


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())
