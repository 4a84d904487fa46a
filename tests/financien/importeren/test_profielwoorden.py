"""What an import profile says in plain Dutch."""

from dataclasses import fields

from financien.importeren.profiel import Profiel
from financien.importeren.profielwoorden import DELEN, in_woorden
from tests.financien.importeren.opdrachten import PROFIEL


def test_every_part_of_a_profile_is_told():
    assert {deel.name for deel in fields(Profiel)} == set(DELEN) == set(in_woorden(PROFIEL))
