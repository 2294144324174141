// Words in two languages and elements that hold them; data.words is what kg.view.words writes.
let language = (navigator.language || "zh").startsWith("zh") ? "zh" : "en";

// A word of the interface or of the ontology in the chosen language; a word that is not listed stays as it is.
function word(key) {
  const both = data.words[key];
  return both ? both[language] : key;
}

// Make an element: its class, its text, its children.
function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}
