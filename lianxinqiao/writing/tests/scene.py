"""Reports that got where they are by the real acts."""

from datetime import datetime
from typing import Any

from lianxinqiao.writing.actions import drafting, signing
from lianxinqiao.writing.models import Section, WorkReport
from tests.cast import Cast, moment
from tests.scenes import remembered

BEGUN, WRITTEN, SENT, SIGNED, LATER = (
    moment(day) for day in ("2026-11-20", "2026-11-21", "2026-11-24", "2026-11-25", "2026-12-01")
)


@remembered
def begun(people: Cast, kind: str = "handling", **values: Any) -> WorkReport:
    return drafting.begin(body=people.body, kind=kind, year=2026, **values, by=people.clerk, at=BEGUN)


@remembered
def write(section: Section, text: str, people: Cast, *, at: datetime = WRITTEN, **values: Any) -> None:
    drafting.write(section, heading=section.heading, text=text, by=values.pop("by", people.clerk), at=at, **values)


@remembered
def signed(people: Cast, report: WorkReport | None = None) -> WorkReport:
    report = report or begun(people)
    signing.send(report, by=people.clerk, at=SENT)
    signing.sign(report, by=people.head, at=SIGNED)
    return report


@remembered
def published(people: Cast, report: WorkReport | None = None) -> WorkReport:
    report = signed(people, report)
    signing.publish(report, by=people.clerk, at=SIGNED)
    return report
