"""The people of the handelingen import as well."""

from tests.acties.handelingen.conftest import daad, joost, samira, woonfraude  # noqa: F401
