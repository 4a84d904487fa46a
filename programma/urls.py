"""Addresses of programma, below a programme."""

urlpatterns = []
