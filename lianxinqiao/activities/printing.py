"""The table of kinds, printed to docs/kinds.md: who organises, what it ends with, its notice, its article."""

from django.utils import translation

from lianxinqiao.activities.kinds import KINDS, Family, Kind, Organiser

HEAD = """# Kinds of activity

Printed from `lianxinqiao/activities/kinds.py` by `make docs`; do not edit. A body switches kinds on and off, names them and gives
them points on a page of its own (`/activities/kinds`); days of notice and terms of feedback come from its rule profile.

| code | word | family | counted in | organised by | ends with | notice (profile) | on the portal | article |
|---|---|---|---|---|---|---|---|---|
"""
FIGURES = {
    Family.INSPECTION: "activities.inspections (the standing committee's), campaigns.visits (in a campaign)",
    Family.ENFORCEMENT: "activities.enforcement_inspections",
    Family.RESEARCH: "activities.research (committees'), campaigns.visits (in a campaign)",
    Family.VISIT: "campaigns.enterprises_visited (hosts that were seen)",
    Family.TRAINING: "training.person_times",
}
TAIL = """
## What is counted where

Whatever a street's or township's organ organised counts in `activities.deputies` besides; who came counts in
`activities.person_times`. The sets overlap so far and no further: an inspection in a campaign counts as the campaign's and as its organiser's.

| family | figures |
|---|---|
"""


def kinds_page() -> str:
    with translation.override("zh-hans"):
        rows = [_row(kind) for kind in KINDS.values()]
        counted = [f"| {family.value} | {words} |" for family, words in FIGURES.items()]
    return HEAD + "\n".join(rows) + "\n" + TAIL + "\n".join(counted) + "\n"


def _row(kind: Kind) -> str:
    by = "、".join(str(each.label) for each in Organiser if each in kind.organisers)
    ends = ["report"] if kind.reports else []
    ends += ["an organ's answer"] if kind.answered else []
    ends += ["two parts, a meeting"] if kind.inspects_law else []
    ends += ["assessment"] if kind.testifies else []
    shown = "booked" if kind.bookable else "told" if kind.open else "afterwards"
    cells = (
        f"`{kind.code}`",
        kind.word,
        kind.family.value,
        kind.unit,
        by,
        ", ".join(ends),
        f"`{kind.notice}`",
        shown,
        kind.law,
    )
    return "| " + " | ".join(str(cell) or "-" for cell in cells) + " |"
