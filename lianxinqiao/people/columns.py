"""The columns of the three sheets, as the template hands them out and the import reads them.

An empty cell changes nothing; 清空 or 无 empties what stands in the register.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Heading:
    name: str
    explanation: Text
    example: str


H = Heading
UNIT_HEADINGS = (
    H("单位代码", _("拼音或英文字母，同一行政区划内不重复；再次导入时按它对应。"), "jiaoyu"),
    H("全称", _("印章上的全称。"), "云河区教育局"),
    H("简称", _("空着时与全称相同。"), "教育局"),
    H("英文名称", _("英文界面用；空着时显示中文名称。"), "Yunhe District Education Bureau"),
    H(
        "类别",
        _("政府部门、乡镇街道、人民法院、人民检察院、党委部门、企事业单位；空着时为政府部门。"),
        "政府部门",
    ),
    H("上级单位代码", _("内设机构填写所属单位的代码。"), ""),
    H("发文机关代字", _("答复文号里年份之前的字。"), "云教"),
    H("联系人", "", ""),
    H("联系电话", "", ""),
)
PERSON_HEADINGS = (
    H("姓名", "", "张三"),
    H(
        "账号",
        _("拼音或英文字母、数字；空着时用手机号。同一人的几行写同一个账号或手机号。"),
        "zhangsan",
    ),
    H("手机号", _("账号和手机号至少填一项。"), "13900000000"),
    H("电子邮箱", "", ""),
    H("单位及职务", "", "云河区某学校教师"),
    H("角色", _("角色说明里的名称，一行一个角色。"), "人大代表"),
    H("所属代码", _("机构代码或单位代码；系统管理员空着。"), "yunhe"),
    H("届", _("代表填写，阿拉伯数字。"), "17"),
    H("代表团", _("没有的会自动建立。"), "第一代表团"),
    H("界别", "", ""),
    H("选区", "", "第一选区"),
    H("代表证号", "", "170001"),
    H("街道、乡镇", _("代表所在的，或者联络站工作人员负责的；登记册里的名称。"), "云桥街道"),
    H("任职起", _("例如 2022-01-10。"), "2022-01-10"),
    H("任职止", _("在任的空着；已结束的任职要恢复的填“清空”。"), ""),
)
TOWNSHIP_HEADINGS = (
    H("代码", _("拼音或英文字母，同一行政区划内不重复；再次导入时按它对应。"), "yunqiao"),
    H("名称", "", "云桥街道"),
    H("英文名称", _("英文界面用；空着时显示中文名称。"), "Yunqiao Subdistrict"),
    H("类别", _("街道、镇、乡、管委会；乡镇人大用村、社区；空着时按名称推定。"), "街道"),
    H("人大工作机构", _("例如“云桥街道人大工委”“望河镇人大主席团”；空着时按名称推定。"), ""),
    H("承办单位代码", _("办理建议和意见的街道办事处或乡镇政府，先导入承办单位。"), "yunqiao-jdb"),
    H("次序", _("列表里的先后；空着时为0。"), "1"),
)
# A row without these cannot be taken.
REQUIRED = frozenset({"单位代码", "全称", "代码", "名称", "姓名", "角色", "任职起"})
HEADINGS = {"units": UNIT_HEADINGS, "townships": TOWNSHIP_HEADINGS, "persons": PERSON_HEADINGS}
# Other words that offices use for the same columns.
OTHERS = {
    "单位全称": "全称", "单位名称": "全称", "单位简称": "简称", "单位类别": "类别",
    "代表姓名": "姓名", "登录账号": "账号", "手机": "手机号", "手机号码": "手机号", "联系方式": "手机号", "邮箱": "电子邮箱",
    "工作单位及职务": "单位及职务", "单位职务": "单位及职务", "所在代表团": "代表团", "届次": "届", "选举单位": "选区",
    "证号": "代表证号", "代表证编号": "代表证号", "任职开始": "任职起", "任职结束": "任职止", "街道名称": "名称", "乡镇名称": "名称", "街道乡镇": "街道、乡镇", "所属街道": "街道、乡镇", "任职时间": "任职起",
}  # fmt: skip
