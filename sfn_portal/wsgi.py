"""WSGI entry of the portal, used by gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from sfn_portal import collector

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sfn_portal.settings")
application = get_wsgi_application()
collector.settle()
