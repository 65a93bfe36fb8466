"""What a look at the installation finds: each says what is so in both languages, how bad it is and what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

GOOD, WARN, BAD = "good", "warn", "bad"
MARKS = {GOOD: "✓", WARN: "!", BAD: "✗"}


@dataclass(frozen=True)
class Said:
    """A sentence in both languages: set-up, the command line and the page say it, the first two before gettext is there."""

    chinese: str = ""
    english: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.chinese, self.english) if part)

    def __bool__(self) -> bool:
        return bool(self.chinese or self.english)

    def in_language(self, code: str) -> str:
        """As the page shows it; what reads the same in both languages stands in the first alone."""
        return (self.english if code.startswith("en") else self.chinese) or self.chinese or self.english


@dataclass(frozen=True)
class Finding:
    about: str
    state: str
    words: Said
    todo: Said = Said()


Findings = Iterator[Finding]
Look = Callable[[], Findings]


def found(
    about: str, state: str, chinese: str, english: str = "", *, todo: str = "", english_todo: str = ""
) -> Finding:
    return Finding(about, state, Said(chinese, english), Said(todo, english_todo))


def safely(look: Look) -> list[Finding]:
    """What this look finds; one that falls over is a finding, and the others are still worth having."""
    try:
        return list(look())
    except Exception as error:  # noqa: BLE001 whatever it is
        about = look.__name__.strip("_")
        return [found(about, BAD, f"检查未能完成：{error!r}", f"Could not be looked at: {error!r}")]
