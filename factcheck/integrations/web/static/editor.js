// The article as a text area, with the marks of the findings painted behind its letters.
//
// Both have the same font, width and line breaks, so that a mark lies under its words.  Text is only ever text here:
// nothing of an article becomes markup.

const RANK = ["invalid", "missing", "inconsistent", "drifted", "rounding", "implied", "unchecked", "consistent"];

export class Editor {
  constructor(text, marks, { edited, pointed, next }) {
    this.text = text;
    this.marks = marks;
    this.findings = [];
    this.lit = null;
    this.before = text.value;
    text.addEventListener("input", () => {
      this.move();
      this.paint();
      edited();
    });
    for (const event of ["click", "keyup"]) text.addEventListener(event, () => pointed(this.at(text.selectionStart)));
    text.addEventListener("keydown", (event) => {
      if (event.key !== "F8") return;
      event.preventDefault();
      next(event.shiftKey ? -1 : 1);
    });
    this.paint();
  }

  get value() {
    return this.text.value.replace(/\p{Surrogate}/gu, "\uFFFD");
  }

  set value(written) {
    this.text.value = this.before = written;
    this.findings = [];
    this.paint();
  }

  /** Replace a stretch so that Ctrl+Z takes it back. */
  replace(start, end, written) {
    this.text.focus({ preventScroll: true });
    this.text.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, written)) {
      this.text.setRangeText(written, start, end, "end");
      this.text.dispatchEvent(new Event("input"));
    }
  }

  /** Move the places of what was found with an edit, until they are checked anew; what the edit touches loses them. */
  move() {
    const [before, after] = [this.before, this.text.value];
    this.before = after;
    let same = 0;
    while (same < Math.min(before.length, after.length) && before[same] === after[same]) same++;
    let end = before.length;
    const grown = after.length - before.length;
    while (end > same && end + grown > same && before[end - 1] === after[end + grown - 1]) end--;
    const moved = ([from, to]) => (to <= same ? [from, to] : from >= end ? [from + grown, to + grown] : null);
    for (const one of this.findings) {
      one.figures = one.figures.map(moved).filter(Boolean);
      one.stated = one.stated && moved(one.stated);
      for (const repair of one.checks.flatMap((check) => check.repairs).filter((repair) => "start" in repair)) {
        [repair.start, repair.end] = moved([repair.start, repair.end]) || [-1, -1];
      }
    }
  }

  show(findings) {
    this.before = this.text.value;
    this.findings = findings;
    this.paint();
  }

  /** Return the key of the finding at an offset: the one whose figure is there, else whose sentence. */
  at(offset) {
    const within = ([start, end]) => start <= offset && offset <= end;
    const found = this.findings.find((one) => one.stated && within(one.stated)) ||
      this.findings.find((one) => one.figures.some(within));
    return found ? found.key : null;
  }

  light(key) {
    this.lit = key;
    this.paint();
  }

  /** Select a stretch and bring it into view. */
  select([start, end]) {
    this.text.focus({ preventScroll: true });
    this.text.setSelectionRange(start, end);
    const mark = this.marks.querySelector(".lit") || this.marks;
    mark.scrollIntoView({ block: "center" });
  }

  paint() {
    const value = this.text.value;
    const spans = [];
    for (const one of this.findings) {
      const lit = one.key === this.lit;
      for (const [start, end] of one.figures) spans.push({ start, end, verdict: one.verdict, lit, strong: false });
      if (one.stated) {
        spans.push({ start: one.stated[0], end: one.stated[1], verdict: one.verdict, lit, strong: true });
      }
    }
    const cuts = [...new Set([0, value.length, ...spans.flatMap(({ start, end }) => [start, end])])]
      .filter((at) => at <= value.length)
      .sort((a, b) => a - b);
    spans.sort((a, b) => a.start - b.start);
    const pieces = [];
    let open = [];
    let next = 0;
    for (let at = 0; at + 1 < cuts.length; at++) {
      while (next < spans.length && spans[next].start <= cuts[at]) open.push(spans[next++]);
      open = open.filter((span) => span.end > cuts[at]);
      pieces.push(piece(value.slice(cuts[at], cuts[at + 1]), open));
    }
    this.marks.replaceChildren(...pieces, "\n");
  }
}

function piece(text, open) {
  if (!open.length) return document.createTextNode(text);
  const worst = open.reduce((a, b) => (RANK.indexOf(b.verdict) < RANK.indexOf(a.verdict) ? b : a));
  const mark = document.createElement("span");
  mark.className = `claim v-${worst.verdict}`;
  if (open.some((span) => span.strong)) mark.classList.add("stated");
  if (open.some((span) => span.lit)) mark.classList.add("lit");
  mark.textContent = text;
  return mark;
}
