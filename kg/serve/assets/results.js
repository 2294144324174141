// An answer as a table, a portion of its rows at a time, sorted by a column, or as the server sent it.
import { href, readable, triple } from "./terms.js";

const PORTION = 200;
const SHOWN = 200_000; // characters of the answer as it was sent that are shown; all of them are in the download
const NUMBER = /#(?:integer|decimal|double|float|int|long|nonNegativeInteger|gYear)$/;

// What the server sent, as {columns, rows} or {boolean}.
export function parsed(text, media) {
  if (media.includes("n-triples")) {
    return { columns: ["subject", "predicate", "object"], rows: text.split("\n").map(triple).filter(Boolean) };
  }
  const { head, results, boolean } = JSON.parse(text);
  return results ? { columns: head.vars, rows: results.bindings } : { boolean };
}

export class Results {
  // place: the element to fill; words: what to say; names: {prefixes: {…}, labels: {IRI: label}}
  constructor(place, words, names) {
    Object.assign(this, { place, words, names });
    this.order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  }

  show(answer, text) {
    Object.assign(this, { answer, text, first: 0, by: null, down: false, rows: answer.rows ?? [] });
    this.draw();
  }

  raw() {
    const cut = this.text.length > SHOWN;
    const whole = make("pre", { className: "raw", tabIndex: 0 }, this.text.slice(0, SHOWN), cut ? "\n…" : "");
    this.place.replaceChildren(whole);
  }

  draw() {
    const { boolean } = this.answer;
    if (boolean !== undefined) return this.place.replaceChildren(make("p", {}, this.words[boolean ? "yes" : "no"]));
    if (!this.rows.length) return this.place.replaceChildren(make("p", {}, this.words.none));
    const heads = this.answer.columns.map((column) => this.head(column));
    const shown = this.rows.slice(this.first, this.first + PORTION);
    const lines = shown.map((row) => make("tr", {}, ...this.answer.columns.map((column) => this.cell(row, column))));
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...lines));
    const frame = make("div", { className: "wide", tabIndex: 0, role: "region", ariaLabel: this.words.results }, table);
    this.place.replaceChildren(...this.turn(), frame);
  }

  head(column) {
    const sorted = this.by === column;
    const button = make("button", { type: "button" }, column, sorted ? (this.down ? " ▼" : " ▲") : "");
    button.addEventListener("click", () => this.sort(column));
    return make("th", { scope: "col", ariaSort: sorted ? (this.down ? "descending" : "ascending") : "none" }, button);
  }

  // Once upwards, once more downwards; numbers by value, text as a dictionary has it, rows without a value last.
  sort(column) {
    [this.down, this.by, this.first] = [this.by === column && !this.down, column, 0];
    const key = ({ value, datatype }) => (NUMBER.test(datatype ?? "") ? Number(value) : value);
    const rank = (a, b) =>
      typeof a === "number" && typeof b === "number" ? a - b : this.order.compare(String(a), String(b));
    this.rows = [...this.answer.rows].sort((one, other) => {
      const [a, b] = [one[column], other[column]];
      if (!a || !b) return Number(!a) - Number(!b);
      return rank(key(a), key(b)) * (this.down ? -1 : 1);
    });
    this.draw();
    this.place.querySelectorAll("th button")[this.answer.columns.indexOf(column)].focus();
  }

  // A name for an IRI: the column beside it that is called its label, the ontology's label, else its readable part.
  cell(row, column) {
    const term = row[column];
    if (!term) return make("td", {});
    const language = term["xml:lang"] ?? "";
    if (term.type !== "uri") {
      const number = NUMBER.test(term.datatype ?? "") ? "number" : "";
      return make("td", { lang: language, className: number }, term.value);
    }
    const label = row[`${column}Label`] ?? row[`${column}Name`];
    const name = label?.value ?? this.names.labels[term.value] ?? readable(term.value, this.names.prefixes);
    const target = href(term.value);
    return make("td", { title: term.value }, target ? make("a", { href: target }, name) : name);
  }

  turn() {
    const count = this.rows.length;
    if (count <= PORTION) return [];
    const go = (step, word) => {
      const first = this.first + step * PORTION;
      const button = make("button", { type: "button", disabled: first < 0 || first >= count }, this.words[word]);
      button.addEventListener("click", () => ((this.first = first), this.draw()));
      return button;
    };
    const last = Math.min(this.first + PORTION, count);
    const place = make("output", {}, `${this.first + 1}–${last} / ${count}`);
    return [make("p", { className: "turn" }, go(-1, "back"), place, go(1, "more"))];
  }
}

// An element with properties and content; text stays text.
export function make(tag, properties, ...content) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content);
  return made;
}
