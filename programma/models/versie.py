"""The version that every editable record carries, so that nobody's change is lost."""

from django.db import models


class MetVersie(models.Model):
    """A record that is saved with compare-and-swap: see `programma.versies.wissel`."""

    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    class Meta:
        abstract = True
