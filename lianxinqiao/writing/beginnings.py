"""What a new report begins with: the kind's sections, with those clauses whose figures are there."""

import re
from collections.abc import Iterator

from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.writing.kinds import KINDS, Part, Sentence
from lianxinqiao.writing.models import WorkReport
from lianxinqiao.writing.references import OVER_YEARS, Ref, ways_of, written
from lianxinqiao.writing.values import Live

SLOT = re.compile(r"\{([a-z_]+\.[a-z_]+)(?::([^}]+))?\}")


def title(report: WorkReport) -> str:
    return _filled(KINDS[report.kind].title, report)


def sections(report: WorkReport) -> list[tuple[str, str]]:
    """Heading and text of each section."""
    parts, live = KINDS[report.kind].parts, Live(report)
    known = [code for part in parts for sentence in part.sentences for code in _codes(sentence)]
    live.gather([Ref(code) for code in known if _is_known(code)])
    return [(part.heading, _text(part, report, live)) for part in parts]


def _text(part: Part, report: WorkReport, live: Live) -> str:
    told = "".join(_sentence(each, live) for each in part.sentences)
    lead = _filled(part.lead, report)
    lines = [f"{lead}{told}"] if lead or told else []
    return "\n".join([*lines, *_blocks(part, live)])


def _filled(words: str, report: WorkReport) -> str:
    named = {"name": report.body.name, "year": report.year, "campaign": str(report.campaign or "")}
    return words.format(**named)


def _sentence(clauses: Sentence, live: Live) -> str:
    """It ends with its first clause where that is left out: what follows speaks of it."""
    kept = []
    for clause in clauses:
        codes = [code for code, _style in SLOT.findall(clause)]
        if all(_is_known(code) and live.number(Ref(code)) for code in codes):
            kept.append(SLOT.sub(lambda found: written(found[1], *([found[2]] if found[2] else [])), clause))
        elif clause is clauses[0] and len(clauses) > 1 and clauses[1].startswith("其中"):
            return ""
    return f"{'，'.join(kept)}。" if kept else ""


def _codes(sentence: Sentence) -> Iterator[str]:
    for clause in sentence:
        yield from (code for code, _style in SLOT.findall(clause))


def _is_known(code: str) -> bool:
    return code in FIGURES or code in RATES


def _blocks(part: Part, live: Live) -> Iterator[str]:
    """Years are compared where more than one is on record."""
    for block, code, way in part.blocks:
        if not _is_known(code):
            continue
        over_years = way == OVER_YEARS and sum(bool(each.number) for each in live.parts(Ref(code, way=way))) > 1
        if over_years or way in ways_of(code):
            yield written(code, way).replace("{", f"{{{block}：", 1)
