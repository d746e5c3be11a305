// Search, filters and links to entries. Without it the page is read from top to bottom.
"use strict";
{
  const form = document.getElementById("search");
  const words = form.querySelector("input");
  const choices = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");
  const said = form.dataset;
  const number = (n) => n.toLocaleString(document.documentElement.lang);
  const fill = (phrase, ...parts) => phrase.replace(/\{(\d)\}/g, (all, i) => parts[i]);
  // Each set of answers is one of them; a thing without any has one without an answer.
  const answersOf = (element) => (element.dataset.is ?? "").split(" ").map((one) => one.split(","));

  // ---- what can be found: entries, and rows that are of one

  const entries = [...document.querySelectorAll("details")].map((element) =>
    ({ element, answers: answersOf(element), rows: [] }));
  const entryOf = new Map(entries.map((entry) => [entry.element, entry]));
  const rows = [];
  const tables = new Set();
  for (const link of document.querySelectorAll("tbody th a[href^='#']")) {
    const entry = entryOf.get(document.getElementById(link.getAttribute("href").slice(1)));
    if (!entry) continue;
    const element = link.closest("tr");
    rows.push({ element, entry, answers: element.dataset.is === undefined ? entry.answers : answersOf(element) });
    tables.add(element.closest("table"));
  }
  const isRow = new Set(rows.map((row) => row.element));
  const sections = [...document.querySelectorAll("main section")].filter((one) => one.querySelector("details"));
  for (const table of tables) {
    const none = document.createElement("p");
    none.textContent = said.none;
    none.hidden = true;
    table.parentElement.after(none);
  }

  // ---- searching

  const folded = (text) => text.normalize("NFC").toLocaleLowerCase();
  const textOf = (entry) => (entry.text ??= folded(entry.element.textContent));

  // A heading goes with the last row below it.
  const hideEmptyGroups = (table) => {
    let isBelow = false;
    let isAny = false;
    for (const body of [...table.tBodies].reverse()) {
      const isShown = [...body.rows].some((row) => isRow.has(row) && !row.hidden);
      isBelow ||= isShown;
      isAny ||= isShown;
      const isTop = body.querySelector("th.top") !== null;
      body.hidden = !(isTop ? isBelow : isShown);
      if (isTop) isBelow = false;
    }
    table.parentElement.hidden = !isAny;
    table.parentElement.nextElementSibling.hidden = isAny;
  };

  const chosen = () => {
    const parts = choices.filter((one) => one.value !== one.options[0].value)
      .map((one) => `${one.parentElement.firstChild.data}: ${one.selectedOptions[0].text}`);
    if (words.value.trim()) parts.push(`“${words.value.trim()}”`);
    return parts.join("; ");
  };

  const find = () => {
    const asked = folded(words.value).split(/\s+/).filter(Boolean);
    const wanted = choices.map((one) => (one.selectedIndex > 0 ? one.value : undefined));
    const fits = (answers) =>
      answers.some((one) => wanted.every((answer, i) => answer === undefined || one[i] === answer));
    let shown = 0;
    for (const entry of entries) {
      entry.isFound = asked.every((word) => textOf(entry).includes(word));
      const isShown = entry.isFound && fits(entry.answers);
      entry.element.hidden = !isShown;
      shown += isShown;
    }
    for (const { element, entry, answers } of rows) element.hidden = !(entry.isFound && fits(answers));
    for (const table of tables) hideEmptyGroups(table);
    for (const section of sections) section.hidden = !section.querySelector("details:not([hidden])");
    const filter = chosen();
    status.textContent = filter && `${filter}. ${fill(said.shown, number(shown), number(entries.length))}`;
  };

  let timer;
  const findSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(find, 120);
  };
  words.addEventListener("input", findSoon);
  for (const choice of choices) choice.addEventListener("change", find);
  form.addEventListener("reset", () => setTimeout(find));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    find();
    entries.find((entry) => !entry.element.hidden)?.element.querySelector("summary").focus();
  });

  // ---- opening

  const setOpen = (isOpen) => {
    for (const { element } of entries) if (!element.hidden) element.open = isOpen;
  };
  form.elements.open.addEventListener("click", () => setOpen(true));
  form.elements.close.addEventListener("click", () => setOpen(false));

  // As it stands where it is not encoded as it should be.
  const decoded = (hash) => {
    try {
      return decodeURIComponent(hash);
    } catch {
      return hash;
    }
  };
  const elementOf = (hash) => [hash, `${hash}/`, decoded(hash)].map((name) => document.getElementById(name)).find(Boolean);

  const follow = () => {
    const hash = location.hash.slice(1);
    if (!hash) return;
    const found = elementOf(hash);
    const element = found?.closest("details") ?? found;  // a former id stands in its entry
    if (!element) {
      status.textContent = fill(said.unknown, decoded(hash));
      form.scrollIntoView();
      return;
    }
    if (element.closest("[hidden]")) {
      form.reset();
      find();
    }
    if (entryOf.has(element)) {
      element.open = true;
      element.querySelector("summary").focus({ preventScroll: true });
    }
    element.scrollIntoView();
    requestAnimationFrame(() => element.scrollIntoView());  // what stands above may have become higher
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) setTimeout(follow);
  });

  // ---- paper has what is shown: of one office opened, of several as it stands, for a province would fill 2,000 pages

  let closed = [];
  addEventListener("beforeprint", () => {
    const isOfSeveral = sections.filter((one) => !one.hidden && one.parentElement.matches(".pages")).length > 1;
    closed = entries.filter(({ element }) => !element.open && !element.hidden && !isOfSeveral);
    for (const { element } of closed) element.open = true;
  });
  addEventListener("afterprint", () => {
    for (const { element } of closed) element.open = false;
  });

  setOpen(false);
  form.hidden = false;
  addEventListener("load", () => setTimeout(follow));  // behind what the browser itself does with the address
}
