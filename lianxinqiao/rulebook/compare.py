"""What differs between two sets of rules, in the words of the screen. Pure."""

from dataclasses import dataclass

from lianxinqiao.rulebook import page
from lianxinqiao.rulebook.schema import Rules


@dataclass(frozen=True)
class Difference:
    section: str
    label: str
    before: str
    after: str

    @property
    def brief(self) -> str:
        """For the journal."""
        return f"{self.label}: {self.before or '—'} → {self.after or '—'}"


def compare(before: Rules, after: Rules) -> list[Difference]:
    """Every line of the page that reads differently, or rests on another text, in the order of the page."""
    old = {line.key: line for line in page.lines(before)}
    new = {line.key: line for line in page.lines(after)}
    found = []
    for key in [*old, *(key for key in new if key not in old)]:
        was, now = old.get(key), new.get(key)
        line = now or was
        assert line is not None
        texts = [_text(each) for each in (was, now)]
        if texts[0] != texts[1]:
            found.append(Difference(str(line.section), str(line.label), *texts))
    return found


def _text(line: page.Line | None) -> str:
    if line is None:
        return ""
    if not line.value:
        return ""
    return f"{line.value}（{line.source}）" if line.source else str(line.value)
