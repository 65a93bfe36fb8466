"""Print docs/who-reads-what.md from the table of `visibility.py`."""

from lianxinqiao.matters import visibility

READING_HEAD = """# Who reads what

Printed from `lianxinqiao/matters/visibility.py` by `make docs`; do not edit.

Of one suggestion, by what the reader is to it. "-" is never. Every door asks this table: pages, lists with their columns,
filters, sorts, counts and sheets, searches, figures and their rows, papers, files, both sides of the API, feeds.
`tests/test_who_reads_what.py` tries every fact for every role at every door.
"""
READING_TAIL = """
## What the table cannot say

- **Anybody** is everybody who is none of the others: the administrator, other deputies, units without a part in it, strangers. Inside the house they are led to the public page; their lists show what that page shows.
- **A delivered answer** is read by anybody as far as the stricter of two decisions goes, its own and its suggestion's: in full only where both are full, as its summary where one is a summary, not at all where it is closed. Its promises are public where both are full.
- **Search** finds a word only where the one who asks may read it: the whole text of what the reader has a part in, the published words of the rest.
- **Journal entries** about an answer on its way are read by who reads that answer; entries about grades by who reads grades.
- **A station's worker** reads a draft as it was typed. Once its deputy has saved it, shown it to co-signers or handed it in, the worker is told that it was taken over, and nothing else.
- **A unit that gave it back** is told that it did, and nothing else.
- **A unit whose share another took over** (机构改革) is told that it did, and nothing else.
- **Signed scans** of an assessment are read by whose word it is, by the office that entered it and by the auditor.
- **Figures** that a body made public count all; a row opens where the suggestion is published and its page says the same. Nobody learns from a list of unsatisfied deputies what the page of each does not say.
- **Rules**: whoever changes a body's rules sees which open suggestions that touches, by number, stage and day, without a title.
- **The outbox** shows the office the letters about its body's numbered suggestions. Of all others, and to the administrator of all, it tells what became of them: the address masked, when, how often tried, what went wrong.
"""


def reading_page() -> str:
    """What is read, by whom, in which state; then each reader and each fact in words."""
    readers = [reader.code for reader in visibility.READERS] + [visibility.ANYBODY]
    lines = [READING_HEAD, f"| | {' | '.join(readers)} |", f"|---|{'---|' * len(readers)}"]
    for code in visibility.FACTS:
        states = " | ".join(visibility.READS[reader][code].name for reader in readers)
        lines.append(f"| **{code}** | {states} |")
    lines += ["", "## Facts", "", *(f"- **{fact.code}**: {fact.name}" for fact in visibility.FACTS.values())]
    lines += ["", "## Readers", "", *(f"- **{reader.code}**: {reader.name}" for reader in visibility.READERS)]
    return "\n".join([*lines, f"- **{visibility.ANYBODY}**: everybody else, and strangers", READING_TAIL])
