"""From when on a figure asks for attention, per programme."""

from django.db import models

from programma.models import MetVersie, Programma, historie


class Geldnormen(MetVersie, models.Model):
    """The limits of one programme; a programme without a row has the defaults of `financien.normen`. Percentages."""

    programma = models.OneToOneField(Programma, models.CASCADE, related_name="geldnormen")
    gebonden = models.PositiveSmallIntegerField("gebonden vanaf (%)")
    stand_dagen = models.PositiveSmallIntegerField("stand ouder dan (dagen)")
    onverdeeld = models.PositiveSmallIntegerField("onverdeeld vanaf (%)")
    concentratie = models.PositiveSmallIntegerField("aandeel van één actie vanaf (%)")

    history = historie()

    class Meta:
        verbose_name = "normen voor het geld"
        verbose_name_plural = "normen voor het geld"

    def __str__(self) -> str:
        return f"Normen voor het geld van {self.programma}"
