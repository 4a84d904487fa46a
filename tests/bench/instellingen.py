"""Settings of the measurement only: those of the portal, plus a Django admin to compare the list with."""

from sfn_portal.settings import *  # noqa: F403
from sfn_portal.settings import INSTALLED_APPS, STATICFILES_FINDERS

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]
ROOT_URLCONF = "tests.bench.urls"
# The pages of the admin name files of their own.
STATICFILES_FINDERS = [*STATICFILES_FINDERS, "django.contrib.staticfiles.finders.AppDirectoriesFinder"]
STATICFILES_DIRS = []
