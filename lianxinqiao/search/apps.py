from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "lianxinqiao.search"
    label = "search"
