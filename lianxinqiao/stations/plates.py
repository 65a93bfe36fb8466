"""The plate of a station （铭牌）: name, day, team, and the code that opens its public page."""

from django.utils import timezone, translation

from lianxinqiao.paper import pdf
from lianxinqiao.paper.plates import Plate
from lianxinqiao.stations import days
from lianxinqiao.stations.models import Station


def of(station: Station, address: str) -> Plate:
    """`address` is the public page's, as the code carries it."""
    team = (
        station.members.held(timezone.localdate()).select_related("mandate__person").order_by("mandate__person__pinyin")
    )
    with translation.override("zh-hans"):
        return Plate(
            title=station.name,
            above=station.body.assembly,
            number=f"第{station.number_text}号",
            facts=tuple(
                (label, words)
                for label, words in (
                    ("地址", station.address),
                    ("开放时间", station.opening),
                    ("接待日", days.sentence(station.reception)),
                    ("联系电话", station.phone),
                    ("一站一品", station.specialty),
                )
                if words
            ),
            team=tuple(member.mandate.person.name for member in team),
            address=address,
            code=station.code,
            issuer=station.body.office_name or station.body.name,
        )


def write(station: Station, address: str) -> bytes:
    return pdf.write(of(station, address))
