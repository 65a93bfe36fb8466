"""What the person looking may do now on a report, its sections and the remarks to them."""

from collections.abc import Iterator
from typing import Any

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.writing.act_forms import FORMS
from lianxinqiao.writing.models import WorkReport
from lianxinqiao.writing.rules import RULES


def parts(report: WorkReport) -> Iterator[tuple[str, Any]]:
    yield "", report
    for section in report.sections.prefetch_related("remarks__made_by__person"):
        section.report = report
        yield "section", section
        for remark in section.remarks.all():
            if remark.settled_at is None:
                remark.section = section
                yield "remark", remark


def due_of(_subject: Any) -> Due:
    return None, ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=due_of, address="work-report-act")
