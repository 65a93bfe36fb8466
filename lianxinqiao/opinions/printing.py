"""Print the part of docs/who-reads-what.md that is about citizens' opinions, from the table of `visibility.py`."""

from lianxinqiao.opinions.kinds import Kind
from lianxinqiao.opinions.stages import Stage
from lianxinqiao.opinions.visibility import READERS, Reader

HEAD = """
# Who reads a citizen's opinion

Printed from `lianxinqiao/opinions/visibility.py`. Who reads one reads its text without names and numbers, its answers and its
way; `lianxinqiao/opinions/tests/test_visibility.py` tries every reader at every kind and stage.

| | which of them | kinds | stages | photos | who sent it |
|---|---|---|---|---|---|
"""
TAIL = """| **anybody** | what the office published | suggestion | answered, closed | - | - |
| **its sender** | their own, by the code of the receipt | every | every | how many | what they gave |
| **somebody outside** | what was chosen for them, by a link that opens once | suggestion | handling | those ticked | - |

- **Who sent it** is encrypted and looked up one by one; each time stands in the journal. No list, search, figure, feed, export or API has it.
- **An accusation** （检举控告） is never read by the unit or the station it is about: no routing sends it there.
- **Published** is what a clerk wrote for it: a title, the matter and the answer in the office's words.
"""


def reading() -> str:
    return HEAD + "\n".join(_row(reader) for reader in READERS) + "\n" + TAIL


def _row(reader: Reader) -> str:
    kinds = _words(reader.kinds, [str(each) for each in Kind])
    stages = _words(reader.stages, [str(each) for each in Stage])
    photos, person = ("yes" if given else "-" for given in (reader.photos, reader.person))
    return f"| **{reader.code}** | {reader.name} | {kinds} | {stages} | {photos} | {person} |"


def _words(chosen: frozenset[str], among: list[str]) -> str:
    left = [each for each in among if each not in chosen]
    if not left:
        return "every"
    return (
        f"all but {', '.join(left)}" if len(left) < len(chosen) else ", ".join(each for each in among if each in chosen)
    )
