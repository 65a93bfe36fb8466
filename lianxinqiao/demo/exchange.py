"""The congress and the CPPCC of 云河区 hand one another what is not theirs: paired, sent, received, answered, given back."""

from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile

from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.people import Town
from lianxinqiao.exchange import fetching, letters, sending
from lianxinqiao.exchange.actions import arriving, handing, pairing
from lianxinqiao.exchange.models import Arrival, Handover, Partner

# To whom (the CPPCC, or the congress), how many days ago, what, and what becomes of it: accepted, answered, refused, urged.
TOLD: tuple[tuple[str, int, dict[str, Any], tuple[Any, ...]], ...] = (
    (
        "cppcc",
        41,
        {
            "kind": "opinion",
            "title": "工商联会员反映仓储用地续租慢",
            "text": "接待日有三家仓储企业反映，园区仓库租约到期后续签要跑四个窗口，最长的一家等了五十二天。三家都是工商联会员，请区政协经济界了解面上的情况。",
            "wish": "use",
        },
        ("answered", "used", "已编入《社情民意》第14期报区政府，园区把续租改为一窗受理，七个工作日办结。"),
    ),
    (
        "congress",
        33,
        {
            "kind": "report",
            "title": "城北三所小学放学时段校门口积水",
            "text": "委员走访发现，城北小学、育英小学和河西小学门前雨后积水十厘米以上，放学时学生挽着裤脚走。三处都在同一条老雨水管上，请区人大常委会结合排水条例执法检查看一看。",
            "wish": "handle",
        },
        ("answered", "planned", "已经列入六月排水条例执法检查的必查点位，区住建局答应在汛期前换管二百一十米。"),
    ),
    (
        "cppcc",
        19,
        {
            "kind": "opinion",
            "title": "请协调外省车辆的检测线收费",
            "text": "货车司机反映三条检测线收费相差八十元，问是不是有统一标准。",
            "wish": "handle",
        },
        ("refused", "not_ours", "收费由市场监管部门监管，政协没有处理职权，请转区市场监督管理局。"),
    ),
    (
        "congress",
        9,
        {
            "kind": "report",
            "title": "老旧小区加装电梯后一楼采光补偿没有标准",
            "text": "界别座谈时多名委员提到，加装电梯的楼栋一楼住户要求补偿，有的两千，有的三万，街道调解没有依据。建议人大就此开展专题询问。",
            "wish": "handle",
        },
        ("accepted", "已转监察和司法委员会研究。"),
    ),
    (
        "congress",
        2,
        {
            "kind": "report",
            "title": "寄递网点夜间分拣占用盲道",
            "text": "特邀信息员记录了五个网点，晚上八点到十点包裹直接堆在盲道上。",
            "wish": "know",
        },
        (),
    ),
)

# What goes along, by the title of what it belongs to.
FILES: dict[str, tuple[tuple[str, str], ...]] = {
    "城北三所小学放学时段校门口积水": (
        (
            "三处积水测量记录.txt",
            "五月二十日十六时，雨后一小时。\n城北小学南门：十二厘米，长九米。\n育英小学东门：十厘米。\n河西小学正门：十四厘米，盖过路沿。\n",
        ),
    ),
    "寄递网点夜间分拣占用盲道": (
        (
            "五个网点占道时间.csv",
            "网点,几点到几点,占盲道几米\n云桥路,20:10—21:45,7\n北街,20:00—22:05,12\n育英巷,20:30—21:20,4\n河西,20:15—21:50,9\n工业园,20:40—21:30,5\n",
        ),
    ),
}


def this_year(congress: Town, cppcc: Town, today: date) -> None:
    begun = on(workday(today - timedelta(days=60)), 10)
    to_cppcc = pairing.invite(
        body=congress.body, name=cppcc.body.name, level="same", by=congress.offices["head"], at=begun
    )
    line = letters.invitation(to_cppcc)
    to_congress = pairing.join(body=cppcc.body, invitation=line, level="same", by=cppcc.offices["head"], at=begun)
    sending.send_waiting(begun)
    changed = on(workday(today - timedelta(days=50)), 16)
    pairing.renew(Partner.objects.get(pk=to_cppcc.pk), by=congress.offices["head"], at=changed)
    sending.send_waiting(changed)
    for to, ago, words, then in TOLD:
        here, there, partner = (congress, cppcc, to_cppcc) if to == "cppcc" else (cppcc, congress, to_congress)
        _tell(here, there, Partner.objects.get(pk=partner.pk), workday(today - timedelta(days=ago)), words, then, today)


def _tell(
    here: Town, there: Town, partner: Partner, day: date, words: dict[str, Any], then: tuple[Any, ...], today: date
) -> None:
    at = on(day, 9, 20)
    if day > today:
        return
    values = {**words, "partner": partner}
    if words["wish"] != "know":
        values["reply_by"] = workday(day + timedelta(days=30))
    uploads = [ContentFile(text.encode(), name=name) for name, text in FILES.get(words["title"], ())]
    handover = handing.send(body=here.body, values=values, uploads=uploads, by=here.offices["clerk"], at=at)
    sending.send_waiting(at)
    if uploads:
        fetching.fetch_waiting(at)
        sending.send_waiting(at)
    arrival = Arrival.objects.get(identity=handover.identity)
    if not then:
        return
    clerk, at = there.offices["clerk"], on(day, 15, 40)
    if then[0] == "refused":
        arriving.refuse(arrival, ground=then[1], reason=then[2], by=clerk, at=at)
    else:
        note = then[1] if then[0] == "accepted" else ""
        arriving.accept(arrival, note=note, by=clerk, at=at)
    sending.send_waiting(at)
    if then[0] == "answered":
        at = on(min(workday(day + timedelta(days=21)), today), 10, 5)
        arriving.answer(arrival, outcome=then[1], answer=then[2], by=clerk, at=at)
        sending.send_waiting(at)
    if then[0] == "answered" and then[1] == "planned":
        _close(here, handover, at)


def _close(here: Town, handover: Handover, at: Any) -> None:
    handover.refresh_from_db()
    clerk = here.offices["clerk"]
    handing.close(handover, closing="已把执法检查安排告诉反映的委员。", by=clerk, at=at + timedelta(hours=2))
