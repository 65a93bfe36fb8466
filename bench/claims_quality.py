"""How well claims are found and read, on sentences labelled by hand.

    python -m bench.claims_quality tune REPORTS.jsonl
    python -m bench.claims_quality tune REPORTS.jsonl --wrong      every place where finder and label differ

A label holds the place of its sentence in the text (report, paragraph, start, length, beginning of its SHA-256) and the
offsets and numbers of its claims; the texts themselves are not kept beside it.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from lianxinqiao.figures.claims import finding

LABELS = Path(__file__).parent.parent / "lianxinqiao/figures/tests/claims/labels"
Label = dict[str, Any]
Found = tuple[int, int, Decimal | None, Decimal | None, str]


def sentences(folder: Path, part: str, data: Path) -> Iterator[tuple[str, list[Label]]]:
    """Each labelled sentence with its labels; a text that is not the one that was labelled is refused."""
    text = data.read_text()
    jsonl = data.suffix == ".jsonl"
    reports = [json.loads(line)["paragraphs"] for line in text.splitlines()] if jsonl else [text.split("\n")]
    for line in (folder / f"{part}.jsonl").read_text().splitlines():
        row = json.loads(line)
        paragraph = reports[row["source"] if jsonl else 0][row["paragraph"]]
        sentence = paragraph[row["start"] : row["start"] + row["length"]]
        if not hashlib.sha256(sentence.encode()).hexdigest().startswith(row["sha256"]):
            raise SystemExit(f"{data} is not the text that was labelled")
        yield sentence, row["claims"]


def number(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def labelled(label: Label) -> Found:
    return label["start"], label["end"], number(label["low"]), number(label["high"]), label["unit"]


# Round words leave open by less than a step where a bound lies: 超过300 begins at 300 or 301, 近35 at 31.5 or 32.
ROUND = re.compile("近|约|左右|超|破|逾|过|余|多|几|数|不足|不到|低于|少于")

# A third has no last figure.
PARTS = re.compile("分之|/")


def agrees(label: Found, read: Found, text: str) -> bool:
    """The same unit and the same bounds; within a step where a round word stands in the claim."""
    slack = Decimal(1) if ROUND.search(text) else Decimal("0.01") if PARTS.search(text) else Decimal(0)
    pairs = ((label[2], read[2]), (label[3], read[3]))
    return label[4] == read[4] and all(_same(a, b, slack) for a, b in pairs)


def _same(a: Decimal | None, b: Decimal | None, slack: Decimal) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= slack


def found(sentence: str) -> list[Found]:
    return [
        (claim.start, claim.end, number(claim.low), number(claim.high), claim.unit) for claim in finding.find(sentence)
    ]  # type: ignore[arg-type]


def score(folder: Path, part: str, data: Path, wrong: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sentence, labels in sentences(folder, part, data):
        right = {item[:2]: item for item in map(labelled, labels)}
        read = {item[:2]: item for item in found(sentence)}
        counts.update(sentences=1, labels=len(right), found=len(read))
        for span, item in read.items():
            overlaps = [other for other in right.values() if other[0] < span[1] and span[0] < other[1]]
            counts.update(span=span in right, overlap_found=bool(overlaps))
            text = sentence[span[0] : span[1]]
            counts.update(exact=any(agrees(other, item, text) for other in overlaps))
            counts.update(to_the_letter=any(other[2:] == item[2:] for other in overlaps))
            same = span in right and agrees(right[span], item, text)
            counts.update(exact_and_span=same)
            if wrong and not same:
                print(
                    "found  ",
                    sentence[span[0] : span[1]],
                    item[2:],
                    "|",
                    [(sentence[o[0] : o[1]], *map(str, o[2:])) for o in overlaps],
                    "|",
                    _around(sentence, span),
                )
        for span, item in right.items():
            overlaps = [other for other in read.values() if other[0] < span[1] and span[0] < other[1]]
            counts.update(overlap_labels=bool(overlaps))
            if wrong and not overlaps:
                print("missed ", sentence[span[0] : span[1]], *map(str, item[2:]), "|", _around(sentence, span))
    return counts


def _around(sentence: str, span: tuple[int, int]) -> str:
    return (
        sentence[max(0, span[0] - 12) : span[0]]
        + "["
        + sentence[span[0] : span[1]]
        + "]"
        + sentence[span[1] : span[1] + 12]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["tune", "unseen", "seed"])
    parser.add_argument("data", type=Path, help="the text that was labelled: the reports (.jsonl), or the seed")
    parser.add_argument("--labels", type=Path, default=LABELS, help="the folder of the labels")
    parser.add_argument("--wrong", action="store_true", help="print every difference")
    options = parser.parse_args()
    counts = score(options.labels, options.part, options.data, options.wrong)
    if not counts["labels"]:
        raise SystemExit(f"no labels {options.part}* in {options.labels}")
    print(f"sentences {counts['sentences']}, labels {counts['labels']}, found {counts['found']}")
    print(
        f"finding, overlap      precision {counts['overlap_found'] / counts['found']:.4f}  recall {counts['overlap_labels'] / counts['labels']:.4f}"
    )
    print(
        f"finding, exact span   precision {counts['span'] / counts['found']:.4f}  recall {counts['span'] / counts['labels']:.4f}"
    )
    print(
        f"number, bounds, unit  of those found {counts['exact'] / max(1, counts['overlap_found']):.4f}  of all labels {counts['exact'] / counts['labels']:.4f}"
    )
    print(f"the same to the step  of those found {counts['to_the_letter'] / max(1, counts['overlap_found']):.4f}")
    print(f"all of it and span    of all labels {counts['exact_and_span'] / counts['labels']:.4f}")


if __name__ == "__main__":
    main()
