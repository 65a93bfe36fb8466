from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "lianxinqiao.paper"
    label = "paper"
