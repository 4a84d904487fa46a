"""Back to where somebody was: the address that a form carries along as `next`."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def terug_naar(request: HttpRequest, anders: str) -> str:
    """The page of the portal that the form names; `anders` without one, or when it leads elsewhere."""
    gevraagd = request.POST.get("next", "")
    veilig = url_has_allowed_host_and_scheme(
        gevraagd, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return gevraagd if veilig else anders
