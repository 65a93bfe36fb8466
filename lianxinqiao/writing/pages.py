"""What the page of a report shows beside its text: facts, remarks, the check of its own numbers, last year's."""

from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.lives import Facts
from lianxinqiao.acts.offers import Offer
from lianxinqiao.figures.checking import check
from lianxinqiao.figures.checking.verdicts import Report
from lianxinqiao.people.models import Post
from lianxinqiao.writing import references, rendered, values
from lianxinqiao.writing.models import WorkReport
from lianxinqiao.writing.stages import SIGNED


def facts(report: WorkReport, _post: Post | None) -> Facts:
    return [
        (_("报告种类"), report.get_kind_display()),
        (_("年度"), report.year),
        (_("主题活动"), report.campaign),
        (_("起草人"), report.begun_by.person.spoken),
        (_("签发人"), report.signed_by and report.signed_by.person.spoken),
        (_("签发时间"), report.signed_at),
    ]


def context(report: WorkReport, _post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    told = values.of(report)
    drawn = rendered.page(report, told)
    return {
        "drawn": [(each, _of(each.section, offers), list(each.section.remarks.all())) for each in drawn],
        "checked": checked(report, rendered.plain(report, told)),
        "earlier": earlier(report),
        "broken": [each for section in report.sections.all() for each in references.broken(section.text)],
        "numbers": sum(len(references.refs(section.text)) for section in report.sections.all()),
    }


def _of(section: Any, offers: list[Offer]) -> list[Offer]:
    return [offer for offer in offers if offer.act.on == "section" and offer.subject.pk == section.pk]


def checked(report: WorkReport, text: str) -> Report:
    """The program's own check of what is written here, by hand or by reference."""
    return check.check(text, body=report.body, year=report.year)


def earlier(report: WorkReport) -> WorkReport | None:
    """The same report of the year before, as it was signed."""
    rows = WorkReport.objects.filter(body=report.body, kind=report.kind, stage__in=SIGNED, year__lt=report.year)
    return rows.order_by("-year", "-pk").first()
