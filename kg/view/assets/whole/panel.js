// The column beside the map: the communities, or what is known of the selected entity and the way to its page.
const PORTION = 12; // relations of a kind shown at once; a button brings the others

class Panel {
  constructor(element, act) {
    this.element = element;
    this.act = act; // choose(node), look(community), toggle(community, on), all(on)
  }

  show(node, hidden) {
    this.element.scrollTop = 0;
    this.element.replaceChildren(...(node === null ? this.overview(hidden) : this.entity(node)));
  }

  overview(hidden) {
    const counts = `${SIZE} ${word("whole:entities")} · ${facts.length / 4} ${word("whole:relations")}`;
    const tools = make("div", "tools", this.button("", word("whole:all"), () => this.act.all(true)), this.button("", word("whole:none"), () => this.act.all(false)));
    const rows = data.communities.map(([main, count, colour], number) => {
      const name = main < 0 ? word("whole:small") : data.nodes[main].label;
      const dot = this.button("dot", "", () => dot.setAttribute("aria-pressed", String(this.act.toggle(number))));
      dot.setAttribute("aria-pressed", String(!hidden.has(number)));
      dot.setAttribute("aria-label", `${word("whole:shown")} ${name}`);
      dot.append(disc(colour || "#8b94a3"));
      const row = make("li", "community", dot, this.button("plain", name, () => this.act.look(number)), make("span", "quiet", `${count}`));
      row.dataset.community = number;
      return row;
    });
    return [make("h2", "", word("ui:overview")), make("p", "quiet", counts), make("p", "quiet", word("whole:help")), make("h3", "", `${word("whole:communities")} ${data.communities.length}`), tools, make("ul", "", ...rows)];
  }

  entity(node) {
    const { label, type } = data.nodes[node];
    const number = columns.community[node];
    const main = data.communities[number][0];
    const about = make("p", "quiet", `${word(type)} · ${word("whole:communities")} `, this.button("plain", main < 0 ? word("whole:small") : data.nodes[main].label, () => this.act.look(number)));
    const found = [make("h2", "", label), about];
    const others = data.names.rows[node].slice(5).filter((_, at) => at % 3 === 0).slice(0, 8);
    if (others.length) found.push(make("p", "quiet", `${word("ui:also")} ${others.join("、")}`));
    if (data.pages[node]) found.push(make("p", "", link(data.pages[node], word("whole:page"))));
    const rows = factsOf(node);
    found.push(make("p", "quiet", `${rows.length} ${word("whole:relations")}`));
    return [...found, ...this.relations(node, rows)];
  }

  // By predicate, and whether the node is the subject; each other entity with what qualifies the relation and when.
  relations(node, rows) {
    const groups = new Map();
    for (const at of rows) {
      const forward = (facts[at + 2] & 1) === Number(facts[at] !== node);
      const key = `${facts[at + 2] >> 1} ${Number(!forward)}`;
      if (!groups.has(key)) groups.set(key, new Map());
      const other = facts[at] === node ? facts[at + 1] : facts[at];
      const [what, since, until] = data.details[facts[at + 3]];
      const note = [what, [since, until].filter(Boolean).join("–")].filter(Boolean).join(" ");
      groups.get(key).set(other, [groups.get(key).get(other), note].filter(Boolean).join("；"));
    }
    const sorted = [...groups].sort(([a, one], [b, other]) => other.size - one.size || (a < b ? -1 : 1));
    return sorted.flatMap(([key, others]) => {
      const [predicate, back] = key.split(" ").map(Number);
      const title = `${word(data.predicates[predicate])}${back ? word("page:inverse") : ""} ${others.size}`;
      return [make("h3", "", title), this.list([...others].sort(([a], [b]) => a - b))];
    });
  }

  list(others) {
    const item = ([other, note]) => make("li", "", this.button("plain", data.nodes[other].label, () => this.act.choose(other)), ...(note ? [make("span", "quiet", ` ${note}`)] : []));
    const list = make("ul", "", ...others.slice(0, PORTION).map(item));
    if (others.length > PORTION) {
      const more = this.button("", `${word("ui:more")} (${others.length - PORTION})`, () => more.parentElement.replaceWith(...others.slice(PORTION).map(item)));
      list.append(make("li", "", more));
    }
    return list;
  }

  button(style, text, act) {
    const button = make("button", style, text);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }
}

// Addresses are relative ones in an atlas, or those of a server that whoever made the page named.
function link(address, text) {
  const link = make("a", "", text);
  link.href = address;
  return link;
}

function disc(colour) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  for (const [name, value] of Object.entries({ width: 12, height: 12, "aria-hidden": "true" })) svg.setAttribute(name, value);
  for (const [name, value] of Object.entries({ cx: 6, cy: 6, r: 6, fill: colour })) circle.setAttribute(name, value);
  svg.append(circle);
  return svg;
}
