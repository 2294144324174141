// Names from the server, a moment after the last key.
async function found(typed) {
  await new Promise((resolve) => setTimeout(resolve, 150));
  if (element("search").value.trim() !== typed) return []; // the next letters are under way
  const response = await fetch(`/search?format=json&limit=30&q=${encodeURIComponent(typed)}`).catch(() => null);
  const rows = response?.ok ? await response.json() : [];
  return rows.map(({ iri, name, matched }) => ({ name, matched, href: iri.replace("https://w3id.org/cppcc", "") }));
}
