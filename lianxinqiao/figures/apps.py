from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "lianxinqiao.figures"
    label = "figures"
