from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "lianxinqiao.access"
    label = "access"
