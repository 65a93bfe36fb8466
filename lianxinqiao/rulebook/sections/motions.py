"""How many sign a motion （议案）, and by when a committee reports on one that was sent to it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from lianxinqiao.rulebook.choices import CountedFrom, Said, Unit
from lianxinqiao.rulebook.parts import OURS, Section, Source, Term

PEOPLE = _("人以上")


class Motions(Section):
    """The law's numbers are those of a county or district: a township's congress asks for 5 deputies, a city for 5 members."""

    deputies: Annotated[
        int, Said(_("代表联名向代表大会提出议案"), unit=PEOPLE, article=_("组织法第二十二条（乡镇五人）"))
    ] = Field(default=10, ge=1, le=100)
    members: Annotated[
        int, Said(_("常委会组成人员联名向常委会提出议案"), unit=PEOPLE, article=_("组织法第五十二条（设区的市五人）"))
    ] = Field(default=3, ge=1, le=100)
    reported: Annotated[Term, Said(_("委员会提出议案的审议报告"))] = Term(
        amount=6,
        unit=Unit.MONTHS,
        counted_from=CountedFrom.RECEIPT,
        source=Source(authority="地方人大议案工作的通行做法", assumed=True),
    )
    source: Source = OURS
