"""A suggestion's whole life, by the people who live it: from a deputy's phone to the public portal.

Sent to the wrong unit and re-assigned, answered and not found good enough, handled again, promised and kept.
Everybody has a browser of their own, on a phone or on a desk, and clicks what a user clicks.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.acts import ACTS
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE, Person

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

TITLE = "关于增设云桥小学护学岗的建议"
CAUSE = "云桥小学门前早晚高峰车流密集，学生过街要等三个信号周期，本学期已发生两起剐蹭。"
ANALYSIS = "门前没有人行信号灯，护学岗只在周一到周三有人；交警、学校、街道各管一段。"
SIGNAL, POST = "在学校门前增设人行信号灯。", "护学岗每个上学日早晚都到岗。"
FIRST_REPLY = "一、关于信号灯。已列入明年计划。\n二、关于护学岗。由学校继续安排。"
SECOND_REPLY = "一、关于信号灯。已会同交警大队踏勘，两个月内装好。\n二、关于护学岗。从下周起每个上学日早晚到岗。"
PROMISE = "两个月内在云桥小学门前装好人行信号灯。"


# What the whole life may take, of everybody together; it is counted, and may not grow. An act is an entry of the journal.
CLICKS, LOADS = 59, 68
CLICKS_AN_ACT, LOADS_AN_ACT = 1.65, 1.9


@dataclass
class Company:
    """Everybody in the story."""

    deputy: Person
    cosigner: Person
    clerk: Person
    supervision: Person
    traffic: Person
    education: Person
    education_head: Person
    finance: Person
    council: Person


@pytest.fixture
def company(town: Cast, arrives: Arrives) -> Company:
    return Company(
        deputy=arrives("yunhe-deputy", size=PHONE),
        cosigner=arrives("yunhe-cosigner", size=PHONE),
        clerk=arrives("yunhe-clerk"),
        supervision=arrives("yunhe-supervision"),
        traffic=arrives("yunhe-jiaotong_clerk"),
        education=arrives("yunhe-jiaoyu_clerk"),
        education_head=arrives("yunhe-jiaoyu_head", size=PHONE),
        finance=arrives("yunhe-caizheng_head"),
        council=arrives("yunhe-chairpersons"),
    )


def test_a_suggestion_goes_from_the_phone_to_the_portal(company: Company, arrives: Arrives) -> None:
    it_is_written_on_a_phone(company.deputy)
    it_is_cosigned(company.deputy, company.cosigner)
    it_is_numbered_and_assigned(company.clerk)
    it_goes_to_the_right_unit_after_all(company.traffic, company.supervision)
    it_becomes_a_key_suggestion(company.council)
    it_is_handled(company.education, company.finance, company.deputy)
    it_is_answered(company, FIRST_REPLY)
    it_is_not_good_enough(company)
    it_is_answered(company, SECOND_REPLY)
    citizen = arrives(size=PHONE).goes_to("/").does_not_see(TITLE)
    this_time_it_is(company)
    its_promise_is_kept(company.education, company.deputy)
    it_took_no_more_than_it_may(company)
    everybody_can_read_it(citizen)


def it_took_no_more_than_it_may(all_: Company) -> None:
    people = list(vars(all_).values())
    clicks, loads = sum(each.clicks for each in people), sum(each.loads for each in people)
    acts = Entry.objects.filter(act__in=ACTS, actor_title__gt="").count()
    told = f"{clicks} clicks and {loads} pages for {acts} acts"
    logging.getLogger(__name__).warning(told)  # pytest -rP shows it
    assert clicks <= min(CLICKS, acts * CLICKS_AN_ACT), told
    assert loads <= min(LOADS, acts * LOADS_AN_ACT), told


def it_is_written_on_a_phone(deputy: Person) -> None:
    deputy.goes_to("/suggestions/new").keeps("deputy-new")
    deputy.fills({"标题": TITLE})
    deputy.writes("事由", CAUSE).sees("已自动保存")
    deputy.takes_up_the_device()  # the battery was empty
    deputy.does_at_the_desk("未提交的草稿", TITLE, "修改建议").sees(CAUSE)
    deputy.fills({"分析": ANALYSIS, "具体建议 1": SIGNAL, "具体建议 2": POST, "建议的承办单位": "交通运输局"})
    photo = {"name": "校门口.png", "mimeType": "image/png", "buffer": deputy.photo()}
    deputy.fills({"附件": photo}).presses("保存，去邀请联名").sees(SIGNAL, POST)


def it_is_cosigned(deputy: Person, cosigner: Person) -> None:
    deputy.fills({"邀请的代表": ["周望舒"]}).presses("邀请联名").sees("待签署")
    deputy.sees(ANALYSIS, SIGNAL, POST, "校门口.png").keeps("deputy-draft")
    cosigner.does_at_the_desk("邀请我联名", TITLE, "签署联名").sees("签署联名：").keeps("cosigner")
    deputy.does_at_the_desk("未提交的草稿", TITLE, "提交").sees("待审查")


def it_is_numbered_and_assigned(clerk: Person) -> None:
    clerk.keeps("clerk-desk").takes_from_the_desk("待审查登记", TITLE).keeps("clerk-review")
    clerk.does("登记编号", {"类别": "教育"}).sees("第001号", "待交办")
    clerk.does("交办", {"主办单位": "交通运输局", "会办单位": ["财政局"]}).sees("待签收", "这个日期是怎么算出来的")
    clerk.page.locator("summary", has_text="这个日期是怎么算出来的").first.click()  # to see it, not to get on
    clerk.keeps("clerk-assigned")


def it_goes_to_the_right_unit_after_all(traffic: Person, supervision: Person) -> None:
    traffic.takes_from_the_desk("待签收", TITLE).opens("申请退回")
    reason = {"退回理由": "护学岗由学校和教育部门管理。"}
    traffic.fills({**reason, "建议改由": "交通运输局"}).presses("申请退回").sees("不能是本单位").keeps("unit-refused")
    traffic.clicks, traffic.loads = traffic.clicks - 1, traffic.loads - 1  # a mistake is no part of the way
    traffic.fills({"建议改由": "教育局"}).presses("申请退回")
    supervision.keeps("supervision-return")
    supervision.does_at_the_desk("申请退回，待改派", TITLE, "改派", {"改派给": "教育局"}).sees("改派：")


def it_becomes_a_key_suggestion(council: Person) -> None:
    council.keeps("council-desk").goes_to("/desk/suggestions").opens(TITLE)
    council.does("确定为重点督办建议", {"领衔督办领导": "高致远", "职务": "副主任", "确定的会议": "主任会议"})
    council.sees("重点督办").keeps("council-key")


def it_is_handled(education: Person, finance: Person, deputy: Person) -> None:
    education.keeps("unit-desk").does_at_the_desk("待签收", TITLE, "签收")
    finance.does_at_the_desk("待签收", TITLE, "签收").opens(TITLE)
    education.opens(TITLE)
    today = timezone.localdate().isoformat()
    visit = {"方式": "现场", "日期": today, "地点": "云桥小学门口", "沟通情况": "与代表一同看了早高峰。"}
    education.does("登记联系面商", visit).sees("与代表一同看了早高峰").keeps("unit-contact")
    deputy.does_at_the_desk("请我确认的联系面商", TITLE, "确认联系面商").sees("确认联系面商：")
    finance.does("提出会办意见", {"会办意见": "所需经费可以在本年预算中调剂。"})


def it_is_answered(all_: Company, body: str) -> None:
    """Through its gates: the unit writes, the assisting unit countersigns, then head, supervision and office."""
    due = (timezone.localdate() + timedelta(days=60)).isoformat()
    all_.education.takes_from_the_desk("办理中", TITLE).does("起草答复")
    all_.education.fills({"答复正文": body, "答复类别": "正在解决", "承诺事项": PROMISE, "承诺完成": due})
    all_.education.keeps("unit-reply").presses("送会签、签发").sees("会签")
    all_.finance.does_at_the_desk("待会签", TITLE, "会签")
    all_.education_head.does_at_the_desk("待签发", TITLE, "签发").keeps("unit-head-sign")
    all_.supervision.does_at_the_desk("待审核的答复", TITLE, "审核通过")
    all_.clerk.does_at_the_desk("待送达的答复", TITLE, "送达").sees("送达：").keeps("clerk-deliver")


def it_is_not_good_enough(all_: Company) -> None:
    all_.deputy.takes_from_the_desk("请我评价的答复", TITLE).sees("列入明年计划").keeps("deputy-assess")
    verdict = {"对办理态度": "基本满意", "对办理结果": "不满意", "意见": "信号灯要等到明年，学生等不起。"}
    all_.deputy.does("评价", verdict).sees("不满意")
    all_.clerk.takes_from_the_desk("不满意，待重新办理或协调", TITLE).keeps("clerk-rehandle")
    all_.clerk.does("重新办理", {"重新办理的要求": "请与交警大队商定安装时间。"}).sees("办理中")


def this_time_it_is(all_: Company) -> None:
    all_.deputy.takes_from_the_desk("请我评价的答复", TITLE).sees("两个月内装好")
    all_.deputy.does("评价", {"对办理态度": "满意", "对办理结果": "满意"})
    all_.clerk.takes_from_the_desk("已评价，待办结", TITLE).does("办结").sees("办结").keeps("clerk-closed")
    all_.clerk.does("公开决定", {"公开方式": "全文公开"}).does("公开").sees("已公开")


def its_promise_is_kept(education: Person, deputy: Person) -> None:
    education.takes_from_the_desk("未兑现的承诺", TITLE)
    education.does("报告进展", {"进度": 60, "进展情况": "灯杆已立好。"}).sees("灯杆已立好")
    education.does("报告兑现", {"完成情况": "信号灯已启用。"}).sees("待确认兑现").keeps("unit-promise")
    deputy.does_at_the_desk("请我确认的承诺", TITLE, "确认兑现", {"再评价": "满意"}).sees("确认兑现：")


def everybody_can_read_it(citizen: Person) -> None:
    citizen.goes_to("/").keeps("citizen-home").opens(TITLE)
    citizen.sees(CAUSE, "两个月内装好", "已兑现").keeps("citizen-suggestion")
    assert TITLE in citizen.reads_the_feed("/feed.atom")
