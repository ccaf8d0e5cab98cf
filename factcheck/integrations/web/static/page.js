// What happens in the page: text goes to the server a moment after the last keystroke, findings come back.

import { Editor } from "./editor.js";
import { card, element, filled } from "./findings.js";
import { Folder } from "./folder.js";

const PAUSE = 250; // milliseconds after the last keystroke
const $ = (id) => document.getElementById(id);
let words = {};
const state = { name: "", isSource: false, file: null, original: "", mode: "scan", answer: null, dismissed: new Map(), edited: false };

// Questions to the server.

async function ask(path, options = {}, failed = showError) {
  try {
    const response = await fetch(path, { cache: "no-store", ...options });
    if (response.ok) return await (options.blob ? response.blob() : response.json());
    const said = await response.text();
    failed(message(said));
  } catch {
    failed(words["web.unreachable"]);
  }
  return null;
}

function message(said) {
  try {
    return JSON.parse(said).error;
  } catch {
    return said;
  }
}

const asJson = (body) => ({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

function choices() {
  return { lang: $("lang").value, sensitivity: $("sensitivity").value };
}

function article() {
  return { text: editor.value, name: state.name, is_source: state.isSource, language: $("language").value };
}

const claimsText = () => $("claims").value.replace(/\p{Surrogate}/gu, "\uFFFD");

// Checking: never two questions at once; what has changed meanwhile is asked anew.

let timer = 0;
let asking = false;
let stale = false;

function soon() {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

async function check() {
  if (asking) {
    stale = true;
    return;
  }
  if (!editor.value.trim()) {
    state.answer = { text: editor.value, summary: "", invisible: [], problems: [], findings: [], outside: [] };
    return show();
  }
  asking = true;
  stale = false;
  const inClaims = state.mode === "claims";
  const asked = { article: article(), ...choices(), ...(inClaims ? { claims: claimsText() } : {}) };
  document.body.setAttribute("aria-busy", "true");
  const answer = await ask("check", asJson(asked));
  document.body.removeAttribute("aria-busy");
  asking = false;
  if (answer && asked.article.text === editor.value && (state.mode === "claims") === inClaims) {
    state.answer = Object.assign(answer, { text: asked.article.text });
    show();
  }
  if (stale) check();
}

// Showing what came back.

function show() {
  const { answer } = state;
  if (answer && answer.text !== editor.value) return;
  const isEmpty = !editor.value.trim();
  for (const button of document.querySelectorAll("[data-save]")) button.disabled = isEmpty;
  if (!answer) return;
  const findings = answer.findings.filter((one) => !isDismissed(one));
  const attention = findings.filter((one) => one.attention);
  const listed = $("all").checked ? findings : attention;
  const held = document.activeElement?.closest?.(".card")?.dataset.key;
  editor.show(findings);
  $("findings").replaceChildren(...listed.map((one) => card(one, words, does)));
  if (held) document.querySelector(`.card[data-key="${CSS.escape(held)}"]`)?.focus();
  say(isEmpty ? words["web.empty"] : counted(attention.length));
  $("summary").textContent = isEmpty ? "" : answer.summary;
  $("warning").hidden = !answer.invisible.length;
  $("warning").textContent = filled(words["web.invisible"], { list: answer.invisible.join(", ") });
  showProblems(answer.problems);
  showDismissed();
  showOutside(answer.outside);
}

function counted(count) {
  if (!count) return words["web.nothing_wrong"];
  return count === 1 ? words["web.one_attention"] : filled(words["web.attention"], { count });
}

function say(text) {
  if ($("status").textContent !== text) $("status").textContent = text;
  $("status").removeAttribute("data-word");
}

function showError(error) {
  state.answer = null;
  editor.show([]);
  $("findings").replaceChildren();
  say(filled(words["web.failed"] || "{error}", { error }));
}

function showProblems(problems) {
  $("problems").hidden = !problems.length;
  $("problems").replaceChildren(...problems.slice(0, 20).map((problem) => element("li", {},
    problem.line && state.mode === "claims" && element("button", { type: "button", onclick: () => toLine(problem) },
      filled(words["web.line"], problem)), " ", problem.message)));
}

function toLine({ line, column }) {
  const lines = $("claims").value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  $("claims").focus();
  $("claims").setSelectionRange(start + Math.max(column - 1, 0), start + (lines[line - 1] || "").length);
}

function showDismissed() {
  const gone = state.answer.findings.filter(isDismissed);
  $("dismissed").hidden = !gone.length;
  $("dismissed").querySelector("summary").textContent = `${words["web.dismissed"]} (${gone.length})`;
  $("dismissed").querySelector("ul").replaceChildren(...gone.map((one) => element("li", {}, `${one.id} `,
    element("button", { type: "button", onclick: () => { state.dismissed.delete(one.key); show(); } }, words["web.restore"]))));
}

function showOutside(outside) {
  $("outside").replaceChildren(...(outside.length ? [
    element("h3", {}, words["web.outside"]),
    element("dl", { class: "outside-list" }, ...outside.flatMap((one) => [
      element("dt", {}, one.name, one.note && ` (${one.note})`),
      element("dd", {}, [one.value, one.reason].filter(Boolean).join(" · "))]))] : []));
}

/** A finding stays dismissed until its sentence changes. */
function isDismissed(finding) {
  return finding.attention && state.dismissed.get(finding.key) === finding.quote;
}

// What the buttons of a finding do.

const does = {
  show(finding) {
    light(finding.key);
    if (finding.stated) editor.select(finding.stated);
  },
  accept(repair) {
    if (repair.start < 0) return; // the figure was edited a moment ago, and is being checked
    editor.replace(repair.start, repair.end, repair.replacement);
    say(filled(words["web.accepted"], repair));
  },
  async acceptWords(finding) {
    const answer = await ask("accept", asJson({ article: article(), lang: $("lang").value, claims: claimsText(), id: finding.key }));
    if (!answer) return;
    $("claims").value = answer.claims;
    state.edited = true;
    check();
  },
  dismiss(finding) {
    const cards = [...document.querySelectorAll(".card")];
    const at = cards.findIndex((one) => one.dataset.key === finding.key);
    state.dismissed.set(finding.key, finding.quote);
    show();
    const left = [...document.querySelectorAll(".card")];
    (left[Math.min(at, left.length - 1)] || $("panel")).focus();
  },
};

function light(key) {
  editor.light(key);
  for (const one of document.querySelectorAll(".card")) one.classList.toggle("lit", one.dataset.key === key);
}

const editor = new Editor($("text"), $("marks"), {
  edited: soon,
  pointed: (key) => {
    light(key);
    if (key) document.querySelector(`.card[data-key="${CSS.escape(key)}"]`)?.scrollIntoView({ block: "nearest" });
  },
  next: (step) => {
    const places = (state.answer?.findings ?? []).filter((one) => one.stated && one.attention && !isDismissed(one));
    places.sort((a, b) => a.stated[0] - b.stated[0]);
    const from = $("text").selectionStart;
    const found = step > 0 ? places.find((one) => one.stated[0] > from) : places.findLast((one) => one.stated[0] < from);
    const finding = found || places.at(step > 0 ? 0 : -1);
    if (finding) does.show(finding);
  },
});

// Files.

async function open(file) {
  const query = new URLSearchParams({ name: file.name, lang: $("lang").value });
  say(words["web.checking"]);
  const answer = await ask(`open?${query}`, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
  if (!answer) return;
  begin(answer.text, { name: answer.name, isSource: answer.is_source, file: answer.format === "docx" ? file : null });
}

function begin(text, about) {
  Object.assign(state, { name: "", isSource: false, file: null, answer: null, edited: false, original: text, ...about });
  state.dismissed.clear();
  $("name").textContent = state.name;
  $("claims").value = "";
  editor.value = text;
  if (state.mode === "claims") draft();
  else check();
}

async function save(kind) {
  const stem = (state.name || "article").replace(/\.[^.]*$/, "");
  if (kind === "text") return hand(new Blob([editor.value], { type: "text/plain" }), state.isSource ? state.name : `${stem}.txt`);
  const dismissed = [...state.dismissed.keys()];
  const asked = { article: article(), ...choices(), kind, dismissed };
  if (kind === "claims" ? $("claims").value : state.mode === "claims") asked.claims = claimsText();
  if (kind === "docx" && state.file && editor.value === state.original) asked.document = await base64(state.file);
  const blob = await ask("export", { ...asJson(asked), blob: true });
  const names = { claims: "claims.toml", html: `${stem}.html`, docx: `${stem}.comments.docx` };
  if (blob) hand(blob, names[kind]);
}

function hand(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(filled(words["web.saved"], { file: name }));
}

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

// Claims.

async function draft() {
  if (!editor.value.trim()) return check();
  say(words["web.drafting"]);
  const answer = await ask("draft", asJson({ article: article(), lang: $("lang").value }));
  if (!answer) return null;
  $("claims").value = answer.claims;
  state.edited = false;
  return check();
}

function choose(mode) {
  state.mode = mode;
  for (const one of ["scan", "claims"]) {
    $(`tab-${one}`).setAttribute("aria-selected", String(one === mode));
    $(`tab-${one}`).tabIndex = one === mode ? 0 : -1;
  }
  $("panel-scan").setAttribute("aria-labelledby", `tab-${mode}`);
  $("claims-part").hidden = mode !== "claims";
  state.answer = null;
  editor.show([]);
  $("findings").replaceChildren();
  if (mode === "claims" && !$("claims").value.trim()) draft();
  else check();
}

// The language of the page.

async function speak(lang) {
  const answer = await ask(`words?${new URLSearchParams({ lang })}`);
  if (!answer) return;
  words = answer;
  document.documentElement.lang = lang;
  document.title = `${words["web.title"]} – factcheck`;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = words[one.dataset.word];
  for (const one of document.querySelectorAll("[data-word-label]")) one.setAttribute("aria-label", words[one.dataset.wordLabel]);
  for (const one of document.querySelectorAll("[data-word-placeholder]")) one.placeholder = words[one.dataset.wordPlaceholder];
}

// Wiring.

$("all").addEventListener("change", show);
$("sensitivity").addEventListener("change", check);
$("language").addEventListener("change", check);
$("claims").addEventListener("input", () => {
  state.edited = true;
  soon();
});
$("draft").addEventListener("click", () => {
  if (!state.edited || confirm(words["web.draft_over"])) draft();
});
$("clear").addEventListener("click", () => {
  begin("", {});
  $("text").focus();
});
$("file").addEventListener("change", () => {
  if ($("file").files.length) open($("file").files[0]);
  $("file").value = "";
});
for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => save(button.dataset.save));
for (const mode of ["scan", "claims"]) {
  $(`tab-${mode}`).addEventListener("click", () => choose(mode));
  $(`tab-${mode}`).addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const other = { Home: "scan", End: "claims" }[event.key] || (mode === "scan" ? "claims" : "scan");
    choose(other);
    $(`tab-${other}`).focus();
  });
}
for (const event of ["dragenter", "dragover"]) {
  document.addEventListener(event, (dragged) => {
    if (![...dragged.dataTransfer.types].includes("Files")) return;
    dragged.preventDefault();
    document.body.classList.add("dragging");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dragging");
});
document.addEventListener("drop", (event) => {
  document.body.classList.remove("dragging");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  open(event.dataTransfer.files[0]);
});

const folder = $("articles") && new Folder($("articles"), $("surveyed"), {
  ask,
  words: () => words,
  choices,
  open: async (number, name) => {
    const blob = await ask(`articles/${number}`, { blob: true });
    if (!blob) return;
    await open(new File([blob], name));
    $("text").focus();
  },
});
$("lang").addEventListener("change", async () => {
  await speak($("lang").value);
  if (folder) folder.survey();
  check();
});
await speak($("lang").value);
document.body.dataset.ready = "yes";
if (editor.value.trim()) check();
if (folder) folder.start();
