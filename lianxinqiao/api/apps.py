from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "lianxinqiao.api"
    label = "api"
