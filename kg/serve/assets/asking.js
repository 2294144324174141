// Asking the endpoint, one query at a time; the query in the address; the last queries; an answer as a file.

const KEPT = "cppcc-kg queries";
const LAST = 10;
const BOM = "\ufeff"; // without it, Excel takes Chinese in CSV for another encoding

export class Refused extends Error {}

// Asks, and calls off what was asked before.
export class Asking {
  // {text, media}; Refused with the server's sentence; an AbortError when it is called off.
  async ask({ query, bindings }, accept) {
    this.stop();
    const control = (this.control = new AbortController());
    const parameters = Object.entries(bindings).map(([name, value]) => [`$${name}`, value]);
    const body = new URLSearchParams([["query", query], ...parameters]);
    const response = await fetch("/sparql", { method: "POST", body, headers: { Accept: accept }, signal: control.signal });
    const text = await response.text();
    if (!response.ok) throw new Refused(text.trim());
    return { text, media: response.headers.get("Content-Type") ?? "" };
  }

  stop() {
    this.control?.abort();
  }
}

// A query with the values of its parameters as the part of an address behind #, and back; null when there is none.
export function fragment({ query, bindings }) {
  const values = Object.entries(bindings).map(([name, value]) => [`$${name}`, value]);
  return `#${new URLSearchParams([["query", query], ...values])}`;
}

export function asked(hash) {
  const parts = new URLSearchParams(hash.slice(1));
  const query = parts.get("query");
  const values = [...parts].filter(([name]) => name.startsWith("$")).map(([name, value]) => [name.slice(1), value]);
  return query === null ? null : { query, bindings: Object.fromEntries(values) };
}

// The last queries, the latest first. A browser may refuse to keep anything, and others may have put anything there.
export function last() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return kept.filter(({ query, bindings }) => typeof query === "string" && typeof bindings === "object").slice(0, LAST);
  } catch {
    return [];
  }
}

export function keep(one) {
  const same = fragment(one);
  const kept = [one, ...last().filter((other) => fragment(other) !== same)].slice(0, LAST);
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // then there are no last queries
  }
}

// One line for a query: the values of its parameters and its beginning, without what all queries begin with.
export function summary({ query, bindings }) {
  const lines = query.split("\n").filter((line) => line.trim() && !/^\s*(?:PREFIX\b|#)/i.test(line));
  return [...Object.values(bindings), ...lines].join(" ").slice(0, 120);
}

export function save(text, name, media) {
  const address = URL.createObjectURL(new Blob([media === "text/csv" ? BOM : "", text], { type: media }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
