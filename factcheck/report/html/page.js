"use strict";
// The page reads well without this script: marks in the text are links to findings, findings link back.
// It adds the recomputation on hover, focus or tap, the filter, and keys in the list.
(() => {
  const tip = document.getElementById("tip");
  const narrow = matchMedia("(max-width: 56rem)");
  let shownFor = null;
  let hiding = 0;

  const byId = (id) => document.getElementById(id);
  const idsOf = (element) => (element.dataset.findings || "").split(" ").filter(Boolean);

  function light(ids, on) {
    for (const id of ids) {
      for (const part of document.querySelectorAll(`[data-findings~="${id}"]`)) part.classList.toggle("lit", on);
    }
  }

  function fill(element) {
    tip.replaceChildren();
    if (element.dataset.meaning) {
      const meaning = document.createElement("p");
      meaning.className = "meaning";
      meaning.textContent = element.dataset.meaning;
      tip.append(meaning);
    }
    for (const id of idsOf(element)) {
      const core = byId(id).querySelector(".core").cloneNode(true);
      core.classList.add(`v-${byId(id).dataset.verdict}`);
      tip.append(core);
    }
  }

  function place(element) {
    if (narrow.matches) return;
    const box = element.getClientRects()[0];
    const below = box.bottom + 8;
    tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${below + tip.offsetHeight > innerHeight ? Math.max(8, box.top - tip.offsetHeight - 8) : below}px`;
  }

  function show(element) {
    clearTimeout(hiding);
    if (shownFor === element) return;
    hide();
    shownFor = element;
    fill(element);
    tip.hidden = false;
    place(element);
    element.setAttribute("aria-describedby", "tip");
    light(idsOf(element), true);
  }

  function hide() {
    clearTimeout(hiding);
    if (!shownFor) return;
    light(idsOf(shownFor), false);
    shownFor.removeAttribute("aria-describedby");
    shownFor = null;
    tip.hidden = true;
  }

  const target = (event) => (event.target instanceof Element ? event.target.closest("article [data-findings]") : null);
  const hideSoon = () => { clearTimeout(hiding); hiding = setTimeout(hide, 200); };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const element = target(event);
    if (element) show(element);
    else if (tip.contains(event.target)) clearTimeout(hiding);
    else if (shownFor && shownFor !== document.activeElement) hideSoon();
  });
  document.addEventListener("focusin", (event) => {
    const element = target(event);
    if (element) show(element);
    else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const element = target(event);
    if (element && !element.matches("a")) show(element);
    else if (!element && !tip.contains(event.target)) hide();
  });
  addEventListener("scroll", () => { if (shownFor && !narrow.matches) place(shownFor); }, { passive: true });

  // The list of findings keeps below the head, however many lines that takes
  const mast = document.querySelector(".mast");
  const measure = () => document.documentElement.style.setProperty("--mast", `${mast.offsetHeight}px`);
  addEventListener("resize", measure);
  measure();

  // Filter
  const boxes = [...document.querySelectorAll(".filters input")];
  function filter() {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    for (const list of document.querySelectorAll(".findings")) {
      let shown = 0;
      for (const card of list.children) {
        card.hidden = off.has(card.dataset.verdict);
        shown += card.hidden ? 0 : 1;
      }
      list.nextElementSibling.hidden = shown > 0 || list.children.length === 0;
    }
  }
  for (const box of boxes) box.addEventListener("change", filter);

  // Keys, only while the focus is in the list or on a mark in the text
  const visible = (card) => !card.hidden;
  function step(card, by) {
    const cards = [...document.querySelectorAll(".card")].filter(visible);
    const next = cards[cards.indexOf(card) + by];
    if (next) next.focus();
    if (next) next.scrollIntoView({ block: "nearest" });
  }
  function cardKey(event, card) {
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (by) step(card, by);
    else if (event.key === "Enter" && event.target === card && byId(`t${card.id}`)) jump(`t${card.id}`);
    else return;
    event.preventDefault();
  }
  function jump(id) {
    const element = byId(id);
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const card = event.target.closest(".card");
    if (card) return cardKey(event, card);
    const mark = event.target.closest("article .mark");
    if (event.key === "Escape") {
      hide();
      if (mark) jump(idsOf(mark)[0]);
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const element = byId(link.hash.slice(1));
    if (!element || !element.matches(".card, .mark, .figure")) return;
    event.preventDefault();
    hide();
    if (element.hidden) unfilter(element.dataset.verdict);
    history.pushState(null, "", link.hash);
    jump(element.id);
  });
  function unfilter(verdict) {
    for (const box of boxes) box.checked ||= box.value === verdict;
    filter();
  }
  for (const list of document.querySelectorAll(".findings")) {
    if (list.firstElementChild) list.firstElementChild.tabIndex = 0;
  }

  // Print everything that is folded
  addEventListener("beforeprint", () => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
})();
