// Names on the map, as on maps: the greatest first, none over another; whoever comes nearer sees more of them.
const FONTS = getComputedStyle(document.documentElement).fontFamily;
// Dots of a smaller radius on the screen have no name, unless a community is called by it; characters of a name at most.
const [NAMED, LONGEST] = [4.5, 18];
// Screens narrower than this have no room for large names.
const NARROW = 600;

class Labels {
  constructor() {
    this.widths = new Map();
    this.mains = new Set(data.communities.map(([main]) => main));
    this.drawn = []; // what was drawn last: { id, left, top, right, bottom } in pixels
  }

  width(context, text, size) {
    const key = `${context.font} ${text}`;
    if (!this.widths.has(key)) this.widths.set(key, context.measureText(text).width);
    return this.widths.get(key);
  }

  // nodes: numbers of those that may be named, the greatest first; place(n) → x, y, radius in pixels; seen: from where to
  // where the screen reaches.
  draw(context, nodes, { place, chosen, ink, paper, far, seen }) {
    const grid = new Grid(64);
    this.drawn = [];
    Object.assign(context, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 3.5, strokeStyle: paper, fillStyle: ink });
    const here = new Set(nodes);
    // Who is selected, then the communities by size, then the others by the number of their neighbours.
    for (const id of new Set([...chosen, ...this.mains, ...nodes])) {
      if (!here.has(id)) continue;
      const { x, y, radius } = place(id);
      const great = this.mains.has(id) || chosen.has(id);
      if (!great && radius < NAMED) continue;
      const size = great && far && seen[1] - seen[0] > NARROW ? 14 : 12;
      context.font = `${great ? 600 : 400} ${size}px ${FONTS}`;
      const name = Array.from(data.nodes[id].label);
      const text = name.length > LONGEST ? `${name.slice(0, LONGEST - 1).join("")}…` : name.join("");
      const half = this.width(context, text) / 2;
      const top = y + radius + 2;
      // From afar names keep a distance, so that the map stays a picture.
      const air = far ? 6 : 3;
      // A name that would end beyond the edge of the screen moves in, unless its dot is out there too.
      const middle = x > seen[0] && x < seen[1] ? Math.min(Math.max(x, seen[0] + half + 3), seen[1] - half - 3) : x;
      const box = { id, left: middle - half - air, right: middle + half + air, top: top - air, bottom: top + size * 1.2 + air };
      if (!grid.free(box)) continue;
      grid.add(box);
      this.drawn.push({ ...box, left: middle - half, right: middle + half, top, bottom: top + size * 1.2 });
      context.strokeText(text, middle, top);
      context.fillText(text, middle, top);
    }
  }
}
