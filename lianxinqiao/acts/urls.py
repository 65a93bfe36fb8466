from lianxinqiao.acts import calendar_views, job_views, own_views, queues, text_views

urlpatterns = [
    *queues.urlpatterns,
    *calendar_views.urlpatterns,
    *job_views.urlpatterns,
    *own_views.urlpatterns,
    *text_views.urlpatterns,
]
