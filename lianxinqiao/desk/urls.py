from django.urls import path

from lianxinqiao.desk.views import home

urlpatterns = [path("desk", home.desk, name="desk")]
