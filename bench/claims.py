"""How long it takes to find and read the claims of a million characters, on one core.

    python -m bench.claims
    python -m bench.claims --text FILE       repeat this text instead of the made-up one

Beside it stands the bare cost of looking at every numeral (one regular expression over the same text), in the same run.
"""

import argparse
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import django

from lianxinqiao.figures.claims import consistency, finding

MADE_UP = (
    "2020年，区人大常委会紧紧围绕中心工作，依法履行职责，全年召开常委会会议7次，听取和审议专项工作报告18个，作出决议决定15项，任免工作人员45人次。"
    "进一步发挥“连心桥”作用，对131个代表联络站进行改造，收集意见建议300余条，新增优质学位1.04万个，累计捐款一千多万元，满意率达百分之九十八。\n"
)
NUMERALS = re.compile(r"\d+(?:\.\d+)?|[一二两三四五六七八九十百千万亿]+")


def seconds(function: Callable[[], object]) -> float:
    began = time.process_time()
    function()
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    django.setup()
    piece = options.text.read_text() if options.text else MADE_UP
    for characters in (100_000, 1_000_000):
        text = (piece * (characters // len(piece) + 1))[:characters]
        bare = seconds(lambda text=text: NUMERALS.findall(text))  # type: ignore[misc]
        find = seconds(lambda text=text: finding.find(text))  # type: ignore[misc]
        claims = finding.find(text)
        check = seconds(lambda text=text, claims=claims: consistency.contradictions(text, claims))  # type: ignore[misc]
        print(
            f"{characters:>9} characters, {len(claims):>6} claims: find {find:6.2f} s ({find / bare:.0f} times the bare search), contradictions {check:5.2f} s"
        )
    line = piece.replace("\n", "").replace("。", "，")
    text = (line * (5_000_000 // len(line) + 1))[: 5_000_000 // 3]
    print(f"one line of 5 MB: {seconds(lambda: finding.find(text)):.2f} s")


if __name__ == "__main__":
    main()
