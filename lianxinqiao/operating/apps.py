from django.apps import AppConfig


class OperatingConfig(AppConfig):
    name = "lianxinqiao.operating"
    label = "operating"

    def ready(self) -> None:
        from lianxinqiao.operating import chrome, metrics, telemetry  # deferred: needs the app registry

        chrome.register()
        metrics.connect()
        telemetry.begin()
