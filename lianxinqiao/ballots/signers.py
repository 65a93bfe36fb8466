"""How many must sign a motion. Pure."""

from dataclasses import dataclass

from lianxinqiao.ballots.shares import A_FIFTH, A_TENTH, Share


@dataclass(frozen=True)
class Signing:
    """A share of all, or a fixed number."""

    share: Share | None = None
    number: int = 0
    law: str = ""

    def least(self, base: int) -> int:
        return self.share.least(base) if self.share else self.number


REMOVAL = Signing(A_FIFTH, law="监督法第六十一条")  # 撤职案, by members of the standing committee
RECALL = Signing(A_TENTH, law="组织法第三十一条")  # 罢免案, by deputies
INQUIRY = Signing(A_FIFTH, law="监督法第五十六条")  # 调查委员会
COMMITTEE_BILL = Signing(number=3, law="组织法第五十二条")  # a bill to a county's standing committee
INTERPELLATION = Signing(number=3, law="监督法第五十一条")
CONGRESS_BILL = Signing(number=10, law="组织法第二十二条")
