"""Settings of the measurement only: those of the portal, plus a Django admin to compare the list with."""

from sfn_portal.settings import *  # noqa: F403
from sfn_portal.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]
ROOT_URLCONF = "tests.bench.urls"
