"""Citizens' opinions by Open311 GeoReport v2: services, the published requests, and a door by which other systems send some.

A service is a field of work of the body; `jurisdiction_id` is the body's code. What is sent here without a partner's token
is held to be looked at, never refused. What comes out is what the portal publishes: no names, no pins, no photos.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

from django.conf import settings
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from lianxinqiao.access.refused import Refused
from lianxinqiao.opinions import citizens, sealing
from lianxinqiao.opinions.actions import receiving
from lianxinqiao.opinions.actions.receiving import Entry
from lianxinqiao.opinions.models import Extra, Opinion
from lianxinqiao.opinions.screening import Sent
from lianxinqiao.opinions.stages import OPEN
from lianxinqiao.people.models import Body, Field
from lianxinqiao.ui import caller, limits

MOST, SPAN = 1000, timedelta(days=90)  # of one answer, as the standard suggests
KINDS = {"json", "xml"}
Row = dict[str, Any]


class Wrong(Exception):
    """What the standard answers as an error: a status, and one or more code and description."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status, self.description = status, description


def answered(view: Callable[..., tuple[int, str, str, list[Row]]]) -> Callable[..., HttpResponse]:
    """A view that gives status, names of the list and its items, and rows; written as JSON or XML, errors too."""

    def answer(request: HttpRequest, kind: str, **keywords: Any) -> HttpResponse:
        try:
            limits.count(request)
            status, many, one, rows = view(request, **keywords)
        except limits.TooOften as too_often:
            response = _written(kind, 403, "errors", "error", [_error(403, _("请求过于频繁，请稍后再试。"))])
            response.headers["Retry-After"] = str(too_often.wait)
            return response
        except Wrong as wrong:
            return _written(kind, wrong.status, "errors", "error", [_error(wrong.status, wrong.description)])
        return _written(kind, status, many, one, rows)

    return limits.by_itself(answer)


def _error(code: int, description: str) -> Row:
    return {"code": code, "description": description}


def _written(kind: str, status: int, many: str, one: str, rows: list[Row]) -> HttpResponse:
    """A list of rows; without a name of the many, the one row by itself."""
    if kind == "json":
        content: Any = rows if many else rows[0]
        return JsonResponse(content, safe=False, status=status, json_dumps_params={"ensure_ascii": False})
    root = ElementTree.Element(many or one)
    for row in rows:
        _put(ElementTree.SubElement(root, one) if many else root, row)
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, status=status, content_type="application/xml; charset=utf-8")


def _put(item: ElementTree.Element, row: Row) -> None:
    for name, value in row.items():
        inner = ElementTree.SubElement(item, name)
        if not isinstance(value, list):
            inner.text = _text(value)
            continue
        for each in value:  # <attributes><attribute>
            _put(ElementTree.SubElement(inner, name.removesuffix("s")), each)


def _text(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _body(given: str) -> Body:
    rows = Body.objects.filter(kind=Body.Kind.CONGRESS, ended_on=None).order_by("pk")
    body = rows.filter(code=given).first() if given else rows.first()
    if body is None:
        raise Wrong(404, _("没有这个 jurisdiction_id。"))
    return body


# ------------------------------------------------------------------ services
@answered
def services(request: HttpRequest) -> tuple[int, str, str, list[Row]]:
    body = _body(request.GET.get("jurisdiction_id", ""))
    asking = set(Extra.objects.filter(body=body, ended_at=None).values_list("field", flat=True))
    return 200, "services", "service", [_service(row, row.pk in asking) for row in Field.objects.filter(body=body)]


def _service(field: Field, asks: bool) -> Row:
    return {
        "service_code": field.code,
        "service_name": field.spoken,
        "description": field.spoken,
        "metadata": asks,
        "type": "realtime",
        "keywords": "",
        "group": "",
    }


@answered
def service(request: HttpRequest, code: str) -> tuple[int, str, str, list[Row]]:
    """What is asked beside of one field, as the attributes of its definition."""
    body = _body(request.GET.get("jurisdiction_id", ""))
    extras = list(Extra.objects.filter(body=body, field__code=code, ended_at=None))
    if not extras:
        raise Wrong(404, _("这个服务没有附加的问题，或者没有这个服务。"))
    attributes = [_attribute(extra, order) for order, extra in enumerate(extras, 1)]
    return 200, "", "service_definition", [{"service_code": code, "attributes": attributes}]


def _attribute(extra: Extra, order: int) -> Row:
    return {
        "variable": True,
        "code": str(extra.pk),
        "datatype": "singlevaluelist" if extra.choices else "string",
        "required": False,
        "datatype_description": "",
        "order": order,
        "description": extra.words,
        "values": [{"key": each, "name": each} for each in extra.choice_list],
    }


# ------------------------------------------------------------------ requests
@csrf_exempt
@limits.by_itself
def requests(request: HttpRequest, kind: str) -> HttpResponse:
    return _post(request, kind) if request.method == "POST" else _get(request, kind)


def _rows(body: Body) -> Any:
    moments = ("published_at", "answered_at", "closed_at", "rated_at")
    updated = Greatest(*(Coalesce(name, "received_at") for name in moments))
    return (
        Opinion.objects.filter(body=body)
        .published()
        .annotate(updated=updated)
        .select_related("body", "field", "station")
    )


@answered
def _get(request: HttpRequest) -> tuple[int, str, str, list[Row]]:
    asked = request.GET
    rows = _rows(_body(asked.get("jurisdiction_id", "")))
    if keys := asked.get("service_request_id"):
        rows = rows.filter(pk__in=[row.pk for key in keys.split(",")[:MOST] for row in Opinion.objects.at(key)])
    else:
        rows = _within(rows, asked)
    if codes := asked.get("service_code"):
        rows = rows.filter(field__code__in=codes.split(","))
    if states := asked.get("status"):
        rows = _in_state(rows, set(states.split(",")))
    return 200, "service_requests", "request", [_request(row) for row in rows.order_by("-received_at", "-pk")[:MOST]]


def _within(rows: Any, asked: Any) -> Any:
    """Of the last ninety days unless the address says which; of any span no more than ninety days at once."""
    start, end = (_moment(asked, name) for name in ("start_date", "end_date"))
    after, before = (_moment(asked, name) for name in ("updated_after", "updated_before"))
    if after or before:
        rows = rows.filter(updated__gte=after) if after else rows
        return rows.filter(updated__lte=before) if before else rows
    end = end or (start + SPAN if start else timezone.now())
    start = max(start or end - SPAN, end - SPAN)
    return rows.filter(received_at__gte=start, received_at__lte=end)


def _moment(asked: Any, name: str) -> datetime | None:
    if not (given := asked.get(name)):
        return None
    try:
        found = parse_datetime(given.replace(" ", "+"))
    except ValueError:
        found = None
    if found is None:
        raise Wrong(400, _("%(name)s 要写成 W3C 格式，例如 2026-03-01T00:00:00Z。") % {"name": name})
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def _in_state(rows: Any, states: set[str]) -> Any:
    stages = [str(stage) for stage in OPEN]
    if states >= {"open", "closed"}:
        return rows
    return rows.filter(stage__in=stages) if "open" in states else rows.exclude(stage__in=stages)


@answered
def request_of(request: HttpRequest, key: str) -> tuple[int, str, str, list[Row]]:
    row = (
        _rows(_body(request.GET.get("jurisdiction_id", ""))).filter(pk__in=Opinion.objects.at(key).values("pk")).first()
    )
    if row is None:
        raise Wrong(404, _("没有这一条，或者没有公开。"))
    return 200, "service_requests", "request", [_request(row)]


def _request(row: Any) -> Row:
    return {
        "service_request_id": row.reference,
        "status": "open" if row.stage in OPEN else "closed",
        "status_notes": row.public_reply,
        "service_name": row.field.spoken if row.field else "",
        "service_code": row.field.code if row.field else "",
        "description": row.public_text,
        "agency_responsible": row.replied_by,
        "service_notice": str(row.get_outcome_display()) if row.outcome else "",
        "requested_datetime": _w3c(row.received_at),
        "updated_datetime": _w3c(row.updated),
        "expected_datetime": _w3c(timezone.make_aware(datetime.combine(row.due_on, datetime.min.time()))),
        "address": row.station.spoken if row.station else "",
        "address_id": row.station.code if row.station else "",
        "zipcode": "",
        "lat": None,
        "long": None,
        "media_url": "",
    }


def _w3c(at: datetime) -> str:
    """With the offset where the district is."""
    return timezone.localtime(at).replace(microsecond=0).isoformat()


@answered
def _post(request: HttpRequest) -> tuple[int, str, str, list[Row]]:
    sent = request.POST
    body = _body(sent.get("jurisdiction_id", ""))
    if not (code := sent.get("service_code")):
        raise Wrong(400, _("没有写 service_code。"))
    field = Field.objects.filter(body=body, code=code).first()
    if field is None:
        raise Wrong(404, _("没有这个 service_code。"))
    entry = Entry(
        body=body,
        text=sent.get("description", ""),
        place=sent.get("address_string", "")[:120],
        field=field,
        name=f"{sent.get('last_name', '')}{sent.get('first_name', '')}"[:40],
        phone=sent.get("phone", "")[:20],
        source=Opinion.Source.OPEN311,
        door=sealing.network_of(caller.address(request)),
        sent=Sent(token=False),
        details=_details(sent, field),
    )
    try:
        came = receiving.receive(entry, by=citizens.ANYBODY, at=timezone.now())
    except Refused as refused:
        raise Wrong(400, refused.sentence) from refused
    address = settings.SITE_URL + reverse("opinion-follow", args=[came.code.replace("-", "")])
    notice = _("查询码%(code)s，凭它查看答复：%(address)s") % {"code": came.code, "address": address}
    row = {"service_request_id": came.opinion.reference, "service_notice": notice, "account_id": ""}
    return 201, "service_requests", "request", [row]


def _details(sent: Any, field: Field) -> list[tuple[str, str]]:
    """`attribute[code]=words`, as far as that is asked."""
    asked = Extra.objects.filter(field=field, ended_at=None)
    return [(extra.words, said) for extra in asked if (said := sent.get(f"attribute[{extra.pk}]", ""))]


# ------------------------------------------------------------------ where it is
@answered
def discovery(request: HttpRequest) -> tuple[int, str, str, list[Row]]:
    root = settings.SITE_URL + "/open311/v2"
    return 200, "discovery", "endpoint", [
        {
            "specification": "http://wiki.open311.org/GeoReport_v2",
            "url": root,
            "changeset": "2026-11-29T00:00:00Z",
            "type": "production",
            "formats": "text/xml application/json",
        }
    ]  # fmt: skip
