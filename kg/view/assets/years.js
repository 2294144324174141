// Two sliders for the years that are shown. Facts without a date are of all time and stay.
class Years {
  constructor(element, change) {
    const dated = data.facts.flatMap((fact) => [fact[FROM], fact[TO]]).map((text) => Number(text.slice(0, 4))).filter(Boolean);
    this.element = element;
    this.inputs = [...element.querySelectorAll("input")];
    this.output = element.querySelector("output");
    this.span = [Math.min(...dated), Math.max(...dated)];
    element.hidden = new Set(dated).size < 2;
    this.inputs.forEach((input, side) => {
      [input.min, input.max] = this.span;
      input.value = this.span[side];
      input.addEventListener("input", () => {
        const [since, until] = this.values();
        if (since > until) this.inputs[1 - side].value = input.value; // the other end gives way
        this.say();
        change(this.chosen());
      });
    });
    if (!element.hidden) this.say();
  }

  values = () => this.inputs.map((input) => Number(input.value));

  // The years, or null for all of them.
  chosen() {
    const values = this.values();
    return values.every((value, side) => value === this.span[side]) ? null : values;
  }

  say() {
    const [since, until] = this.values();
    this.output.textContent = since === until ? `${since}` : `${since}–${until}`;
    this.inputs.forEach((input, side) => input.setAttribute("aria-label", word(side ? "ui:until" : "ui:since")));
    this.element.setAttribute("aria-label", word("ui:years"));
    this.element.title = word("ui:undated");
  }
}
