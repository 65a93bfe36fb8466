from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ActsConfig(AppConfig):
    name = "lianxinqiao.acts"
    label = "acts"

    def ready(self) -> None:
        from lianxinqiao.acts import personal  # deferred: models are not ready before

        personal.register()
        autodiscover_modules("lists")  # each room's listings register themselves
