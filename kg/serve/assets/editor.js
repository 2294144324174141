// The query editor: YASGUI on this server's endpoint, and the named questions, each opened in a tab of its own.
"use strict";

(async () => {
  const endpoint = new URL("/sparql", location.href).href;
  Yasgui.Yasr.plugins.table.defaults.openIriInNewWindow = false;
  // Nothing is fetched from elsewhere: no prefixes from prefix.cc, no terms from Linked Open Vocabularies.
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  const yasgui = new Yasgui(document.getElementById("editor"), {
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    copyEndpointOnNewTab: false,
    persistenceId: "cppcc-kg",
    yasqe: { value: "SELECT ?type (COUNT(?thing) AS ?count)\nWHERE { ?thing a ?type }\nGROUP BY ?type\nORDER BY DESC(?count)" },
  });
  window.yasgui = yasgui; // for the console, and for tests

  const queries = await (await fetch("/questions")).json();

  // The IRI of the one entity that a name means, or else the sentence to show.
  async function iriOf(name) {
    const found = await (await fetch(`/search?format=json&q=${encodeURIComponent(name)}`)).json();
    const exact = found.filter((one) => one.exact);
    const named = exact.filter((one) => one.name === one.matched);
    const fits = named.length ? named : exact;
    if (fits.length === 1) return fits[0].iri;
    throw new Error([name, "?", ...(fits.length ? fits : found).slice(0, 5).map((one) => one.name)].join(" "));
  }

  // A parameter is set by a VALUES clause behind the query, which joins with it and is never part of its text.
  async function open(form) {
    let query = queries[form.dataset.question].trimEnd();
    for (const input of form.querySelectorAll("input")) {
      if (input.value.trim()) query += `\nVALUES ?${input.name} { <${await iriOf(input.value.trim())}> }`;
    }
    const tab = yasgui.addTab(true, { name: form.dataset.question, requestConfig: { endpoint } });
    tab.setQuery(query);
    document.getElementById("editor").scrollIntoView({ block: "start" });
    tab.query();
  }

  for (const form of document.querySelectorAll("form[data-question]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const output = form.querySelector("output");
      output.textContent = "";
      open(form).catch((error) => (output.textContent = error.message));
    });
  }

  const asked = new URLSearchParams(location.search).get("name");
  const form = [...document.querySelectorAll("form[data-question]")].find((one) => one.dataset.question === asked);
  if (form) form.requestSubmit();
})();
