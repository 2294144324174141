// The query editor: what the parts of its page do together.
import { Asking, Refused, asked, fragment, keep, last, save, summary } from "./asking.js";
import { Completion } from "./complete.js";
import { Field } from "./field.js";
import { Results, make, parsed } from "./results.js";
import { Values } from "./values.js";

const TABLE = "application/sparql-results+json, application/n-triples;q=0.9";

const get = (id) => document.getElementById(id);
const [form, status, refused, tools] = ["editor", "status", "refused", "tools"].map(get);
const [examples, narrow] = [document.querySelector(".examples"), matchMedia("(max-width: 1000px)")];
const said = JSON.parse(form.dataset.words);
const words = new Proxy(said, { get: (_, key) => said[document.documentElement.lang][key] }); // as the page speaks now
const { terms, prefixes } = await (await fetch(`/terms?language=${document.documentElement.lang}`)).json();
const full = (name) => name.replace(/^([^:]*):/, (_, prefix) => prefixes[prefix] ?? `${prefix}:`);
const names = { prefixes, labels: Object.fromEntries(terms.map(([name, label]) => [full(name), label])) };

const field = new Field(get("query"), get("ink"), get("numbers"));
const results = new Results(get("results"), words, names);
const asking = new Asking();
const values = new Values(get("values"), words.drop, prefixes);
new Completion(field, get("completions"), terms);

const current = () => ({ query: field.text, bindings: values.bindings });

// Put a query into the editor; the values of its parameters stand above it.
function put(one) {
  field.set(one.query);
  values.set(one.bindings);
}

// Ask, and say how it went; then() gets the answer. True when there was one.
async function answered(accept, then) {
  const begun = performance.now();
  refused.replaceChildren();
  field.mark(null);
  [status.textContent, form.dataset.busy, get("cancel").hidden] = [words.running, "", false];
  const control = asking.ask(current(), accept);
  const mine = asking.control;
  try {
    const said = then(await control);
    status.textContent = `${said ?? ""} · ${Math.round(performance.now() - begun)} ms`;
    return true;
  } catch (error) {
    if (mine !== asking.control) return false; // the next query is under way
    status.textContent = error.name === "AbortError" ? words.cancelled : "";
    if (error.name !== "AbortError") refuse(error);
    return false;
  } finally {
    if (mine === asking.control) {
      if (document.activeElement === get("cancel")) get("run").focus();
      get("cancel").hidden = true;
      delete form.dataset.busy;
    }
  }
}

function refuse(error) {
  const sentence = error instanceof Refused ? error.message : `${words.failed} (${error.message})`;
  refused.append(sentence);
  const place = /at line (\d+), column (\d+)/.exec(sentence);
  if (!place) return;
  field.mark({ line: Number(place[1]), column: Number(place[2]) });
  const visit = make("button", { type: "button" }, words.visit);
  visit.addEventListener("click", () => field.visit());
  refused.append(" ", visit);
}

async function run() {
  tools.hidden = true;
  results.place.replaceChildren();
  const one = current();
  history.replaceState(null, "", `/query${fragment(one)}`);
  keep(one);
  showLast();
  await answered(TABLE, ({ text, media }) => {
    const answer = parsed(text, media);
    results.show(answer, text);
    tools.hidden = false;
    for (const button of tools.querySelectorAll("button[data-of]")) {
      button.hidden = (button.dataset.of === "triples") !== media.includes("n-triples");
    }
    get("raw").setAttribute("aria-pressed", "false");
    return answer.rows ? words.rows.replace("{}", answer.rows.length) : words.answer;
  });
}

// The same query in another form, as a file.
function download({ dataset: { media, ending } }) {
  return answered(media, ({ text }) => {
    save(text, `answer.${ending}`, media);
    return `answer.${ending}`;
  });
}

function showLast() {
  const items = last().map((one) => {
    const button = make("button", { type: "button" }, summary(one));
    button.addEventListener("click", () => put(one));
    return make("li", {}, button);
  });
  get("last").replaceChildren(...items);
  get("last").parentElement.hidden = !items.length;
}

// The server turns the names that a person has typed into IRIs; the query gets them as values, never as text.
async function open(question) {
  const output = question.querySelector("output");
  output.textContent = "";
  const response = await fetch(`/questions/${question.dataset.question}?${new URLSearchParams(new FormData(question))}`);
  if (!response.ok) return (output.textContent = (await response.text()).trim());
  put(await response.json());
  if (narrow.matches) examples.open = false;
  form.scrollIntoView({ block: "nearest" });
  return run();
}

form.addEventListener("submit", (event) => (event.preventDefault(), run()));
get("cancel").addEventListener("click", () => asking.stop());
field.area.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
get("raw").addEventListener("click", ({ currentTarget: button }) => {
  const raw = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(raw));
  raw ? results.raw() : results.draw();
});
for (const button of tools.querySelectorAll("button[data-media]")) button.addEventListener("click", () => download(button));
const questions = [...document.querySelectorAll("form[data-question]")];
for (const question of questions) {
  question.addEventListener("submit", (event) => {
    event.preventDefault();
    open(question).catch((error) => (question.querySelector("output").textContent = `${words.failed} (${error.message})`));
  });
}
addEventListener("hashchange", () => asked(location.hash) && put(asked(location.hash)));

if (narrow.matches) examples.open = false;
showLast();
const given = asked(location.hash);
const named = new URLSearchParams(location.search).get("name");
if (given) put(given);
else questions.find((one) => one.dataset.question === named)?.requestSubmit();
form.dataset.ready = "";
