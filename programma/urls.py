"""Addresses of programma, below a programme."""

from django.urls import path

from . import views

urlpatterns = [
    path("uitvoeringsplan/", views.uitvoeringsplannen, name="uitvoeringsplannen"),
    path("uitvoeringsplan/<slug:slug>/", views.uitvoeringsplan, name="uitvoeringsplan"),
]
