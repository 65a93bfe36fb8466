from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "lianxinqiao.acts"
    label = "acts"
