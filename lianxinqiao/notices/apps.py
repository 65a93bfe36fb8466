from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "lianxinqiao.notices"
    label = "notices"
