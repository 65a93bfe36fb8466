from lianxinqiao.acts import calendar_views, queues

urlpatterns = [*queues.urlpatterns, *calendar_views.urlpatterns]
