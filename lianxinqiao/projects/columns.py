"""The columns of a sheet of plan lines, as the template hands them out and the import reads them （政府投资条例第十六条）."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lianxinqiao.paper.intake.grids import Headings
from lianxinqiao.projects import progress_columns

Text = str | Promise
Heading = tuple[str, Text, str]

HEADINGS: tuple[Heading, ...] = (
    ("项目代码", _("投资项目在线平台的代码；空着时按名称对应。"), "2020-990101-83-01-000123"),
    ("项目名称", _("必填。同一机构内不重复。"), "庆泰路小学新建"),
    ("领域", _("教育、医疗卫生、养老服务等；空着时为其他。"), "教育"),
    ("建设内容及规模", _("必填。"), "新建36班小学，建筑面积1.8万平方米"),
    ("计划开工", _("必填。例如 2020-03-02。"), "2020-03-02"),
    ("计划完工", _("必填。"), "2020-08-28"),
    ("总投资", _("必填，万元。"), "9800"),
    ("年度投资额", _("必填，万元。"), "6000"),
    ("资金来源", _("必填。"), "区级财政"),
    ("责任单位", _("必填。登记册里的全称或简称。"), "教育局"),
    ("牵头领导", "", "副区长"),
    ("街道、乡镇", _("登记册里的名称。"), "云桥街道"),
    ("民生项目", _("填“是”或者空着。"), "是"),
    ("重点民生项目", _("填“是”或者空着。"), "是"),
    *progress_columns.HEADINGS,
)
NAMES = tuple(name for name, _words, _example in HEADINGS)
REQUIRED = ("项目名称", "建设内容及规模", "计划开工", "计划完工", "总投资", "年度投资额", "资金来源", "责任单位")
OTHERS = {
    "名称": "项目名称", "代码": "项目代码", "建设内容": "建设内容及规模", "建设规模及内容": "建设内容及规模", "项目总投资": "总投资", "总投资（万元）": "总投资",
    "年度投资": "年度投资额", "年度投资额（万元）": "年度投资额", "年度计划投资": "年度投资额", "开工日期": "计划开工", "竣工日期": "计划完工",
    "完工日期": "计划完工", "计划竣工": "计划完工", "责任部门": "责任单位", "实施单位": "责任单位", "类别": "领域", "街道": "街道、乡镇", "乡镇": "街道、乡镇",
    "分包领导": "牵头领导", "是否重点": "重点民生项目",
    **progress_columns.OTHERS,
}  # fmt: skip


def headings() -> Headings:
    return Headings(NAMES, REQUIRED, OTHERS)
