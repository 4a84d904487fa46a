/* The editor of a narrative text, in the place of the text box that whoever has no JavaScript uses.

   ProseMirror keeps the document within the few elements that a text may have, whatever is typed or pasted. What is
   pasted from Word or a web page goes by way of the portal, which knows how those write their lists and headings.
   The text box lies hidden below it; the form sends the HTML of the editor. */
(function () {
  "use strict";
  const P = window.ProseMirror;

  /* ---- What a text may hold: see programma/tekstvorm/boom.py ---- */

  const zinnen = { content: "inline*", group: "block" };
  const schema = new P.Schema({
    nodes: {
      doc: { content: "block+" },
      paragraph: { ...zinnen, parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
      heading: {
        ...zinnen,
        marks: "link em",
        attrs: { level: { default: 3 } },
        parseDOM: [3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
        toDOM: (node) => [`h${node.attrs.level}`, 0],
      },
      blockquote: { content: "(paragraph | bullet_list | ordered_list)+", group: "block", parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
      bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
      ordered_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
      list_item: { content: "paragraph (bullet_list | ordered_list)*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
      text: { group: "inline" },
      hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    },
    marks: {
      strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
      em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
      link: { attrs: { href: {} }, inclusive: false, parseDOM: [{ tag: "a[href]", getAttrs: (a) => ({ href: a.getAttribute("href") }) }], toDOM: (mark) => ["a", { href: mark.attrs.href }, 0] },
    },
  });
  const { nodes, marks } = schema;

  /* In a document of its own nothing of it is fetched or run. */
  function lees(html) {
    return P.DOMParser.fromSchema(schema).parse(new DOMParser().parseFromString(html, "text/html").body);
  }

  function schrijf(doc) {
    const vak = document.createElement("div");
    vak.append(P.DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
    return vak.innerHTML;
  }

  /* ---- What the buttons do, and whether they are on ---- */

  const merkAan = (merk) => (state) => {
    const { from, to, empty, $from } = state.selection;
    return empty ? !!merk.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, merk);
  };
  const blokAan = (soort, attrs) => (state) => state.selection.$from.parent.hasMarkup(soort, attrs);
  const binnen = (state, ...soorten) => {
    const { $from } = state.selection;
    for (let diepte = $from.depth; diepte > 0; diepte--) if (soorten.includes($from.node(diepte).type)) return $from.node(diepte).type;
    return null;
  };
  const uitLijst = P.liftListItem(nodes.list_item);

  const kop = (level) => (state, dispatch) =>
    blokAan(nodes.heading, { level })(state) ? P.setBlockType(nodes.paragraph)(state, dispatch) : P.setBlockType(nodes.heading, { level })(state, dispatch);

  /* The same button leaves the list; the other one makes the list of the other kind. */
  const lijst = (soort) => (state, dispatch) => {
    const nu = binnen(state, nodes.bullet_list, nodes.ordered_list);
    if (!nu) return P.wrapInList(soort)(state, dispatch);
    if (nu === soort) return uitLijst(state, dispatch);
    const { $from } = state.selection;
    let diepte = $from.depth;
    while ($from.node(diepte).type !== nu) diepte--;
    if (dispatch) dispatch(state.tr.setNodeMarkup($from.before(diepte), soort));
    return true;
  };
  const citaat = (state, dispatch) => (binnen(state, nodes.blockquote) ? P.lift(state, dispatch) : P.wrapIn(nodes.blockquote)(state, dispatch));
  const nieuweRegel = (state, dispatch) => {
    if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  };

  const KNOPPEN = [
    { naam: "kop", toon: "Kop", toets: "Ctrl+Alt+3", doe: kop(3), aan: blokAan(nodes.heading, { level: 3 }) },
    { naam: "subkop", toon: "Subkop", toets: "Ctrl+Alt+4", doe: kop(4), aan: blokAan(nodes.heading, { level: 4 }) },
    { naam: "vet", toon: "Vet", toets: "Ctrl+B", doe: P.toggleMark(marks.strong), aan: merkAan(marks.strong) },
    { naam: "cursief", toon: "Cursief", toets: "Ctrl+I", doe: P.toggleMark(marks.em), aan: merkAan(marks.em) },
    { naam: "opsomming", toon: "Opsomming", toets: "Ctrl+Shift+8", doe: lijst(nodes.bullet_list), aan: (state) => binnen(state, nodes.bullet_list, nodes.ordered_list) === nodes.bullet_list },
    { naam: "genummerd", toon: "Genummerd", toets: "Ctrl+Shift+9", doe: lijst(nodes.ordered_list), aan: (state) => binnen(state, nodes.bullet_list, nodes.ordered_list) === nodes.ordered_list },
    { naam: "citaat", toon: "Citaat", doe: citaat, aan: (state) => !!binnen(state, nodes.blockquote) },
    { naam: "link", toon: "Link", toets: "Ctrl+K", aan: merkAan(marks.link) },
    { naam: "ongedaan", toon: "Ongedaan", toets: "Ctrl+Z", doe: P.undo },
    { naam: "opnieuw", toon: "Opnieuw", toets: "Ctrl+Y", doe: P.redo },
  ];

  class Tekstvak {
    constructor(vak) {
      this.vak = vak;
      this.box = vak.querySelector("textarea");
      this.html = vak.querySelector('input[type="hidden"]');
      this.vorm = vak.closest("form");
      const label = this.vorm.querySelector(`label[for="${this.box.id}"]`);
      label.id = label.id || `${this.box.id}_label`;
      this.maakBalk(label.textContent.trim());
      this.maakLinkvraag();
      this.melding = document.createElement("p");
      this.melding.className = "tekstvak-melding";
      this.melding.setAttribute("role", "status");
      const plaats = document.createElement("div");
      this.view = new P.EditorView(plaats, {
        state: P.EditorState.create({ doc: lees(this.html.value), plugins: [P.history(), P.keymap(this.toetsen()), P.keymap(P.baseKeymap)] }),
        attributes: {
          role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, lang: "nl", spellcheck: "true", class: "tekst tekstvak-blad",
          ...(this.box.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
          ...(this.box.getAttribute("aria-describedby") ? { "aria-describedby": this.box.getAttribute("aria-describedby") } : {}),
        },
        dispatchTransaction: (stap) => this.verwerk(stap),
        // Before ProseMirror reads it: the styles of Word would each break the rules of this page.
        handleDOMEvents: { paste: (view, event) => this.plak(event) },
      });
      this.box.hidden = true;
      this.box.disabled = true;
      this.html.disabled = false;
      vak.querySelector(".tekstvak-uitleg").hidden = true;
      vak.prepend(this.balk, this.linkvraag, plaats, this.melding);
      label.addEventListener("click", () => this.view.focus());
      this.toonStand();
    }

    /* ---- The buttons: one stop for Tab, arrows between them ---- */

    maakBalk(naam) {
      this.balk = document.createElement("div");
      this.balk.className = "tekstvak-balk";
      this.balk.setAttribute("role", "toolbar");
      this.balk.setAttribute("aria-label", `Opmaak van ${naam.toLowerCase()}`);
      this.knoppen = KNOPPEN.map((soort) => {
        const knop = document.createElement("button");
        knop.type = "button";
        knop.className = `tekstvak-knop tekstvak-${soort.naam}`;
        knop.tabIndex = -1;
        knop.title = soort.toets ? `${soort.toon} (${soort.toets})` : soort.toon;
        const woord = document.createElement("span");
        woord.textContent = soort.toon;
        knop.append(woord);
        knop.addEventListener("mousedown", (event) => event.preventDefault());
        knop.addEventListener("click", () => this.druk(soort));
        this.balk.append(knop);
        return { ...soort, knop };
      });
      this.knoppen[0].knop.tabIndex = 0;
      this.balk.addEventListener("keydown", (event) => {
        const alle = this.knoppen.map(({ knop }) => knop);
        const nu = alle.indexOf(document.activeElement);
        const naar = { ArrowRight: nu + 1, ArrowLeft: nu - 1, Home: 0, End: alle.length - 1 }[event.key];
        if (naar === undefined) return;
        event.preventDefault();
        const knop = alle[(naar + alle.length) % alle.length];
        for (const ander of alle) ander.tabIndex = ander === knop ? 0 : -1;
        knop.focus();
      });
    }

    druk(soort) {
      if (soort.naam === "link") return this.vraagLink();
      soort.doe(this.view.state, this.view.dispatch);
      this.view.focus();
    }

    toonStand() {
      for (const { knop, aan, doe, naam } of this.knoppen) {
        if (aan) knop.setAttribute("aria-pressed", String(aan(this.view.state)));
        const kan = naam === "link" || doe(this.view.state);
        knop.setAttribute("aria-disabled", String(!kan));
      }
    }

    toetsen() {
      const doe = (naam) => (state, dispatch) => KNOPPEN.find((soort) => soort.naam === naam).doe(state, dispatch);
      return {
        "Mod-b": doe("vet"), "Mod-i": doe("cursief"), "Mod-z": P.undo, "Mod-y": P.redo, "Shift-Mod-z": P.redo,
        "Mod-Alt-3": doe("kop"), "Mod-Alt-4": doe("subkop"), "Mod-Shift-8": doe("opsomming"), "Mod-Shift-9": doe("genummerd"),
        "Mod-k": () => (this.vraagLink(), true),
        "Shift-Enter": nieuweRegel,
        Enter: P.splitListItem(nodes.list_item),
        "Mod-]": P.sinkListItem(nodes.list_item), "Mod-[": uitLijst,
        "Alt-F10": () => (this.knoppen.find(({ knop }) => knop.tabIndex === 0).knop.focus(), true),
      };
    }

    /* ---- A link ---- */

    maakLinkvraag() {
      const id = `${this.box.id}_link`;
      this.linkvraag = document.createElement("div");
      this.linkvraag.className = "tekstvak-link-vraag";
      this.linkvraag.hidden = true;
      const label = document.createElement("label");
      label.htmlFor = id;
      label.textContent = "Adres van de link";
      this.adres = document.createElement("input");
      Object.assign(this.adres, { id, type: "url", className: "form-control", placeholder: "https://" });
      const fout = document.createElement("p");
      fout.className = "veld-fout";
      fout.setAttribute("role", "alert");
      this.linkfout = fout;
      const knop = (tekst, soort, doe) => {
        const element = document.createElement("button");
        Object.assign(element, { type: "button", className: `btn btn-sm ${soort}`, textContent: tekst });
        element.addEventListener("click", doe);
        return element;
      };
      const knoppen = document.createElement("div");
      knoppen.className = "knoppen";
      this.weg = knop("Haal de link weg", "btn-secondary", () => this.haalLinkWeg());
      knoppen.append(knop("Maak de link", "btn-primary", () => this.zetLink()), this.weg, knop("Annuleer", "btn-link", () => this.sluitLink()));
      this.linkvraag.append(label, this.adres, fout, knoppen);
      this.linkvraag.addEventListener("keydown", (event) => {
        if (event.key === "Escape") this.sluitLink();
        else if (event.key === "Enter" && event.target === this.adres) this.zetLink();
        else return;
        event.preventDefault();
      });
    }

    /* The whole link in which the cursor stands, or what is selected. */
    linkbereik() {
      const { from, to, empty, $from } = this.view.state.selection;
      const merk = marks.link.isInSet($from.marks()) || ($from.nodeAfter && marks.link.isInSet($from.nodeAfter.marks));
      if (!empty || !merk) return { from, to, merk };
      let begin = from, einde = from;
      $from.parent.forEach((kind, plaats) => {
        const van = $from.start() + plaats;
        if (merk.isInSet(kind.marks) && van <= from && from <= van + kind.nodeSize) {
          begin = Math.min(begin, van);
          einde = Math.max(einde, van + kind.nodeSize);
        }
      });
      return { from: begin, to: einde, merk };
    }

    vraagLink() {
      const { merk } = this.linkbereik();
      this.adres.value = merk ? merk.attrs.href : "";
      this.weg.hidden = !merk;
      this.linkfout.textContent = "";
      this.linkvraag.hidden = false;
      this.adres.focus();
    }

    zetLink() {
      let href = this.adres.value.trim();
      if (/^[^\s@:/]+@[^\s@]+$/.test(href)) href = `mailto:${href}`;
      else if (/^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(href)) href = `https://${href}`;
      if (!/^(https?:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(href)) {
        this.linkfout.textContent = "Vul een adres in dat begint met https://, of een e-mailadres.";
        this.adres.focus();
        return;
      }
      const { from, to } = this.linkbereik();
      const merk = marks.link.create({ href });
      const stap = this.view.state.tr;
      if (from === to) stap.insert(from, schema.text(href.replace(/^(https?:\/\/|mailto:)/i, ""), [merk]));
      else stap.removeMark(from, to, marks.link).addMark(from, to, merk);
      this.view.dispatch(stap);
      this.sluitLink();
    }

    haalLinkWeg() {
      const { from, to } = this.linkbereik();
      this.view.dispatch(this.view.state.tr.removeMark(from, to, marks.link));
      this.sluitLink();
    }

    sluitLink() {
      this.linkvraag.hidden = true;
      this.view.focus();
    }

    /* ---- Pasting ---- */

    /* What was copied here is of this form already; words without markup are ProseMirror's own business. */
    plak(event) {
      const html = event.clipboardData && event.clipboardData.getData("text/html");
      if (!html || html.includes("data-pm-slice")) return false;
      event.preventDefault();
      const kaal = html.replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<img[^>]*>/gi, "");
      const gewoon = event.clipboardData.getData("text/plain");
      const gegevens = new FormData();
      gegevens.set("html", kaal);
      gegevens.set("csrfmiddlewaretoken", this.vorm.elements.csrfmiddlewaretoken.value);
      this.zeg("Bezig met plakken …");
      fetch(this.vak.closest("[data-opschonen]").dataset.opschonen, { method: "POST", body: gegevens })
        .then((antwoord) => antwoord.json())
        .then((antwoord) => {
          if (antwoord.fout) return this.zeg(antwoord.fout);
          this.voegIn(antwoord.html);
          this.zeg("");
        })
        .catch(() => {
          this.voegWoordenIn(gewoon);
          this.zeg("Het portaal antwoordt niet. Alleen de woorden zijn geplakt, zonder opmaak.");
        });
      return true;
    }

    voegIn(html) {
      const doc = lees(html);
      // A single paragraph joins the sentence in which it is pasted.
      const los = doc.childCount === 1 && doc.firstChild.type === nodes.paragraph;
      const stuk = los ? new P.Slice(doc.content, 1, 1) : new P.Slice(doc.content, 0, 0);
      this.view.dispatch(this.view.state.tr.replaceSelection(stuk).scrollIntoView());
      this.view.focus();
    }

    voegWoordenIn(tekst) {
      const alineas = tekst.split(/(?:\r\n?|\n){2,}/).map((deel) => deel.replace(/\s+/g, " ").trim()).filter(Boolean);
      if (!alineas.length) return;
      const inhoud = P.Fragment.from(alineas.map((deel) => nodes.paragraph.create(null, schema.text(deel))));
      this.view.dispatch(this.view.state.tr.replaceSelection(new P.Slice(inhoud, 1, 1)).scrollIntoView());
      this.view.focus();
    }

    zeg(tekst) {
      this.melding.textContent = tekst;
    }

    /* ---- What the form sends ---- */

    verwerk(stap) {
      this.view.updateState(this.view.state.apply(stap));
      this.toonStand();
      if (!stap.docChanged) return;
      this.html.value = schrijf(this.view.state.doc);
      this.vorm.dispatchEvent(new CustomEvent("tekst-gewijzigd", { bubbles: true }));
    }
  }

  function begin() {
    for (const vak of document.querySelectorAll("[data-tekstvak]:not([data-klaar])")) {
      vak.dataset.klaar = "";
      new Tekstvak(vak);
    }
  }

  document.addEventListener("DOMContentLoaded", begin);
  document.addEventListener("htmx:afterSettle", begin);
})();
