// The column beside the picture: what is known of the selected node or edge, each fact with the words it rests on.
const PORTION = 40; // lines shown at once; a button brings the next ones

class Panel {
  constructor(element, choose, picture, expand) {
    this.element = element;
    this.choose = choose; // called with the number of a node that was clicked in the panel
    this.picture = picture;
    this.expand = expand; // called with the number of the node whose held neighbours are asked for
    this.selected = null;
  }

  show(selected) {
    this.selected = selected;
    this.element.scrollTop = 0;
    if (!selected) return this.element.replaceChildren(make("h2", "", word("ui:overview")), make("p", "quiet", word("ui:help")));
    if (selected.edge === null) this.node(selected.nodes[0]);
    else this.edge(selected);
  }

  node(id) {
    const node = data.nodes[id];
    const heading = [make("h2", "", node.label), make("p", "quiet", word(node.type))];
    if (node.also.length) heading.push(make("p", "quiet", `${word("ui:also")} ${node.also.join("、")}`));
    const more = this.picture.more(id).length;
    if (more) heading.push(this.button(`${word("ui:expand")} (${more})`, () => this.expand(id)));
    this.element.replaceChildren(...heading);
    this.list(factsOf[id], new Set([id]));
  }

  edge({ nodes: [from, to], edge }) {
    const ends = [from, to].map((id) => this.link(id));
    const heading = make("h2", "", ends[0], " — ", ends[1]);
    heading.classList.add("fact");
    this.element.replaceChildren(heading);
    this.list(data.edges[edge].facts, new Set([from, to]));
  }

  button(text, act) {
    const button = make("button", "", text);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  // PORTION lines at a time, of the years that are shown.
  list(all, about) {
    const facts = all.filter((number) => this.picture.inYears(data.facts[number]));
    this.element.append(make("p", "quiet", `${facts.length} ${word("ui:facts")}`));
    const groups = alike(facts.map((number) => data.facts[number]), about);
    const more = (from) => {
      this.element.append(...groups.slice(from, from + PORTION).map((group) => this.facts(group, about)));
      if (from + PORTION >= groups.length) return;
      const button = this.button(word("ui:more"), () => (button.remove(), more(from + PORTION)));
      this.element.append(button);
    };
    more(0);
  }

  // Facts that are alike as one line, their sentences below.
  facts(group, about) {
    const [first] = group;
    // On the page of its subject a fact need not repeat whom it is about.
    const subject = about.size === 1 && about.has(first[SUBJECT]) ? [] : [...this.ends(group, SUBJECT, about), " "];
    // A number is introduced by what it counts (立案提案：228件).
    const counted = first[PREDICATE] === "measure" && first[QUALIFIER];
    const line = make("p", "", ...subject, `${counted || word(first[PREDICATE])}：`, ...this.ends(group, OBJECT, about));
    const details = [counted ? "" : first[QUALIFIER], dates(first)].filter(Boolean).join("，");
    const block = make("div", "fact", line);
    if (details) block.append(make("p", "", details));
    const marked = new Set(group.flatMap((fact) => [fact[SUBJECT], fact[OBJECT]]));
    for (const sentence of first[SENTENCES]) {
      const [source, text, marks] = data.evidence[sentence];
      const pieces = highlight(text, marks.filter((mark) => marked.has(mark[2])));
      block.append(make("blockquote", "", ...pieces), make("cite", "", data.documents[source]));
    }
    return block;
  }

  // What stands at one end of these facts; other nodes of the picture can be clicked.
  ends(group, side, about) {
    const ends = [...new Set(group.map((fact) => fact[side]))];
    return ends.flatMap((end, at) => [at ? "、" : "", typeof end === "number" && !about.has(end) ? this.link(end) : nameOf(end)]);
  }

  link(id) {
    return this.button(data.nodes[id].label, () => this.choose(id));
  }
}

// Facts that differ in one end only (all who attended a meeting) and rest on the same sentences, together.
function alike(facts, about) {
  const groups = new Map();
  for (const fact of facts) {
    const same = about.has(fact[SUBJECT]) ? SUBJECT : OBJECT;
    const key = JSON.stringify([same, fact[same], fact[PREDICATE], fact[QUALIFIER], fact[FROM], fact[TO], fact[SENTENCES]]);
    groups.set(key, [...(groups.get(key) || []), fact]);
  }
  return [...groups.values()];
}

// A text in pieces, the marked ones in <mark>. Offsets count code points, as everywhere in this project.
function highlight(text, marks) {
  const points = Array.from(text);
  const pieces = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    pieces.push(points.slice(at, start).join(""), make("mark", "", points.slice(start, end).join("")));
    at = end;
  }
  return [...pieces, points.slice(at).join("")].filter((piece) => piece !== "");
}
