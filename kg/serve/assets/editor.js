// The query editor: YASGUI on this server's endpoint, and the named questions, each opened in a tab of its own.
// A parameter of a question goes with the request (as $name), and stands above the query for who reads it.
"use strict";

(() => {
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

  // The server turns the names that a person has typed into IRIs; the query gets them as values, never as text.
  async function open(form) {
    const response = await fetch(`/questions/${form.dataset.question}?${new URLSearchParams(new FormData(form))}`);
    if (!response.ok) throw new Error(await response.text());
    const { query, bindings } = await response.json();
    const values = Object.entries(bindings);
    const shown = values.map(([name, value]) => `# $${name} = ${value}\n`).join("");
    const args = values.map(([name, value]) => ({ name: `$${name}`, value }));
    const tab = yasgui.addTab(true, { name: form.dataset.question, requestConfig: { endpoint, args } });
    tab.setQuery(shown + query);
    document.getElementById("editor").scrollIntoView({ block: "nearest" });
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
