"""Addresses of rapportage, below a programme."""

from django.urls import path

from . import views_bevindingen, views_dashboard, views_overzicht

urlpatterns = [
    path("", views_dashboard.dashboard, name="dashboard"),
    path("rapportages/", views_overzicht.rapportages, name="rapportages"),
    path("rapportages/<slug:periode>/overzicht", views_overzicht.overzicht, name="overzicht"),
    path("rapportages/<slug:periode>/overzicht.pdf", views_overzicht.overzicht_pdf, name="overzicht_pdf"),
    path("rapportages/<slug:periode>/overzicht.json", views_overzicht.overzicht_json, name="overzicht_json"),
    path("bevindingen/", views_bevindingen.bevindingen, name="bevindingen"),
]
