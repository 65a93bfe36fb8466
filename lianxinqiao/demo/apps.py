from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "lianxinqiao.demo"
    label = "demo"
