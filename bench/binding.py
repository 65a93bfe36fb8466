"""How many claims that have a figure get it, and how many of those bound are right, on sentences labelled by hand.

    python -m bench.binding            the sentences that were held out
    python -m bench.binding --wrong    every claim where label and binding differ

A line holds the body, the sentence and a label for each number: `142件=suggestions.raised`, `-` for none, `<` for the year
before, `?way=part` for a part of it, `/` between labels that are both right. A label whose figure is not there yet is none.
"""

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import django

HELD_OUT = Path(__file__).parent.parent / "lianxinqiao/figures/tests/checking/bound/held_out.tsv"
# What a district calls its fields, units, delegations and townships: in the sentences alone.
PARTS = {
    "suggestions": {
        **{name: ("field", name) for name in ("教育", "城乡建设", "交通运输", "生态环境")},
        **{name: ("unit", name) for name in ("区住建局", "区教育局", "区城管局")},
        **{name: ("delegation", name) for name in ("青龙镇代表团", "云河街道代表团")},
        **{f"{letter}类": ("class", letter) for letter in "ABCD"},
    },
    "opinions": {name: ("township", name) for name in ("云河街道", "青龙镇", "石桥镇")},
}


def rows(path: Path) -> Iterator[tuple[str, str, list[list[str]]]]:
    for line in path.read_text().splitlines():
        body, text, labels = line.split("\t")
        yield body, text, [label.split("=", 1)[1].split("/") for label in labels.split()]


def measured(path: Path) -> tuple[Counter[str], list[str]]:
    from lianxinqiao.figures.checking import check
    from lianxinqiao.figures.checking.binding import Reader
    from lianxinqiao.figures.checking.carried import Bound
    from lianxinqiao.figures.claims import finding
    from lianxinqiao.figures.claims.folding import fold
    from lianxinqiao.figures.registry import FIGURES, RATES

    names = check.names()

    def said(bound: Bound | None) -> str:
        if bound is None or bound.when.longer:
            return "-"
        part = f"?{bound.part[0]}={bound.part[1]}" if bound.part else ""
        return f"{'<' if bound.when.last_year else ''}{bound.figure}{part}"

    def is_known(label: str) -> bool:
        code = label.lstrip("<").partition("?")[0]
        return code in FIGURES or code in RATES

    counts: Counter[str] = Counter()
    wrong = []
    for body, text, labels in rows(path):
        kind = "cppcc" if body.endswith("cppcc") else "congress"
        reader = Reader("区", PARTS, _of_kind(kind), "云河区")
        claims = finding.find(text)
        plain = fold(text)
        for claim, label, read in zip(claims, labels, reader.bind(plain, claims), strict=True):
            bound = reader.named(plain, claim, names) or read  # as the check does it
            right = {each if is_known(each) else "-" for each in label}
            got = said(bound)
            counts.update(claims=1, have="-" not in right, bound=got != "-", right=got != "-" and got in right)
            counts["found"] += "-" not in right and got in right
            if got not in right:
                wrong.append(f"{claim.text}: {got} for {' or '.join(sorted(right))}\n    {text}")
    return counts, wrong


def _of_kind(kind: str):  # type: ignore[no-untyped-def]
    from lianxinqiao.figures.registry import FIGURES, RATES

    def has(code: str) -> bool:
        figure = FIGURES.get(RATES[code].part if code in RATES else code)
        return figure is not None and (not figure.subject.bodies or kind in figure.subject.bodies)

    return has


def shown(counts: Mapping[str, int]) -> str:
    have, bound = max(counts["have"], 1), max(counts["bound"], 1)
    return (
        f"{counts['claims']} claims, {counts['have']} have a figure: {counts['found']} get it "
        f"({counts['found'] / have:.3f}); {counts['right']} of {counts['bound']} bound are right ({counts['right'] / bound:.3f})"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path, nargs="?", default=HELD_OUT)
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    django.setup()
    counts, wrong = measured(args.path)
    print(shown(counts))
    if args.wrong:
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
