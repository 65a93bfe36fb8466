"""A signed report explained to everybody （解读）: its figures with pictures, and no word that a figure does not say."""

import re
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from lianxinqiao.paper.digests import Digest, DigestPart, Entry
from lianxinqiao.paper.graphs import Graph
from lianxinqiao.ui import icons
from lianxinqiao.writing import references, rendered
from lianxinqiao.writing.models import WorkReport
from lianxinqiao.writing.values import Shown, Values

# The picture of a kind of figure, by the first word of its code.
PICTURES = {
    "meetings": "gavel",
    "reports": "file-text",
    "decisions": "checklist",
    "appointments": "user-check",
    "deliberations": "message-2",
    "activities": "eye",
    "training": "school",
    "campaigns": "flag",
    "donations": "heart-handshake",
    "community": "building-community",
    "publicity": "news",
    "projects": "building",
    "stations": "home",
    "receptions": "calendar-event",
    "opinions": "messages",
    "suggestions": "bulb",
    "promises": "circle-check",
    "proposals": "clipboard-text",
    "learning": "book",
    "plenary": "presentation",
    "public_opinion": "antenna",
    "conveners": "users",
}
NUMERAL = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")
INK = "#9c1c1f"


@dataclass(frozen=True)
class Card:
    shown: Shown
    picture: str

    @property
    def words(self) -> str:
        return self.shown.name

    @property
    def number(self) -> str:
        return self.shown.words

    @property
    def unit(self) -> str:
        return "" if self.shown.unit == "%" else self.shown.unit

    @property
    def share(self) -> float | None:
        return float(self.shown.number or 0) if self.shown.unit == "%" else None


@dataclass(frozen=True)
class Chapter:
    heading: str
    cards: list[Card]
    graphs: list[tuple[Graph, str]]


def chapters(report: WorkReport, values: Values) -> list[Chapter]:
    """Each section that has figures: each figure once, as the text says it."""
    found, told = [], set()
    sections = list(report.sections.all())
    values.gather([ref for section in sections for ref in references.refs(section.text)])
    for section in sections:
        cards, graphs = [], []
        for ref in references.refs(section.text):
            if ref.key in told:
                continue
            told.add(ref.key)
            if ref.block:
                found_graph = rendered.graph(ref, values)
                graphs.append((found_graph, rendered.drawn(found_graph)))
            elif values.number(ref) is not None:
                cards.append(Card(values.shown(ref), PICTURES.get(ref.code.partition(".")[0], "number")))
        if cards or graphs:
            found.append(Chapter(NUMERAL.sub("", section.heading), cards, graphs))
    return found


def title(report: WorkReport) -> str:
    """As it is shared."""
    return _("一图读懂：%(title)s") % {"title": report.title}


def summary(report: WorkReport, found: list[Chapter]) -> str:
    """What stands under a shared link: the first numbers."""
    said = [f"{card.words}{card.number}{card.unit}" for chapter in found for card in chapter.cards]
    return "，".join(said[:5])


def digest(report: WorkReport, values: Values, form: str, address: str = "") -> Digest:
    """As half a page of a newspaper (`half`) or as a long picture (`long`)."""
    with translation.override("zh-hans"):
        parts = tuple(
            DigestPart(
                chapter.heading,
                tuple(
                    Entry(card.number, card.unit, card.words, _drawn(card.picture), card.share)
                    for card in chapter.cards
                ),
                tuple(graph for graph, _drawn in chapter.graphs),
            )
            for chapter in chapters(report, values)
        )
        unit = rendered.unit_of(report)
        return Digest(
            title=title(report),
            subtitle=f"{unit}　{rendered.signed_on(report).isoformat()}",
            unit=unit,
            on=rendered.signed_on(report),
            parts=parts,
            foot="　".join(each for each in (_("每个数字都由记录统计得出，点开可以看到记录。"), address) if each),
            form="long" if form == "long" else "half",
        )


def _drawn(picture: str) -> str:
    """The icon as a picture of its own, in the colour of the paper."""
    inner = str(icons.svg(picture)).replace("currentColor", INK)
    return inner.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1) if inner else ""
