"""Addresses of judging a round, below its own."""

from django.urls import path

from . import views_status, views_tegenspraken

urlpatterns = [
    path("status/", views_status.status, name="status"),
    path("status/<slug:onderdeel>/", views_status.oordeel, name="status_oordeel"),
    path("tegenspraken/", views_tegenspraken.tegenspraken, name="tegenspraken"),
    path("tegenspraken/<slug:code>/", views_tegenspraken.weerleggen, name="weerleggen"),
    path("tegenspraken/<int:weerlegging>/terug/", views_tegenspraken.terugnemen, name="weerlegging_terug"),
]
