"""A year's record: disputed on a phone, corrected by the office with the difference, printed as Word and PDF."""

import pytest
from django.utils import timezone

from lianxinqiao.scores.actions import assessing
from lianxinqiao.scores.models import Point
from lianxinqiao.scores.tables import presets
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


def test_a_score_is_disputed_corrected_and_printed(town: Cast, arrives: Arrives) -> None:
    now = timezone.now()
    table = presets()["yunhe-sample"]
    assessment = assessing.begin(town.body, year=timezone.localdate(now).year, table=table, by=town.clerk, at=now)
    assessing.gather(assessment, by=town.clerk, at=now)
    assessing.preview(assessment, by=town.clerk, at=now)
    deputy, clerk = arrives("yunhe-deputy", size=PHONE), arrives("yunhe-clerk")
    deputy.goes_to("/my-year").does("申诉", {"申诉内容": "社区法治课没有计入。"})
    deputy.goes_to("/my-year").sees("社区法治课没有计入")

    clerk.goes_to(assessment.get_absolute_url()).sees("社区法治课没有计入")
    clerk.does("处理申诉", {"申诉成立": True, "处理意见": "核对签到属实，补记。"}).sees("申诉成立")
    on = timezone.localdate(now).isoformat()
    told = {"计入哪一项": "参加学习培训（学习培训）", "日期": on, "内容": "社区法治课"}
    clerk.goes_to(assessment.get_absolute_url()).does("更正", told)
    assert Point.objects.get().title == "社区法治课"

    deputy.goes_to("/my-year").sees("社区法治课", "参加学习培训")
    for name, ending in (("履职档案 .docx", ".docx"), ("履职档案 .pdf", ".pdf")):
        with deputy.page.expect_download() as waiting:
            deputy.page.get_by_role("link", name=name).click()
        assert waiting.value.suggested_filename.endswith(ending)
