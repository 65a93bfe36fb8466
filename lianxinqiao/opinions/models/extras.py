"""What is asked beside, where an opinion is of one field of work: the office's own questions, and what was said to them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.opinions.models.opinions import Opinion
from lianxinqiao.people.models import Body, Field, Post


class Extra(models.Model):
    """A question that is asked of who chose its field. Nobody has to answer it; ended, it is asked no more."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="extras")
    field = models.ForeignKey(Field, on_delete=models.CASCADE, verbose_name=_("类别"), related_name="extras")
    words = models.CharField(pgettext_lazy("附加", "问题"), max_length=60)
    choices = models.CharField(
        _("可以选的答案"), max_length=200, blank=True, help_text=_("用顿号隔开；不填则由群众自己写。")
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["field__position", "field", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["field", "words"],
                condition=models.Q(ended_at=None),
                name="extra_question_is_asked_once",
                violation_error_message=_("这一类别已经有这个问题。"),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def choice_list(self) -> list[str]:
        return [each.strip() for each in self.choices.replace("，", "、").split("、") if each.strip()]


class Detail(models.Model):
    """What its sender said to one of them, beside the question in the words in which it was asked."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="details")
    asked = models.CharField(max_length=60)
    said = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["id"]
