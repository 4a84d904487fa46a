"""Where a text comes from. Shared by every model that keeps a passage of a source document."""

from django.db import models


class Herkomst(models.Model):
    """Source of a text: document, chapter and heading, and whether it stands there word for word."""

    bron_document = models.CharField("brondocument", max_length=200, blank=True)
    bron_hoofdstuk = models.CharField("hoofdstuk in de bron", max_length=200, blank=True)
    bron_kop = models.CharField("kop in de bron", max_length=300, blank=True)
    letterlijk = models.BooleanField("letterlijk overgenomen", default=False)

    class Meta:
        abstract = True
