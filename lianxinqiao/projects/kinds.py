"""What projects are for, and what is measured of them: few words that figures and filters know by name."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Purpose(models.TextChoices):
    EDUCATION = "education", pgettext_lazy("项目", "教育")
    HEALTH = "health", pgettext_lazy("项目", "医疗卫生")
    ELDERLY = "elderly", _("养老服务")
    HOUSING = "housing", _("老旧小区和城市更新")
    TRANSPORT = "transport", _("道路交通")
    ENVIRONMENT = "environment", pgettext_lazy("项目", "生态环境")
    WATER = "water", _("水利和管网")
    CULTURE = "culture", _("文化体育")
    COUNTRYSIDE = "countryside", _("乡村建设")
    OTHER = "other", pgettext_lazy("项目", "其他")


class Unit(models.TextChoices):
    """What is counted of a result; figures add up the rows of one."""

    SCHOOLS = "schools", _("投入使用的学校（所）")
    PLACES = "places", _("新增学位（个）")
    BEDS = "beds", _("新增床位（张）")
    HOUSEHOLDS = "households", _("受益家庭（户）")
    METRES = "metres", _("新建改建道路、管网（米）")
    AREA = "area", _("建成面积（平方米）")
    OTHER = "other", pgettext_lazy("成效", "其他")


class Approved(models.TextChoices):
    """What a project is approved by, one after another （政府投资条例第九条）."""

    PROPOSAL = "proposal", _("项目建议书")
    FEASIBILITY = "feasibility", _("可行性研究报告")
    DESIGN = "design", _("初步设计概算")
