"""Addresses of rapportage, below a programme."""

from django.urls import include, path

from . import views_bevinding, views_bevindingen, views_dashboard, views_overzicht, views_samen_accepteren

urlpatterns = [
    path("", views_dashboard.dashboard, name="dashboard"),
    path("rapportages/", views_overzicht.rapportages, name="rapportages"),
    path("rapportages/<slug:periode>/overzicht", views_overzicht.overzicht, name="overzicht"),
    path("rapportages/<slug:periode>/overzicht.pdf", views_overzicht.overzicht_pdf, name="overzicht_pdf"),
    path("rapportages/<slug:periode>/overzicht.docx", views_overzicht.overzicht_docx, name="overzicht_docx"),
    path("rapportages/<slug:periode>/overzicht.json", views_overzicht.overzicht_json, name="overzicht_json"),
    path("bevindingen/", views_bevindingen.bevindingen, name="bevindingen"),
    path("bevindingen/<slug:regel>/accepteren/", views_samen_accepteren.samen, name="bevindingen_accepteren"),
    path("bevindingen/<slug:regel>/<slug:code>/", views_bevinding.bevinding, name="bevinding"),
    path("bevindingen/<slug:regel>/<slug:code>/eigenaar/", views_bevinding.eigenaar, name="bevinding_eigenaar"),
    path("bevindingen/<slug:regel>/<slug:code>/accepteren/", views_bevinding.accepteren, name="bevinding_accepteren"),
    path("bevindingen/<slug:regel>/<slug:code>/heropenen/", views_bevinding.heropenen, name="bevinding_heropenen"),
    path("", include("rapportage.cockpit.urls")),
]
