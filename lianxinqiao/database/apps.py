from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    name = "lianxinqiao.database"
    label = "database"
