"""Two readers of a proposal differ: neither sees the other before both have read, and the committee's head decides."""

import pytest
from django.contrib.auth.hashers import make_password

from lianxinqiao.accounts.models import User
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.proposals.tests.scene import submitted
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


def test_two_readers_differ_and_the_member_is_told_the_ground(council: Cast, arrives: Arrives) -> None:
    proposal = submitted(council, title="关于解决本人住房的提案")
    address = proposal.get_absolute_url()
    clerk = arrives(f"{CODE}-clerk").goes_to(address)
    clerk.does("提出审查意见", {"审查意见": "立案", "理由": "涉及面广。"}).sees("涉及面广。", "互相看不到对方的意见")
    head = arrives(f"{CODE}-head").goes_to(address).does_not_see("涉及面广。")
    head.does(
        "提出审查意见",
        {"审查意见": "不予立案", "不予立案的情形": "为本人或者亲属解决个人问题的", "理由": "是个人诉求。"},
    )
    head.sees("涉及面广。", "是个人诉求。").keeps("proposal-readings")
    clerk.goes_to(address).sees("是个人诉求。")
    said = {
        "审查结果": "不予立案",
        "不予立案的情形": "为本人或者亲属解决个人问题的",
        "向提案者说明的理由": "住房申请请到街道办理。",
    }
    head.does("不予立案", said)  # where the two differ, who heads the committee decides
    member = arrives(f"{CODE}-deputy", size=PHONE).goes_to(address)
    member.sees("住房申请请到街道办理。", "为本人或者亲属解决个人问题的", "不予立案告知书").does_not_see("涉及面广。")
    assert Proposal.objects.get().stage == "declined"
