// The network as vis-network draws it, from the nodes and edges that pyvis made.
class Picture {
  constructor(container) {
    this.container = container;
    this.hiddenTypes = new Set();
    this.selected = null; // { nodes: [numbers], edge: number or null }
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.labels = new Labels(data.nodes);
    this.nodes = new vis.DataSet(data.nodes.map(({ id, x, y, size, shape, color }) => ({ id, x, y, size, shape, color })));
    this.edges = new vis.DataSet(data.edges.map(({ id, from, to, width }) => ({ id, from, to, width })));
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, data.options);
    this.network.on("afterDrawing", (context) => this.drawLabels(context));
    this.dark.addEventListener("change", () => this.paint());
    this.paint();
    this.fit();
  }

  visible = (node) => !this.hiddenTypes.has(node.group);

  drawLabels(context) {
    const style = getComputedStyle(document.documentElement);
    const lit = this.lit();
    this.labels.draw(context, {
      scale: this.network.getScale(),
      places: this.network.getPositions(),
      visible: (node) => this.visible(node) && (!lit || lit.has(node.id)),
      chosen: (id) => Boolean(this.selected?.nodes.includes(id)),
      ink: style.getPropertyValue("--ink"),
      paper: style.getPropertyValue("--paper"),
    });
    // For tests and for whoever scripts the page: what is on the canvas now.
    Object.assign(this.container.dataset, { nodes: data.nodes.filter(this.visible).length, edges: data.edges.length, labels: this.labels.drawn.length });
    this.container.dataset.drawn ??= Math.round(performance.now());
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
    const line = this.dark.matches ? "#8b94a3" : "#7d8694";
    this.nodes.update(
      data.nodes.map((node) => ({
        id: node.id,
        hidden: !this.visible(node),
        opacity: !lit || lit.has(node.id) ? 1 : 0.12,
        borderWidth: this.selected?.nodes.includes(node.id) ? 3 : 1,
        color: { background: node.color, border: this.selected?.nodes.includes(node.id) ? (this.dark.matches ? "#fff" : "#000") : node.color },
      })),
    );
    const near = (edge) => (this.selected.edge === null ? this.selected.nodes.some((id) => id === edge.from || id === edge.to) : edge.id === this.selected.edge);
    this.edges.update(data.edges.map((edge) => ({ id: edge.id, color: { color: line, opacity: !this.selected ? 0.6 : near(edge) ? 0.9 : 0.06 } })));
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
