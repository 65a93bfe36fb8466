from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "lianxinqiao.portal"
    label = "portal"
