"""What a token may be used for. It never allows more than its owner may do on the screen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    READ = "read", _("读取本岗位可以看到的建议")
    REGISTER = "register", _("登记编号")
    ASSIGN = "assign", _("交办")
    ACCEPT = "accept", _("签收、申请退回")
    CONTACT = "contact", _("登记联系面商")
    REPLY = "reply", _("起草、送出答复")
