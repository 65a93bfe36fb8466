from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "lianxinqiao.ballots"
    label = "ballots"
