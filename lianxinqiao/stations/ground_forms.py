"""The two forms of the map's ground: a file of boundaries, and a reviewed base map."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.people.points import Datum
from lianxinqiao.stations.models import BaseMap


def _datum() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("坐标系"),
        choices=Datum.choices,
        help_text=_("测绘部门的CGCS2000按WGS-84选；网上地图取的坐标一般是GCJ-02。"),
    )


class BoundariesForm(forms.Form):
    content = KeptFileField(
        label=_("边界文件"),
        widget=KeptFileDrop(attrs={"accept": ".geojson,.json"}),
        help_text=_(
            "GeoJSON，每个街道、乡镇一个面，属性里有“name”（名称）或者“code”（代码）。没有的地方保留原来的边界。"
        ),
    )
    datum = _datum()

    def values(self) -> dict[str, Any]:
        return {"content": self.cleaned_data["content"].read(), "datum": self.cleaned_data["datum"]}


class BaseMapForm(forms.Form):
    picture = KeptFileField(
        label=_("底图"),
        widget=KeptFileDrop(attrs={"accept": ".png,.jpg,.jpeg"}),
        help_text=_("经审核的地图，裁去图廓；四边是经线和纬线。"),
    )
    approval = forms.CharField(
        label=_("审图号"),
        max_length=BaseMap._meta.get_field("approval").max_length,
        help_text=_("公开使用的地图要经审核并标明审图号（地图管理条例第十五条、第二十二条），系统把它印在图上。"),
    )
    west = forms.FloatField(label=_("西边的经度"), min_value=-180, max_value=180)
    south = forms.FloatField(label=_("南边的纬度"), min_value=-90, max_value=90)
    east = forms.FloatField(label=_("东边的经度"), min_value=-180, max_value=180)
    north = forms.FloatField(label=_("北边的纬度"), min_value=-90, max_value=90)
    datum = _datum()

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        corners = told["west"], told["south"], told["east"], told["north"]
        return {"corners": corners, **{name: told[name] for name in ("picture", "approval", "datum")}}
