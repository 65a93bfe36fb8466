from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "lianxinqiao.journal"
    label = "journal"
