"""The person behind it: who reads, changes, verifies and erases what is known of them."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Page
from lianxinqiao.opinions.moments import LIVE, NOT_GONE, TOLD, has_change, has_code, has_sender, may_be_reached
from lianxinqiao.opinions.players import CITIZEN, FRONT, OFFICE, SHARE_UNIT, STATION
from lianxinqiao.opinions.stages import Stage

ROWS = (
    Act(
        "sender.read",
        _("查看联系方式"),
        (OFFICE, STATION, SHARE_UNIT),
        when=NOT_GONE,
        then=_("查看会记入办理日志。"),
        sensible=has_sender,
        page=Page("opinion-sender", _("查看联系方式")),
        shows=False,
    ),
    Act(
        "sender.change",
        _("更改联系电话"),
        (CITIZEN,),
        when=LIVE | TOLD | codes(Stage.HELD),
        tells=("office", "station"),
        told=_("“%(thing)s”的提出人更改了联系电话，请按新号码联系。"),
        needs=("office", "station"),
        then=_("新号码核实以后才使用，原来的号码会收到告知。"),
        sensible=may_be_reached,
        shows=False,
    ),
    Act(
        "sender.confirm",
        _("核实新号码"),
        (CITIZEN,),
        when=LIVE | TOLD | codes(Stage.HELD),
        sensible=has_code,
        shows=False,
    ),
    Act(
        "sender.verify",
        _("登记新号码已核实"),
        (FRONT,),
        when=LIVE | TOLD | codes(Stage.HELD),
        then=_("先拨打新号码确认是本人，再拨打原号码告知。"),
        sensible=has_change,
        shows=False,
    ),
    Act(
        "sender.refuse",
        _("新号码未能核实"),
        (FRONT,),
        when=LIVE | TOLD | codes(Stage.HELD),
        then=_("继续使用原来的号码。"),
        sensible=has_change,
        shows=False,
    ),
    Act(
        "sender.erase",
        _("删除个人信息"),
        (CITIZEN, OFFICE),
        when=codes(*Stage),
        then=_("姓名、电话、地址和照片删除后不能恢复；意见和答复保留，看不出是谁提的。"),
        rule=_("个人信息保护法第四十七条"),
        final=True,
        sensible=lambda opinion: opinion.erased_at is None,
        shows=False,
    ),
)
