from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "lianxinqiao.ui"
    label = "ui"

    def ready(self) -> None:
        from lianxinqiao.ui import checks  # noqa: F401 - registers itself; needs the app registry
