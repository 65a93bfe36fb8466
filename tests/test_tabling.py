"""The report of a law inspection goes onto the agenda of a meeting: the rooms know each other by acts/tabling.py alone."""

from datetime import timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import reporting
from lianxinqiao.activities.tests.test_reporting import LATER, set_out
from lianxinqiao.acts import tabling
from lianxinqiao.meetings.tests.scene import drafted
from tests.cast import Cast


def test_a_report_becomes_an_item_with_its_paper_once(people: Cast) -> None:
    activity = set_out(people)
    reporting.report_law(activity, carried_out="总体较好。", law_itself="暂无。", by=people.clerk, at=LATER)
    meeting = drafted(people)
    assert meeting.pk in dict(tabling.ahead(people.body, meeting.starts_at - timedelta(days=30)))
    found = reporting.table(activity, meeting=meeting.pk, by=people.clerk, at=LATER)
    item = meeting.items.get(title__contains="执法检查报告")
    assert found.tabled_path == item.get_absolute_url()
    assert item.papers.get().text == activity.report
    with pytest.raises(Refused, match="已经列入"):
        reporting.table(activity, meeting=meeting.pk, by=people.clerk, at=LATER)
