// Finding by name as kg.store.names does it: whole names first, then canonical ones, then beginnings, then what most
// documents use; what is spelt in pinyin only if nothing is written so. The tables come from assets/names.js.
const FOUND = 30;
const BARE = /[\s“”"‘’《》]/g;

class Names {
  constructor({ rows, readings, simplified }) {
    this.simplified = new Map(simplified);
    this.readings = new Map(readings.map(([one, forms]) => [one, forms.split(" ")]));
    this.rows = rows.map(([path, cls, ...cells]) => {
      const names = [];
      for (let at = 0; at < cells.length; at += 3) {
        names.push({ text: cells[at], folded: this.fold(cells[at]), documents: cells[at + 1], canonical: cells[at + 2] });
      }
      return { path, cls, name: names[0].text, names };
    });
  }

  fold(text) {
    return Array.from(text.replace(BARE, ""), (one) => this.simplified.get(one) || one).join("");
  }

  find(typed) {
    const asked = this.fold(typed);
    if (!asked) return [];
    const written = (folded) => (folded.includes(asked) ? [folded.indexOf(asked), folded === asked] : null);
    const spelt = (folded) => this.spelt(asked, folded);
    const found = this.ranked(written);
    return (found.length || !/^[a-zü]{2,}$/.test(asked) ? found : this.ranked(spelt)).slice(0, FOUND);
  }

  // fit: a folded name → where the match begins and whether it is the whole name; or null.
  ranked(fit) {
    const hits = [];
    for (const row of this.rows) {
      let best = null;
      for (const name of row.names) {
        const place = fit(name.folded);
        const rank = place && [Number(!place[1]), 1 - name.canonical, Number(place[0] > 0), -name.documents, name.text];
        if (rank && (!best || compare(rank, best.rank) < 0)) best = { rank, row, matched: name.text };
      }
      if (best) hits.push(best);
    }
    return hits.sort((a, b) => compare(a.rank, b.rank) || (a.row.path < b.row.path ? -1 : 1)).map(({ row, matched }) => ({ ...row, matched }));
  }

  // Where in a name what was typed begins, by initials, syllables or both, and whether it is the whole of it; or null.
  spelt(typed, name) {
    const characters = Array.from(name);
    const end = (rest, at) => {
      if (!rest) return at;
      if (at === characters.length) return null;
      for (const form of this.readings.get(characters[at]) || [characters[at].toLowerCase()]) {
        const stop = rest.startsWith(form) ? end(rest.slice(form.length), at + 1) : null;
        if (stop !== null) return stop;
      }
      return null;
    };
    for (let start = 0; start < characters.length; start++) {
      const stop = end(typed, start);
      if (stop !== null) return [start, start === 0 && stop === characters.length];
    }
    return null;
  }
}

function compare(one, other) {
  for (let at = 0; at < one.length; at++) {
    if (one[at] !== other[at]) return one[at] < other[at] ? -1 : 1;
  }
  return 0;
}
