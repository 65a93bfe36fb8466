from django.urls import path

from lianxinqiao.desk.views import home, overviews, suggestions

urlpatterns = [
    path("desk", home.desk, name="desk"),
    path("desk/suggestions", suggestions.suggestions, name="desk-suggestions"),
    path("desk/suggestions/bulk", suggestions.bulk, name="desk-bulk"),
    path("desk/views", suggestions.keep_view, name="desk-keep-view"),
    path("desk/views/<int:pk>/drop", suggestions.drop_view, name="desk-drop-view"),
    path("desk/board", suggestions.board, name="desk-board"),
    path("desk/unit", overviews.unit, name="desk-unit"),
    path("desk/sticking", overviews.stuck, name="desk-sticking"),
    path("desk/promises", overviews.promised, name="desk-promises"),
]
