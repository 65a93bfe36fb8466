from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "lianxinqiao.files"
    label = "files"

    def ready(self) -> None:
        from lianxinqiao.files import personal  # deferred: needs the app registry

        personal.register()
