// Boxes by the cells they touch, so that asking what overlaps a box does not take a look at all of them.
class Grid {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  *keys(box) {
    const at = (value) => Math.floor(value / this.cell);
    for (let x = at(box.left); x <= at(box.right); x++) for (let y = at(box.top); y <= at(box.bottom); y++) yield `${x} ${y}`;
  }

  add(box) {
    for (const key of this.keys(box)) this.cells.set(key, [...(this.cells.get(key) || []), box]);
  }

  free(box) {
    const clear = (other) =>
      other.id === box.id || other.right <= box.left || box.right <= other.left || other.bottom <= box.top || box.bottom <= other.top;
    for (const key of this.keys(box)) if (!(this.cells.get(key) || []).every(clear)) return false;
    return true;
  }
}
