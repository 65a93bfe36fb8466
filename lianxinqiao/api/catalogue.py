"""The catalogue of the open data by DCAT-AP 3, as JSON-LD: what a data portal of the city or the province harvests.

Each dataset is one operation of the open API (or Open311), or the figures of one body and year that it made public.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxinqiao.figures.models import PublicFigure
from lianxinqiao.people.models import Body
from lianxinqiao.ui import legal

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
JSON = "https://www.iana.org/assignments/media-types/application/json"
XML = "https://www.iana.org/assignments/media-types/application/xml"
CHINESE = "http://publications.europa.eu/resource/authority/language/ZHO"
GOVERNMENT = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
DAILY = "http://publications.europa.eu/resource/authority/frequency/CONT"


def _named(chinese: str) -> dict[str, str]:
    return {"@value": chinese, "@language": "zh"}


def _publisher() -> dict[str, Any]:
    name = settings.LEGAL["organizer"] or "、".join(Body.objects.order_by("pk").values_list("name", flat=True))
    return {"@id": f"{settings.SITE_URL}/#publisher", "@type": "foaf:Agent", "foaf:name": _named(name or legal.brand())}


def _dataset(code: str, title: str, words: str, path: str, kind: str = JSON) -> dict[str, Any]:
    address = f"{settings.SITE_URL}{path}"
    distribution: dict[str, Any] = {
        "@id": f"{settings.SITE_URL}/data/{code}#distribution",
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": kind},
    }
    if settings.DATA_LICENCE:
        distribution["dct:license"] = {"@id": settings.DATA_LICENCE}
    return {
        "@id": f"{settings.SITE_URL}/data/{code}",
        "@type": "dcat:Dataset",
        "dct:identifier": code,
        "dct:title": _named(title),
        "dct:description": _named(words),
        "dct:publisher": {"@id": f"{settings.SITE_URL}/#publisher"},
        "dct:language": {"@id": CHINESE},
        "dct:accrualPeriodicity": {"@id": DAILY},
        "dcat:theme": {"@id": GOVERNMENT},
        "dcat:landingPage": {"@id": f"{settings.SITE_URL}/"},
        "dcat:distribution": distribution,
    }


def _datasets() -> list[dict[str, Any]]:
    base = reverse("api:api-root").rstrip("/")
    found = [
        _dataset(
            "suggestions",
            _("公开的代表建议"),
            _("已公开的代表建议、批评和意见及其答复、承诺和办理过程。"),
            f"{base}/suggestions",
        ),
        _dataset(
            "proposals",
            _("公开的政协提案"),
            _("已公开的政协提案及其答复、承诺和办理过程；重点提案的督办计划和结果。"),
            f"{base}/proposals",
        ),
        _dataset("clues", _("政协提案线索"), _("已发布的提案线索，和以它立案的提案数。"), f"{base}/clues"),
        _dataset("deputies", _("现任代表"), _("现任人大代表及其代表团、选区和公开建议数。"), f"{base}/deputies"),
        _dataset("units", _("办理建议的单位"), _("办理建议的机关和单位。"), f"{base}/units"),
        _dataset("sessions", _("历次会议"), _("人民代表大会历次会议的时间。"), f"{base}/sessions"),
        _dataset("bodies", _("机构"), _("机构和各机构的建议分类。"), f"{base}/bodies"),
        _dataset(
            "opinions",
            _("公开的群众意见"),
            _("已公开的群众意见和办理情况，按 Open311 GeoReport v2。"),
            "/open311/v2/requests.json",
        ),
    ]
    public = (
        PublicFigure.objects.order_by("body__code", "-year").values_list("body__code", "body__name", "year").distinct()
    )
    for code, name, year in public:
        title = _("%(body)s%(year)s年的数字") % {"body": name, "year": year}
        words = _("由记录逐条计算的数字和每个数字的定义。")
        found.append(_dataset(f"figures-{code}-{year}", title, words, f"{base}/figures/{code}/{year}"))
    return found


def described() -> dict[str, Any]:
    datasets = _datasets()
    return {
        "@context": CONTEXT,
        "@graph": [
            _publisher(),
            {
                "@id": f"{settings.SITE_URL}{reverse('api:catalogue')}",
                "@type": "dcat:Catalog",
                "dct:title": _named(_("%(name)s开放数据目录") % {"name": legal.brand()}),
                "dct:description": _named(_("公开的建议、意见、会议和数字，任何人都可以免费取用。")),
                "dct:publisher": {"@id": f"{settings.SITE_URL}/#publisher"},
                "dct:language": {"@id": CHINESE},
                "foaf:homepage": {"@id": f"{settings.SITE_URL}/"},
                "dcat:dataset": [{"@id": each["@id"]} for each in datasets],
            },
            *datasets,
        ],
    }
