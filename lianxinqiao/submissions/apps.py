from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    name = "lianxinqiao.submissions"
    label = "submissions"

    def ready(self) -> None:
        from lianxinqiao.submissions import chrome  # deferred: needs the app registry

        chrome.register()
