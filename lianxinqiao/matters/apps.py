from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "lianxinqiao.matters"
    label = "matters"
