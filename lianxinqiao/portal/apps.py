from django.apps import AppConfig
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KEPT_SECONDS = 60


class PortalConfig(AppConfig):
    name = "lianxinqiao.portal"
    label = "portal"

    def ready(self) -> None:
        from lianxinqiao.portal import personal  # deferred, as the others: needs the app registry
        from lianxinqiao.portal.views import plenary, proposals
        from lianxinqiao.ui import context, navigation

        def links(request: HttpRequest) -> list[navigation.Place]:
            places = [(_("首页"), "portal"), (_("代表建议"), "portal-browse"), (_("代表"), "portal-deputies")]
            places += [(_("群众意见"), "portal-opinions")]
            places += [(_("联络站"), "portal-stations"), (_("政府投资项目"), "portal-projects")]
            places += [(pgettext_lazy("列表", "会议"), "portal-meetings"), (_("工作报告"), "work-reports-public")]
            places += [(_("活动和咨询"), "portal-activities")]
            if cache.get_or_set("portal.plenary", plenary.is_there, KEPT_SECONDS):
                places += [(_("政协大会发言"), "portal-plenary")]
            if cache.get_or_set("portal.proposals", proposals.is_there, KEPT_SECONDS):
                places += [(_("政协提案"), "portal-proposals")]
            places += [(_("怎样办"), "portal-about")]
            found = [(label, navigation.address(name)) for label, name in places]
            return [navigation.Place(label, url, "", request.path == url, simple=True) for label, url in found]

        context.provide("public_links", links)
        personal.register()
