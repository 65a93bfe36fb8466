from django.urls import path

from lianxinqiao.demo import views

app_name = "demo"
urlpatterns = [path("demo/enter", views.enter, name="enter")]
