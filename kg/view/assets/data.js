// What the page shows, as kg.view.page wrote it. Everything in it comes from documents: it is only ever put on the page
// as text (textContent, fillText), never as markup.
const data = JSON.parse(document.getElementById("data").textContent);

// A fact is a row: subject, predicate, object, qualifier, from, to, sentences. Subject and object are the number of a node
// in the picture, or a text; sentences are numbers of data.evidence.
const [SUBJECT, PREDICATE, OBJECT, QUALIFIER, FROM, TO, SENTENCES] = [0, 1, 2, 3, 4, 5, 6];

const nameOf = (end) => (typeof end === "number" ? data.nodes[end].label : end);

// factsOf[n]: numbers of the facts that node n is part of.
const factsOf = data.nodes.map(() => []);
data.facts.forEach((fact, number) => {
  for (const end of new Set([fact[SUBJECT], fact[OBJECT]])) {
    if (typeof end === "number") factsOf[end].push(number);
  }
});

// edgesOf[n]: the edges of node n.
const edgesOf = data.nodes.map(() => []);
for (const edge of data.edges) for (const end of [edge.from, edge.to]) edgesOf[end].push(edge);

// Dates as they are shown.
const dates = (fact) => [fact[FROM], fact[TO]].filter(Boolean).join("–");

// What is written on an edge: the post or the predicate of its first fact, and when; how many more there are.
function relation(facts) {
  const first = facts.find((fact) => fact[QUALIFIER] && fact[PREDICATE] === "memberOf") || facts[0];
  const role = first[PREDICATE] === "memberOf" && first[QUALIFIER] ? first[QUALIFIER] : word(first[PREDICATE]);
  const more = new Set(facts.map((fact) => fact[PREDICATE] + fact[QUALIFIER])).size - 1;
  return [role, dates(first), more ? `+${more}` : ""].filter(Boolean).join(" ");
}
