"""December at the CPPCC: the report is written from its records, and after a correction it still opens what was signed."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.learning.actions import studying
from lianxinqiao.learning.models import Study
from lianxinqiao.reports.tests.scene import committee, handed_in
from lianxinqiao.writing.models import WorkReport
from tests.cast import Cast, moment
from tests.stories.conftest import Arrives
from tests.stories.person import PASSWORD, PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cppcc(transactional_db: None) -> Cast:
    """A committee that studied three times and had two reports on public opinion this year."""
    people = committee()
    User.objects.update(password=make_password(PASSWORD))
    for number in (1, 2, 3):
        begins = moment(f"2026-0{number}-10")
        values = {"kind": "collective", "title": f"第{number}次学习", "starts_at": begins}
        values["ends_at"] = begins + timedelta(hours=2)
        studying.record(body=people.body, values=values, by=people.clerk, at=begins + timedelta(days=1))
    handed_in(people)
    handed_in(people, "cosigner", title="关于社区食堂的信息")
    return people


def test_what_was_signed_opens_its_rows_after_the_records_were_corrected(cppcc: Cast, arrives: Arrives) -> None:
    clerk = arrives("yunhe-cppcc-clerk")
    clerk.goes_to("/writing").opens("起草报告")
    clerk.fills({"种类": "政协常委会年度工作报告", "报告的是哪一年": "2026"}).presses("保存")
    clerk.sees("组织集体学习3次", "收集社情民意信息2篇").presses("送审")
    head = arrives("yunhe-cppcc-head")
    head.goes_to("/writing").opens("2026年工作报告").presses("签发").sees("已签发")

    # One session was entered for the wrong year: it is put right after the report was signed.
    Study.objects.filter(title="第3次学习").update(
        starts_at=moment("2025-12-10"), ends_at=moment("2025-12-10") + timedelta(hours=2)
    )
    head.opens("签发以后变了什么").sees("集体学习", "第3次学习").keeps("cppcc-report-since")
    clerk.goes_to("/writing").opens("2026年工作报告").sees("组织集体学习3次").presses("公开").sees("已公开")

    report = WorkReport.objects.get()
    kept = report.frozen.get(key="learning.study_sessions@0")
    head.goes_to(f"/writing/{report.pk}/figures/{kept.pk}").sees("第1次学习", "第3次学习").keeps("cppcc-report-rows")
    citizen = arrives(size=PHONE)
    citizen.goes_to(f"/work-reports/{report.pk}").sees("组织集体学习3次").keeps("cppcc-report-phone")
    assert timezone.localdate(report.signed_at).year >= 2026
