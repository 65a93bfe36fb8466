"""How often the check accuses the innocent, and how many of the guilty it finds.

    python -m bench.remarks REPORTS…            whole reports (.jsonl of paragraphs, .txt, .md, .docx): remarks per report
    python -m bench.remarks REPORTS… --show     the same, with each remark to be judged by eye
    python -m bench.remarks                     the written passages only

Three measures. Whole reports as they stand: each remark is judged by a person. Written passages (consistent ones are
traps, contradictory ones are labelled with their kind; every third is held out and was not looked at while the rules were
made). Contradictions of the documented kinds planted, from a seed, into sentences of the reports, each beside its twin in the
same words with the right numbers, which must be silent.
"""

import argparse
import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import django

from bench import planting
from lianxinqiao.figures.claims import consistency, finding
from lianxinqiao.figures.claims.consistency import Contradiction

PASSAGES = Path(__file__).parent.parent / "lianxinqiao/figures/tests/claims/passages"
HELD_OUT = 3


def remarks(text: str) -> list[Contradiction]:
    return consistency.contradictions(text, finding.find(text))


def reports(paths: list[Path]) -> Iterator[tuple[str, str]]:
    from lianxinqiao.paper import prose  # deferred: needs Django's settings

    for path in paths:
        if path.suffix == ".jsonl":
            for line in path.read_text().splitlines():
                row = json.loads(line)
                yield row["title"], "\n".join(row["paragraphs"])
        else:
            yield path.name, prose.read(path.read_bytes(), name=path.name)


def passages(name: str, *, held_out: bool) -> list[str]:
    lines = (PASSAGES / name).read_text().splitlines()
    return [line for number, line in enumerate(lines, 1) if (number % HELD_OUT == 0) == held_out]


def tell_passages(*, held_out: bool, show: bool) -> None:
    consistent = passages("consistent.txt", held_out=held_out)
    false = [(text, remarks(text)) for text in consistent]
    accused = [(text, found) for text, found in false if found]
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line in passages("contradictory.txt", held_out=held_out):
        kind, text = line.split("\t")
        seen = any(each.kind == kind for each in remarks(text))
        asked[kind] += 1
        found[kind] += seen
        if show and not seen:
            print(f"  missed {kind}: {text}")
    if show:
        for text, wrong in accused:
            print(f"  false: {text}\n         {[each.sentence for each in wrong]}")
    part = "held out" if held_out else "to tune on"
    print(f"passages {part}: {len(accused)} of {len(consistent)} consistent ones accused; {_shares(found, asked)}")


def tell_planted(texts: list[tuple[str, str]], seed: int, *, show: bool) -> None:
    chance = random.Random(seed)
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    false = 0
    for kind, name, right, wrong in planting.plant(texts, chance):
        before = {each.sentence for each in remarks(right)}
        after = [each for each in remarks(wrong) if each.kind == kind and each.sentence not in before]
        asked[kind] += 1
        found[kind] += bool(after)
        false += bool(before)
        if show and before:
            print(f"  twin accused ({name}): {right}\n         {before}")
        if show and not after:
            print(f"  missed {kind} ({name}): {wrong}")
    print(f"planted with seed {seed}: {_shares(found, asked)}; twins accused {false} of {asked.total()}")


def _shares(found: Counter[str], asked: Counter[str]) -> str:
    kinds = ", ".join(f"{kind} {found[kind]}/{asked[kind]}" for kind in sorted(asked))
    return f"found {found.total()} of {asked.total()} = {found.total() / max(1, asked.total()):.3f} ({kinds})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="*")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--show", action="store_true", help="print every remark, and what was missed")
    parser.add_argument("--held-out", action="store_true", help="the passages that were held out, too")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    django.setup()
    texts = list(reports(options.reports))
    count = 0
    for title, text in texts:
        found = remarks(text)
        count += len(found)
        for each in found if options.show else ():
            print(f"  {title}: {each.kind} {each.sentence}\n         {each.second.sentence}")
    if texts:
        print(f"whole reports: {len(texts)}, remarks {count}, to be judged by eye with --show")
        tell_planted(texts, options.seed, show=options.show)
    for held_out in (False, True) if options.held_out else (False,):
        tell_passages(held_out=held_out, show=options.show)


if __name__ == "__main__":
    main()
