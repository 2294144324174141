// Finding a node by any of its names. The list is also the way to every node for those who use the keyboard.
function search(input, list, choose) {
  let names;
  // What kg find would find, in the same order; before anything is typed, the best connected nodes.
  const find = (typed) => {
    if (!typed) return [...data.nodes].sort((a, b) => b.degree - a.degree || a.id - b.id).slice(0, FOUND);
    names ??= new Names(data.names);
    return names.find(typed).map(({ path, matched }) => ({ ...data.nodes[path], matched }));
  };
  const show = ({ label, type, matched }) => {
    const beside = [word(type), matched && matched !== label ? matched : ""].filter(Boolean).join(" · ");
    return [label, make("small", "", beside)];
  };
  new Combobox(input, list, { find, show, take: ({ id }) => choose(id), nothing: () => word("ui:nothing"), eager: true });
}
