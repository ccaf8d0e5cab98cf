// One finding as a card: what it says, what would correct it, and what can be done about it.

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter(Boolean)); // what is left out is false, null, 0 or ""
  return made;
}

export function filled(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** `words` says everything; `does` has what its buttons do: show, accept, acceptWords, dismiss. */
export function card(finding, words, does) {
  const title = `finding-${finding.number}`;
  const actions = element("p", { class: "actions" },
    finding.stated && element("button", { type: "button", onclick: () => does.show(finding) }, words["web.to_text"]),
    finding.accepts && element("button", { type: "button", onclick: () => does.acceptWords(finding) }, words["web.accept_words"]),
    finding.attention && element("button", {
      type: "button", "aria-label": filled(words["web.dismiss_label"], { id: finding.id }), onclick: () => does.dismiss(finding),
    }, words["web.dismiss"]),
  );
  return element("li", { class: `card v-${finding.verdict}`, "data-key": finding.key, tabindex: "-1", "aria-labelledby": title },
    element("h3", { id: title },
      element("span", { class: `badge v-${finding.verdict}` },
        element("span", { "aria-hidden": "true" }, finding.sign), ` ${finding.word}`),
      element("span", { class: "name" }, finding.id)),
    finding.explanation && element("p", { class: "reason" }, finding.explanation),
    ...finding.checks.map((check) => checked(check, finding, words, does)),
    finding.drift.length && element("ul", { class: "drift" }, ...finding.drift.map((change) =>
      element("li", {}, `${change.figure}: `, element("del", {}, change.before), " → ", element("ins", {}, change.after || "∅")))),
    finding.conflict.length && element("p", { class: "conflict" }, `${words["page.conflict"]} ${finding.conflict.map((one) => one.id).join(", ")}`),
    ...finding.notes.map((note) => element("p", { class: "note" }, note)),
    element("blockquote", {}, finding.quote),
    ...finding.checks.filter((check) => check.steps.length || check.source).map((check) =>
      element("details", {}, element("summary", {}, check.rule),
        check.source && element("p", {}, element("code", {}, check.source)),
        check.steps.length && element("ol", { class: "steps" }, ...check.steps.map((step) => element("li", {}, step))))),
    actions);
}

function checked(check, finding, words, does) {
  const said = check.explanation && check.explanation !== finding.explanation;
  return element("div", { class: "check" },
    check.decision && element("p", { class: "decision" }, `‼ ${words["line.decision"]}`),
    said && element("p", { class: "reason" }, check.explanation),
    check.repairs.length && element("p", { class: "label" }, words["page.repairs"]),
    check.repairs.length && element("ul", { class: "repairs" }, ...check.repairs.map((repair) => element("li", {},
      element("del", {}, repair.before), " → ", element("ins", {}, repair.after), " ", element("small", {}, repair.slip), " ",
      "start" in repair && element("button", {
        type: "button", class: "accept",
        "aria-label": filled(words["web.accept_label"], repair),
        onclick: () => does.accept(repair),
      }, filled(words["web.accept"], repair))))));
}
