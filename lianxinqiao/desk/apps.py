from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "lianxinqiao.desk"
    label = "desk"
