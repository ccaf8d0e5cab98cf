// The articles of the folder that the server was given: checked one after the other, the worst first.

import { element, filled } from "./findings.js";

export class Folder {
  constructor(list, progress, { ask, words, open, choices }) {
    Object.assign(this, { list, progress, ask, words, open, choices });
    this.rows = [];
    this.run = 0;
  }

  async start() {
    const names = await this.ask("articles");
    if (!names) return;
    this.rows = names.map((name, number) => ({ name, number }));
    await this.survey();
  }

  async survey() {
    const run = ++this.run;
    for (const row of this.rows) row.answer = row.error = null;
    this.show();
    for (const row of this.rows) {
      const { lang, sensitivity } = this.choices();
      const query = new URLSearchParams({ lang, sensitivity });
      const answer = await this.ask(`survey/${row.number}?${query}`, { method: "POST" }, (error) => { row.error = error; });
      if (run !== this.run) return;
      row.answer = answer;
      this.show();
    }
  }

  show() {
    const done = this.rows.filter((row) => row.answer || row.error).length;
    this.progress.textContent = filled(this.words()["web.surveyed"], { done, count: this.rows.length });
    const held = document.activeElement?.dataset?.number;
    this.list.replaceChildren(...[...this.rows].sort(order).map((row) => this.row(row)));
    if (held !== undefined) this.list.querySelector(`[data-number="${held}"]`)?.focus();
  }

  row({ name, number, answer, error }) {
    return element("li", {},
      element("button", { type: "button", class: "article", "data-number": number, onclick: () => this.open(number, name) },
        answer && element("span", { class: `badge v-${answer.verdict}` }, `${answer.sign} ${answer.word}`),
        error && element("span", { class: "badge v-invalid" }, "!"),
        element("span", { class: "file" }, name)),
      answer && answer.worst.length && element("ul", { class: "worst" }, ...answer.worst.map((said) => element("li", {}, said))),
      error && element("p", { class: "worst" }, error));
  }
}

/** Worst first: by the findings one by one, then as the folder has them. */
function order(a, b) {
  const ranks = ({ answer, error }) => (error ? [[0, 0]] : answer?.rank ?? []);
  const [mine, theirs] = [ranks(a), ranks(b)];
  for (let at = 0; at < Math.max(mine.length, theirs.length); at++) {
    if (!mine[at]) return 1;
    if (!theirs[at]) return -1;
    const by = mine[at][0] - theirs[at][0] || mine[at][1] - theirs[at][1];
    if (by) return by;
  }
  return a.number - b.number;
}
