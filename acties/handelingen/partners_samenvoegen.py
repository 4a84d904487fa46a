"""Two partners become one: every actie that names the first, and then the register. All of it, or nothing."""

from collections.abc import Collection
from dataclasses import replace
from itertools import groupby

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from acties.samenvoegplan import Samenvoegplan, maak_samenvoegplan
from programma.handelingen.partnerregels import PartnerGeweigerd, houd_register_vast
from programma.handelingen.partners_samenvoegen import SAMENGEVOEGD, voeg_register_samen
from programma.models import Partner, Programma, nieuwe_reeks
from programma.vastleggen import Daad

from .wensen import Botsing
from .wijzigen import wijzig_acties


class VoorbeeldVerouderd(Exception):
    """Something that the preview showed was changed since then. Nothing is written."""


def voeg_partners_samen(
    *, weg: int, blijft: int, afdruk: str, bewerkbaar: Collection[int], programma: Programma, daad: Daad
) -> Partner:
    """The partner with key `weg` becomes the one with key `blijft`: every actie, user, part and name, in one reeks.

    `afdruk` is that of the Samenvoegplan that the person saw. Raises VoorbeeldVerouderd when anything in it changed,
    PartnerGeweigerd with its bezwaren or without a reason, Partner.DoesNotExist when one of the two is gone.
    """
    daad = replace(daad, reeks=daad.reeks or nieuwe_reeks())
    try:
        with transaction.atomic():
            houd_register_vast()
            partners = Partner.objects.select_related("onder")
            plan = maak_samenvoegplan(weg=partners.get(pk=weg), blijft=partners.get(pk=blijft), bewerkbaar=bewerkbaar)
            _weiger(plan, afdruk, daad)
            _wijzig_acties(plan, daad)
            voeg_register_samen(weg=plan.weg, blijft=plan.blijft, programma=programma, daad=daad)
    except (Botsing, ProtectedError, IntegrityError) as fout:
        # Between reading and writing somebody changed one of these acties, or named the partner in another one.
        raise VoorbeeldVerouderd from fout
    return plan.blijft


def _weiger(plan: Samenvoegplan, afdruk: str, daad: Daad) -> None:
    if plan.bezwaren:
        raise PartnerGeweigerd({"": " ".join(plan.bezwaren)})
    if plan.afdruk != afdruk:
        raise VoorbeeldVerouderd
    if not daad.reden.strip():
        raise PartnerGeweigerd({"reden": "Schrijf kort waarom dit dezelfde partner is."})


def _wijzig_acties(plan: Samenvoegplan, daad: Daad) -> None:
    """One plan at a time: the acties of a plan share their doelen and numbers."""
    for _, gevolgen in groupby(plan.acties, key=lambda gevolg: gevolg.actie.plan_id):
        wijzig_acties(wensen=[gevolg.wens for gevolg in gevolgen], daad=daad, handeling=SAMENGEVOEGD)
