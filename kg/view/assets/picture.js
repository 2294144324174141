// The network as vis-network draws it, from the nodes and edges that pyvis made.
class Picture {
  constructor(container) {
    this.container = container;
    this.hiddenTypes = new Set();
    this.selected = null; // { nodes: [numbers], edge: number or null }
    this.years = null; // [first, last], or null for all time
    this.revealed = new Set(); // numbers of held nodes that somebody asked for
    this.system = matchMedia("(prefers-color-scheme: dark)");
    this.labels = new Labels(data.nodes);
    this.nodes = new vis.DataSet(data.nodes.map(({ id, x, y, size, shape, color }) => ({ id, x, y, size, shape, color })));
    this.edges = new vis.DataSet(data.edges.map(({ id, from, to, width }) => ({ id, from, to, width })));
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, data.options);
    this.network.on("afterDrawing", (context) => this.drawLabels(context));
    this.system.addEventListener("change", () => this.paint());
    this.paint();
    this.fit();
  }

  dark = () => (document.documentElement.dataset.theme || (this.system.matches ? "dark" : "light")) === "dark";

  // On the picture at all, or held back until somebody asks for it.
  here = (node) => !node.held || this.revealed.has(node.id);

  // Facts without a date are of all time.
  inYears = (fact) => {
    if (!this.years || !(fact[FROM] || fact[TO])) return true;
    const year = (text, open) => Number(text.slice(0, 4)) || open;
    return year(fact[FROM], -Infinity) <= this.years[1] && year(fact[TO] || (fact[PREDICATE] === "memberOf" ? "" : fact[FROM]), Infinity) >= this.years[0];
  };

  edgeVisible = (edge) => edge.facts.some((number) => this.inYears(data.facts[number]));

  visible = (node) => this.here(node) && !this.hiddenTypes.has(node.group) && (!this.years || !edgesOf[node.id].length || edgesOf[node.id].some(this.edgeVisible));

  // Neighbours of a node that are held back.
  more = (id) => edgesOf[id].map((edge) => (edge.from === id ? edge.to : edge.from)).filter((other) => !this.here(data.nodes[other]));

  expand(id) {
    for (const other of this.more(id)) this.revealed.add(other);
    this.paint();
  }

  drawLabels(context) {
    const style = getComputedStyle(document.documentElement);
    const lit = this.lit();
    this.labels.draw(context, {
      scale: this.network.getScale(),
      places: this.network.getPositions(),
      visible: (node) => this.visible(node) && (!lit || lit.has(node.id)),
      chosen: (id) => Boolean(this.selected?.nodes.includes(id)),
      more: (id) => this.more(id).length,
      edges: this.spoken(),
      ink: style.getPropertyValue("--ink"),
      paper: style.getPropertyValue("--paper"),
    });
    // For tests and for whoever scripts the page: what is on the canvas now.
    Object.assign(this.container.dataset, { nodes: data.nodes.filter(this.visible).length, edges: data.edges.filter((edge) => this.drawnEdge(edge)).length, labels: this.labels.drawn.length, relations: this.labels.relations.length });
    this.container.dataset.drawn ??= Math.round(performance.now());
  }

  drawnEdge = (edge) => this.edgeVisible(edge) && this.visible(data.nodes[edge.from]) && this.visible(data.nodes[edge.to]);

  // The edges whose post and dates are written on them: those of what is selected.
  spoken() {
    if (!this.selected) return [];
    const { nodes, edge } = this.selected;
    const edges = edge === null ? edgesOf[nodes[0]] : [data.edges[edge]];
    return edges.filter(this.drawnEdge).map(({ id, from, to, facts }) => ({ id, from, to, text: relation(facts.map((number) => data.facts[number]).filter(this.inYears)) }));
  }

  // Numbers of the nodes not to be dimmed, or null when nothing is selected.
  lit() {
    if (!this.selected) return null;
    const { nodes, edge } = this.selected;
    return new Set(edge === null ? [...nodes, ...nodes.flatMap((id) => this.network.getConnectedNodes(id))] : nodes);
  }

  // Bring colours, dimming and filters up to date.
  paint() {
    const lit = this.lit();
    const line = this.dark() ? "#8b94a3" : "#7d8694";
    this.nodes.update(
      data.nodes.map((node) => ({
        id: node.id,
        hidden: !this.visible(node),
        opacity: !lit || lit.has(node.id) ? 1 : 0.12,
        borderWidth: this.selected?.nodes.includes(node.id) ? 3 : 1,
        color: { background: node.color, border: this.selected?.nodes.includes(node.id) ? (this.dark() ? "#fff" : "#000") : node.color },
      })),
    );
    const near = (edge) => (this.selected.edge === null ? this.selected.nodes.some((id) => id === edge.from || id === edge.to) : edge.id === this.selected.edge);
    this.edges.update(data.edges.map((edge) => ({ id: edge.id, hidden: !this.drawnEdge(edge), color: { color: line, opacity: !this.selected ? 0.6 : near(edge) ? 0.9 : 0.06 } })));
  }

  select(selected) {
    this.selected = selected;
    this.paint();
  }

  // Bring a node and its neighbours into view, near enough for its name to be read.
  show(id) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const nodes = [id, ...this.network.getConnectedNodes(id)];
    this.network.fit({ nodes, minZoomLevel: 0.4, maxZoomLevel: 1.2, animation: still ? false : { duration: 300 } });
  }

  fit() {
    this.network.fit({ nodes: data.nodes.filter(this.visible).map((node) => node.id), maxZoomLevel: 1.2 });
  }

  toggle(type) {
    if (!this.hiddenTypes.delete(type)) this.hiddenTypes.add(type);
    this.paint();
  }

  physics(on) {
    this.network.setOptions({ physics: { enabled: on } });
  }

  // What lies under a click: { nodes, edge }, or null for empty space.
  under({ nodes, edges, pointer }) {
    const node = nodes.length ? nodes[0] : this.labels.at(pointer.canvas);
    if (node !== undefined) return { nodes: [node], edge: null };
    if (!edges.length) return null;
    const edge = data.edges[edges[0]];
    return { nodes: [edge.from, edge.to], edge: edge.id };
  }
}
