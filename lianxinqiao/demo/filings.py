"""What organs and streets of 云河区 filed in 2020 and this year: most of it clear, some of it mended, one late."""

import tomllib
import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.people import Town
from lianxinqiao.filings import askers
from lianxinqiao.filings.actions import asking, filing
from lianxinqiao.filings.models import Filing


def _rows() -> list[dict[str, Any]]:
    path = Path(__file__).parent / "content" / "filings.toml"
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["filing"])


def past(town: Town) -> None:
    """2020, told to its end."""
    rows = [row for row in _rows() if row["year"] == 2020]
    for place, row in enumerate(rows):
        published = workday(date(2020, 1 + place * 11 // len(rows), 9 + place % 9))
        _tell(town, row, published, until=None)
    _asked_for(town)


def this_year(town: Town, today: date) -> None:
    """The current year: each stops where it stands today."""
    for place, row in enumerate(row for row in _rows() if row["year"] != 2020):
        _tell(town, row, workday(today - timedelta(days=row["ago"] + place % 3)), until=today)
    values = {
        "way": "suggestion",
        "asked_by": "李先生",
        "document": "云河区共享单车停放管理办法",
        "reason": "办法第九条规定清拖单车向企业收取每辆五十元，没有法律依据。",
        "received_on": today - timedelta(days=3),
    }
    asking.enter(body=town.body, values=values, by=town.offices["clerk"], at=on(today - timedelta(days=3)))
    asking.suggest(
        body=town.body,
        identity=uuid.uuid5(uuid.NAMESPACE_URL, "lianxinqiao.demo.review"),
        asked_by="区快递行业协会",
        document="云河区住宅小区电动三轮车通行管理办法",
        reason="办法第七条规定快递三轮车每天只能在六点到八点进小区，同国务院快递暂行条例第三十五条不一致。",
        by=askers.ANYBODY,
        at=on(today - timedelta(days=1), 20),
    )


def _tell(town: Town, row: Mapping[str, Any], published: date, *, until: date | None) -> None:
    at = on(workday(published + timedelta(days=row.get("days", 12))), 10)
    unit = town.units[row["unit"]] if "unit" in row else None
    place = next((each for each in town.townships.values() if each.name == row.get("street")), None)
    values = {
        "kind": row["kind"],
        "title": row["title"],
        "document_number": row["number"],
        "unit": unit,
        "township": place,
        "published_on": published,
        "text": row["text"],
        "note": row.get("note", ""),
    }
    # An organ files at its own door; a street sends paper, which the office enters.
    by = town.unit_heads.get(row.get("unit", ""), town.offices["clerk"])
    found = filing.file(body=town.body, values=values, by=by, at=at)
    for name, days in (("register", 4), ("share", 7), (row["end"], 25)):
        at = on(workday(timezone.localdate(at) + timedelta(days=days)), 10)
        if until and timezone.localdate(at) > until:
            return
        _step(town, found, name, row, at)


def _step(town: Town, found: Filing, name: str, row: Mapping[str, Any], at: datetime) -> None:
    clerk = town.offices["clerk"]
    if name == "register":
        filing.register(found, by=clerk, at=at)
    elif name == "share":
        filing.share(found, committee=row["committee"], by=clerk, at=at)
    elif name == "clear":
        filing.clear(found, opinion="没有超越权限，没有减损公民权利或者增加义务，与上位法不抵触。", by=clerk, at=at)
    elif name == "promise":
        later = timezone.localdate(at) + timedelta(days=60)
        filing.promise(found, problem=row["problem"], promised_on=later, by=clerk, at=at)
        if "mended" in row:
            filing.mend(found, mended=row["mended"], by=clerk, at=at + timedelta(days=45))
    elif name == "opine":
        filing.opine(found, opinion=row["problem"], by=clerk, at=at)
        if "mended" in row:
            filing.mend(found, mended=row["mended"], by=clerk, at=at + timedelta(days=28))


def _asked_for(town: Town) -> None:
    """Two suggestions of 2020: one is taken up and answered, one is told why not."""
    clerk = town.offices["clerk"]
    found = Filing.objects.filter(body=town.body, stage="cleared").order_by("pk").last()
    for who, document, reason, filed, day in (
        (
            "区餐饮行业协会",
            found.title if found else "",
            "第六条要求门店另行办理备案，与上位法取消许可的精神不符。",
            found,
            date(2020, 8, 5),
        ),
        ("王女士", "某小区物业管理公约", "公约不让租户用健身房。", None, date(2020, 10, 13)),
    ):
        values = {"way": "suggestion", "asked_by": who, "document": document, "reason": reason, "filing": filed}
        row = asking.enter(body=town.body, values={**values, "received_on": day}, by=clerk, at=on(day))
        at = on(workday(day + timedelta(days=6)))
        if filed is None:
            told = "公约是业主自治约定，可以向街道和业主大会反映。"
            asking.decline(row, ground="not_normative", answer=told, by=clerk, at=at)
            continue
        asking.start(row, committee="法制工作委员会", by=clerk, at=at)
        filing.clear(filed, opinion="第六条是告知性登记，不是许可。", by=clerk, at=at + timedelta(days=20))
        told = "经审查，第六条规定的是告知性登记，不收费、不影响开业，没有设定许可。"
        asking.reply(row, answer=told, by=clerk, at=at + timedelta(days=22))
