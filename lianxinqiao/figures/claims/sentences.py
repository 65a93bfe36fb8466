"""Where sentences begin and end. One that never ends is cut, so that a claim of a text on one line stays small."""

import re
from bisect import bisect_right

END = re.compile(r"[。！？!?\n\r]+[”’」』）)]*")
# A sentence that runs longer than a page is cut at its last pause.
LENGTH_MAX = 600
PAUSES = "；;，,、 "


class Sentences:
    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for match in END.finditer(text):
            self._until(match.end())
        self._until(len(text))

    def _until(self, end: int) -> None:
        start = self._starts[-1]
        while end - start > LENGTH_MAX:
            pause = max(self._text.rfind(mark, start, start + LENGTH_MAX) for mark in PAUSES)
            start = pause + 1 if pause >= 0 else start + LENGTH_MAX
            self._starts.append(start)
        if end < len(self._text):
            self._starts.append(end)

    def number(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def span(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence that holds `place`, without the white space around it."""
        at = self.number(place)
        start = self._starts[at]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._text)
        piece = self._text[start:end]
        return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
