// What the page shows, as kg.view.whole.content wrote it. Names come from documents: they are only ever put on the page as
// text (textContent, fillText), never as markup.
const data = JSON.parse(document.getElementById("data").textContent);

// Bytes from base64. (Uint8Array.fromBase64 is not in every browser yet.)
function bytes(text) {
  const raw = atob(text);
  const found = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at++) found[at] = raw.charCodeAt(at);
  return found;
}

// Columns by the number of a node; the lower its number, the more neighbours it has.
const columns = {
  x: new Int16Array(bytes(data.nodes.x).buffer),
  y: new Int16Array(bytes(data.nodes.y).buffer),
  radius: bytes(data.nodes.radius),
  type: bytes(data.nodes.type),
  community: new Uint16Array(bytes(data.nodes.community).buffer),
};
const SIZE = columns.x.length;

// Facts one below the other: lower and higher node, twice the predicate (one more if the higher node is the subject), and
// the number of qualifier and dates. links has each pair of nodes once.
const [facts, links] = (() => {
  const stream = bytes(data.facts);
  const numbers = new Uint32Array(stream.length);
  let count = 0;
  for (let at = 0, shift = 0; at < stream.length; at++) {
    numbers[count] += (stream[at] & 127) << shift;
    if (stream[at] > 127) shift += 7;
    else [count, shift] = [count + 1, 0];
  }
  const pairs = [];
  let [low, before] = [0, -1];
  for (let at = 0; at < count; at += 4) {
    low += numbers[at];
    numbers[at] = low;
    const pair = low * SIZE + numbers[at + 1];
    if (pair !== before) pairs.push(low, numbers[at + 1]);
    before = pair;
  }
  return [numbers.subarray(0, count), Uint32Array.from(pairs)];
})();

// The numbers of what belongs to a node, for all nodes: of(n) of an index made over rows of `width` numbers, of which the
// first two are nodes.
function index(rows, width) {
  const starts = new Uint32Array(SIZE + 1);
  for (let at = 0; at < rows.length; at += width) for (const end of [0, 1]) starts[rows[at + end] + 1]++;
  for (let node = 0; node < SIZE; node++) starts[node + 1] += starts[node];
  const next = starts.slice();
  const found = new Uint32Array(starts[SIZE]);
  for (let at = 0; at < rows.length; at += width) for (const end of [0, 1]) found[next[rows[at + end]]++] = at;
  return (node) => found.subarray(starts[node], starts[node + 1]);
}
const factsOf = index(facts, 4);
const linksOf = index(links, 2);
const neighbours = (node) => Array.from(linksOf(node), (at) => (links[at] === node ? links[at + 1] : links[at]));

// As the search wants them.
data.nodes = data.names.rows.map(([id, type, label]) => ({ id, type, label, degree: linksOf(id).length }));
