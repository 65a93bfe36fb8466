from django.urls import path

from lianxinqiao.desk import views

urlpatterns = [
    path("desk", views.desk, name="desk"),
    path("desk/suggestions", views.suggestions, name="desk-suggestions"),
    path("desk/board", views.board, name="desk-board"),
]
