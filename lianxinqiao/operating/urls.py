from django.urls import path

from lianxinqiao.operating import views

app_name = "operating"
urlpatterns = [path("status", views.status, name="status")]
