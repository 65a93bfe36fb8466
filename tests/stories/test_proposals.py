"""A party's proposal from a citizen's clue to its reward; a pair from two parties handled together, both answered."""

from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from playwright.sync_api import expect

from lianxinqiao.accounts.models import User
from lianxinqiao.matters.actions import assessing, assigning, publishing, replying
from lianxinqiao.matters.models import Assessment
from lianxinqiao.proposals.actions import reviewing
from lianxinqiao.proposals.models import Clue, Proposal
from lianxinqiao.proposals.tests.scene import filed
from lianxinqiao.reports.tests.scene import committee
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PASSWORD, PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
CODE = "yunhe-cppcc"


@pytest.fixture
def council(transactional_db: None) -> Cast:
    people = committee()
    User.objects.update(password=make_password(PASSWORD))
    return people


def answered(people: Cast, proposal: Any, words: str) -> None:
    """What the unit and the supervision office do between assigning and the member's rating."""
    at, handling = timezone.now(), proposal.handlings.get()
    assigning.accept(handling, by=people.jiaoyu_clerk, at=at)
    reply = replying.draft(handling, by=people.jiaoyu_clerk, at=at)
    replying.save(reply, body=words, reply_class="SOLVED", openness="full", by=people.jiaoyu_clerk, at=at)
    replying.send(reply, by=people.jiaoyu_clerk, at=at)
    replying.sign(reply, by=people.jiaoyu_head, at=at)
    replying.review(reply, by=people.supervision, at=at)
    replying.deliver(reply, by=people.clerk, at=at)


def test_a_party_s_proposal_from_clue_to_reward(council: Cast, arrives: Arrives) -> None:
    for place in range(12):  # so many are filed that one in a hundred and more may be praised
        filed(council, title=f"关于第{place}项工作的提案")
    citizen = arrives(size=PHONE)
    citizen.goes_to("/cppcc/proposals").opens("提供提案线索")
    citizen.fills({"题目": "自习空间不足", "线索内容": "周末图书室八点前坐满，学生没有地方写作业。"}).presses("提交")
    citizen.sees("收到了，您的是第1条线索")

    clerk = arrives(f"{CODE}-clerk")
    clerk.goes_to("/proposal-clues").opens("自习空间不足").does("发布").sees("已发布")
    citizen.goes_to("/cppcc/clues").sees("学生没有地方写作业")

    member = arrives(f"{CODE}-deputy", size=PHONE)
    member.goes_to(Clue.objects.get().get_absolute_url()).opens("以这条线索写提案")
    expect(member.page.locator("[name=title]")).to_have_value("关于自习空间不足的提案")
    member.fills(
        {"提案者": "民主党派、工商联", "党派、团体": "民盟云河区总支", "签署的负责人": "许主委", "已加盖公章": True}
    )
    member.fills({"情况": "周末图书室八点前坐满。", "具体建议": "延长开放时间。"}).presses("保存，去联名、提交")
    member.does("提交").sees("待审查")

    proposal = Proposal.objects.get(title="关于自习空间不足的提案")
    for reader in (council.clerk, council.head):
        reviewing.read(proposal, verdict="file", by=reader, at=timezone.now())
    clerk.goes_to(proposal.get_absolute_url()).does("立案", {"类别": "教育"}).sees("已立案，待交办")
    clerk.does("交办", {"主办单位": "教育局"}).sees("待签收")
    clerk.does("登记办理协商", {"协商环节": "交办时", "协商日期": timezone.localdate().isoformat(), "参加单位和人员": "提案者、教育局", "达成一致的意见": "先试点两处。"})  # fmt: skip
    clerk.sees("先试点两处。").keeps("proposal-consulted")
    proposal.refresh_from_db()
    answered(council, proposal, "两处图书室已延时到九点半。")
    member.goes_to(proposal.get_absolute_url()).does("评价", {"对办理态度": "满意", "对办理结果": "满意"}).sees("满意")

    unit = arrives(f"{CODE}-jiaoyu_head")
    unit.goes_to(proposal.get_absolute_url()).does("推荐为优秀提案", {"推荐理由": "选题准，已经见效。"})
    head = arrives(f"{CODE}-head")
    head.goes_to(proposal.get_absolute_url()).does("评为优秀提案", {"评定的会议": "主席会议"}).sees("优秀提案")
    proposal = Proposal.objects.get(pk=proposal.pk)
    assessing.close(proposal, by=council.clerk, at=timezone.now())
    publishing.decide_openness(proposal, openness="full", by=council.clerk, at=timezone.now())
    publishing.publish(proposal, by=council.clerk, at=timezone.now())
    citizen.goes_to(f"/cppcc/proposals/{proposal.reference}").sees("优秀提案", "民盟云河区总支", "延时到九点半")
    assert f"/cppcc/proposals/{proposal.reference}" in citizen.reads_the_feed("/feed.atom?kind=proposal")


def test_a_merged_pair_from_two_parties_is_answered_twice(council: Cast, arrives: Arrives) -> None:
    named = (("deputy", "民盟云河区总支", "关于延长图书室开放的提案"), ("other_deputy", "民进云河区支部", "关于开放校园自习室的提案"))  # fmt: skip
    for part, party, title in named:
        filed(council, part, title=title, origin="party", in_name_of=party, head="许主委", sealed=True)
    main, second = Proposal.objects.order_by("pk")
    clerk = arrives(f"{CODE}-clerk")
    clerk.goes_to(second.get_absolute_url()).does("并案", {"并入（主件）": str(main)})
    clerk.sees("并案", main.title)
    clerk.goes_to(main.get_absolute_url()).does("交办", {"主办单位": "教育局"}).sees("待签收")
    for each, words in ((main, "图书室已延时。"), (second, "两所学校已开放自习室。")):
        each.refresh_from_db()
        answered(council, each, words)
    assert Assessment.objects.count() == 2
    for (part, party, _title), each, words in zip(
        named, (main, second), ("图书室已延时。", "两所学校已开放"), strict=True
    ):
        member = arrives(f"{CODE}-{part}", size=PHONE)
        member.goes_to(each.get_absolute_url()).sees(party, words)
        member.does("评价", {"对办理态度": "满意", "对办理结果": "基本满意"}).sees("基本满意")
