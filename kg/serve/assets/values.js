// The values of a query's parameters, shown above it; each can be taken away.
import { make } from "./results.js";
import { href, readable } from "./terms.js";

export class Values {
  // list: the element to fill; drop: what the button of a value does, in words
  constructor(list, drop, prefixes) {
    Object.assign(this, { list, drop, prefixes, bindings: {} });
  }

  // {name: value as in N-Triples}
  set(bindings) {
    this.bindings = { ...bindings };
    this.list.replaceChildren(...Object.entries(bindings).map((one) => this.item(...one)));
    this.list.hidden = !this.list.children.length;
  }

  item(name, value) {
    const iri = /^<(.*)>$/.exec(value)?.[1] ?? "";
    const text = iri ? readable(iri, this.prefixes) : value;
    const button = make("button", { type: "button", ariaLabel: `${this.drop} $${name}` }, "×");
    button.addEventListener("click", () => {
      const { [name]: _, ...others } = this.bindings;
      this.set(others);
    });
    return make("li", { title: value }, `$${name} = `, href(iri) ? make("a", { href: href(iri) }, text) : text, button);
  }
}
