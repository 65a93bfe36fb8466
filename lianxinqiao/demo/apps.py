from django.apps import AppConfig
from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "lianxinqiao.demo"
    label = "demo"

    def ready(self) -> None:
        from lianxinqiao.accounts import doors  # deferred: needs the app registry
        from lianxinqiao.demo import views  # deferred: likewise
        from lianxinqiao.ui import context  # deferred: likewise

        doors.provide(views.beside_login)
        context.provide("demo_note", demo_note)


def demo_note(request: HttpRequest) -> str | Promise:
    return _("演示系统：云河区和其中的人和事都是虚构的。") if settings.DEMO else ""
