from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "lianxinqiao.rulebook"
    label = "rulebook"
