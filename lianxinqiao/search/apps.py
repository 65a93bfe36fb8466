from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "lianxinqiao.search"
    label = "search"

    def ready(self) -> None:
        from lianxinqiao.search import receivers  # noqa: F401 - connects itself; needs the app registry
