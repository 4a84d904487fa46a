/* The form of a text keeps what is typed: when the connection is gone, when somebody was signed out, when one walks away. */
(function () {
  "use strict";
  const UITGELOGD = "U bent uitgelogd en er is niets opgeslagen. Log in een ander tabblad in, en sla daarna hier opnieuw op.";
  const OPNIEUW = "U hebt opnieuw ingelogd en er is nog niets opgeslagen. Sla nu nog een keer op.";
  const GEEN_VERBINDING = "Er is geen verbinding. Er is niets opgeslagen; uw tekst staat hier nog.";
  const MISLUKT = "Dit is niet gelukt en er is niets opgeslagen. Uw tekst staat hier nog; probeer het opnieuw.";
  let gewijzigd = false;

  const formulier = () => document.getElementById("tekstformulier");
  const isVan = (event) => event.detail.elt === formulier();

  function meld(tekst) {
    let plaats = formulier().querySelector(".tekstblad-melding");
    if (!plaats) {
      plaats = document.createElement("p");
      plaats.className = "melding melding-let-op tekstblad-melding";
      plaats.setAttribute("role", "alert");
      formulier().querySelector(":scope > .knoppen").before(plaats);
    }
    plaats.textContent = tekst;
  }

  /* A form that was open while its user signed in again carries an old mark of safety: it gets a new one. */
  function vernieuw() {
    window.fetch(window.location.href).then((antwoord) => {
      if (antwoord.url.includes("/inloggen")) return meld(UITGELOGD);
      return antwoord.text().then((tekst) => {
        const nieuw = new DOMParser().parseFromString(tekst, "text/html").querySelector("#tekstformulier [name=csrfmiddlewaretoken]");
        if (!nieuw) return meld(MISLUKT);
        formulier().elements.csrfmiddlewaretoken.value = nieuw.value;
        meld(OPNIEUW);
      });
    }).catch(() => meld(GEEN_VERBINDING));
  }

  document.addEventListener("input", (event) => {
    if (!formulier() || !formulier().contains(event.target)) return;
    gewijzigd = true;
    // Without the editor the box itself says that the text changed.
    if (event.target.matches("textarea")) formulier().dispatchEvent(new CustomEvent("tekst-gewijzigd", { bubbles: true }));
  });
  document.addEventListener("tekst-gewijzigd", () => { gewijzigd = true; });

  // What htmx does not send itself, is on its way now.
  document.addEventListener("submit", (event) => {
    if (event.target === formulier() && !event.defaultPrevented) gewijzigd = false;
  });
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (formulier() && isVan(event) && event.detail.xhr.getResponseHeader("HX-Redirect")) gewijzigd = false;
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!(event.detail.xhr.responseURL || "").includes("/inloggen")) return;
    event.detail.shouldSwap = false;
    if (formulier() && isVan({ detail: { elt: event.detail.requestConfig.elt } })) meld(UITGELOGD);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!formulier() || !isVan(event)) return;
    const { status } = event.detail.xhr;
    if (status === 403) vernieuw();
    else if (status === 0) meld(GEEN_VERBINDING);
    else if (status >= 500 || status === 404) meld(MISLUKT);
  });

  window.addEventListener("beforeunload", (event) => {
    if (gewijzigd) event.preventDefault();
  });
})();
