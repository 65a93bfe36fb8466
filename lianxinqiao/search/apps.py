from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "lianxinqiao.search"
    label = "search"

    def ready(self) -> None:
        from lianxinqiao.acts import searching
        from lianxinqiao.matters.models import Suggestion
        from lianxinqiao.search import queries, receivers  # noqa: F401 - connects itself; needs the app registry

        searching.register(Suggestion, queries.narrow_for)
