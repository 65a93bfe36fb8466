from importlib import import_module

from django.apps import AppConfig

# The files that say what can be found, one for each room; their order is that of the results.
ROOMS = ("suggestions", "proposals", "halls", "meetings", "activities")


class SearchConfig(AppConfig):
    name = "lianxinqiao.search"
    label = "search"

    def ready(self) -> None:
        from lianxinqiao.acts import searching  # deferred, as are the rooms: they need the app registry

        for name in (*ROOMS, "receivers"):
            import_module(f"lianxinqiao.search.{name}")
        from lianxinqiao.search import kinds, queries  # deferred: after the rooms

        for model in kinds.KINDS:
            searching.register(model, queries.narrow_for)
