// The search dialog over Pagefind's index; imported the first time somebody searches.

const dialog = document.getElementById("_search");

// One Escape closes, with words in the field or without: browsers differ.
dialog.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  dialog.close();
});

// Each edition has an index of its own; the scripts are those of both.
const { lang } = document.documentElement;
const foreign = lang === "en" ? "fr" : "en";
const index = new URL("../pagefind/", import.meta.url);
const pagefind = await import(new URL("pagefind.js", index));
const anchors = await (await fetch(new URL(`passages-${lang}.json`, index))).json();

const PAGES = 8; // shown at first, and more with every click
const PASSAGES = 3; // of a page, likewise
const BEFORE = 8; // words of an excerpt before the first match
const AROUND = 32; // and altogether
const TOP = { id: "", start: 0 };

const input = dialog.querySelector("input");
const status = dialog.querySelector("[role=status]");
const list = dialog.querySelector("ol");
const hint = status.textContent;
const { none, one, many, more, searching, sentence } = dialog.dataset;

// The passages of each page in their order: statements, sentences and sections, by their ids.
for (const [page, starts] of Object.entries(anchors)) {
  const passages = Object.entries(starts).map(([id, start]) => ({ id, start }));
  anchors[page] = passages.sort((a, b) => a.start - b.start);
}

/** The query as it may be written: Pagefind folds accents and case, but not œ and oe. */
function spellings(query) {
  return new Set([query, query.replace(/œ/gi, "oe"), query.replace(/oe/gi, "œ")]);
}

/** The query without what an apostrophe sets off its words: l’accord, the agreement’s. */
function bare(query) {
  return query.replace(/\b(?:qu|[a-z])['’](?=\p{L})|(?<=\p{L})['’]s\b/giu, "");
}

/**
 * The pages that have the words, best first, each with its passages that do. A passage whose id is
 * the query comes before all others.
 */
async function matches(query) {
  const pages = new Map();
  const add = (result, score, passage, words) => {
    if (!pages.has(result.id)) pages.set(result.id, { result, score, passages: new Map() });
    const page = pages.get(result.id);
    page.score = Math.max(page.score, score);
    page.passages.set(passage, new Set([...(page.passages.get(passage) ?? []), ...words]));
  };
  const isCalled = ({ id }) => id.toLowerCase() === query.toLowerCase();
  if (Object.values(anchors).flat().some(isCalled)) {
    for (const result of (await pagefind.search(null)).results) {
      for (const passage of anchors[result.id].filter(isCalled)) add(result, Infinity, passage, []);
    }
  }
  for (const words of spellings(query)) {
    const { results } = await pagefind.search(words);
    if (!(await areMeant(words, results))) continue;
    for (const result of results) {
      for (const word of result.words) {
        const passage = anchors[result.id].findLast(({ start }) => start <= word) ?? TOP;
        add(result, result.score, passage, [word]);
      }
    }
  }
  if (!pages.size && bare(query) !== query) return matches(bare(query));
  return [...pages.values()].sort((a, b) => b.score - a.score);
}

/** A text's words in small letters without accents. */
function folded(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a query that have one like them, of the same beginning, at some place of a text. */
function answered(query, words, places) {
  const hits = [...places].map((at) => folded(words[at]).join(""));
  const stem = (word) => word.slice(0, Math.ceil(word.length / 2));
  return folded(query).filter((word) => hits.some((hit) => hit.includes(stem(word))));
}

/**
 * Whether what was found has words like those asked for. When there are none in the whole edition,
 * Pagefind answers with shorter ones that these begin with: “Ma” for “Macron”.
 */
async function areMeant(query, [best]) {
  if (!best) return false;
  const words = (await best.data()).content.split(/\s+/);
  return answered(query, words, best.words).length === folded(query).length;
}

/** A text without the signs that Pagefind was given with it (dossier/publish/pagefind.py). */
function plain(text) {
  return text.replaceAll("’`", "’").replace(/[\ue001\ue002]/g, "");
}

/** The match that most of the query's words stand at or after, as near as an excerpt is long. */
function bestMatch(query, words, hits) {
  const inOrder = [...hits].sort((a, b) => a - b);
  const counts = inOrder.map((first) => {
    const near = inOrder.filter((at) => at >= first && at < first + AROUND - BEFORE);
    return answered(query, words, near).join("").length;
  });
  return inOrder[counts.indexOf(Math.max(...counts))];
}

/** The words around the best match, as far as the passage goes, the matches marked. */
function excerpt(words, passage, end, hits, query) {
  const last = end ?? words.length;
  const first = bestMatch(query, words, hits) ?? passage.start;
  const start = Math.max(passage.start, Math.min(first - BEFORE, last - AROUND));
  const stop = Math.min(last, start + AROUND);
  const line = element("span", "search__excerpt", start > passage.start ? "… " : "");
  const before = words.slice(0, start).join("");
  let part = line;
  for (let at = start; at < stop; at++) {
    const continues = at === start && before.lastIndexOf("\ue001") > before.lastIndexOf("\ue002");
    if (continues || words[at].includes("\ue001")) {
      part = element("span");
      part.lang = foreign;
      line.append(part);
    }
    const word = plain(words[at]);
    part.append(hits.has(at) ? element("mark", "", word) : word, " ");
    if (words[at].includes("\ue002")) part = line;
  }
  if (stop < last) line.append("…");
  return line;
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/**
 * A page: its title, and below it the passages: first those that answer most of the query, by the
 * letters of its words, as small ones are everywhere; then statements, and those with most matches.
 */
async function entry({ result, passages }, query) {
  const data = await result.data();
  const words = data.content.split(/\s+/);
  const item = ([passage, hits]) => {
    const heading = data.anchors.findLast(
      (anchor) => /^h[23]$/.test(anchor.element) && anchor.location <= passage.start,
    );
    const end = anchors[result.id].find(({ start }) => start > passage.start)?.start;
    const number = passage.id.match(/^s(\d+)$/)?.[1];
    const place = [plain(heading?.text ?? ""), number && `${sentence} ${number}`];
    const section = element("span", "search__section", place.filter(Boolean).join(" · "));
    const link = element("a", "", section, excerpt(words, passage, end, hits, query));
    link.href = `${data.url}${passage.id && "#"}${passage.id}`;
    return element("li", "", link);
  };
  const headings = data.anchors.filter(({ element }) => /^h\d$/.test(element)).map(({ id }) => id);
  const ranks = new Map();
  for (const [passage, hits] of passages) {
    const isCalled = !hits.size; // like the query, that is
    const letters = isCalled ? Infinity : answered(query, words, hits).join("").length;
    const isStatement = passage.id && !headings.includes(passage.id);
    ranks.set(passage, [letters, isStatement ? 1 : 0, hits.size, -passage.start]);
  }
  const best = [...passages].sort(([a], [b]) => {
    const [its, other] = [ranks.get(a), ranks.get(b)];
    const at = its.findIndex((rank, index) => rank !== other[index]);
    return other[at] - its[at];
  });
  const title = element("span", "search__page", plain(data.meta.title));
  return element("li", "", title, element("ul", "", ...(await batch(best, PASSAGES, item))));
}

/** The first `size` items of a list and, if there are others, a button that brings as many more. */
async function batch(items, size, make) {
  const made = await Promise.all(items.slice(0, size).map(make));
  const left = items.slice(size);
  if (!left.length) return made;
  const button = element("button", "search__more", `${more} (${left.length})`);
  const last = element("li", "", button);
  button.type = "button";
  button.addEventListener("click", async () => {
    const others = await batch(left, size, make);
    last.replaceWith(...others);
    others[0].querySelector("a").focus();
  });
  return [...made, last];
}

// One at a time: a search that begins while another still loads its part of the index may not see
// that part, and answers with words that only begin alike.
let turn = Promise.resolve([]);

function matchesInTurn(query) {
  const ask = () => (query === latest ? matches(query) : []);
  return (turn = turn.then(ask, ask));
}

let latest;

async function search() {
  const query = (latest = input.value.trim());
  if (query) status.textContent = searching;
  const pages = query ? await matchesInTurn(query) : [];
  const entries = await batch(pages, PAGES, (page) => entry(page, query));
  if (query !== latest) return; // somebody typed on
  const count = pages.reduce((sum, page) => sum + page.passages.size, 0);
  list.dataset.query = query;
  list.replaceChildren(...entries);
  status.textContent = !query ? hint : [none, one][count] ?? many.replace("{n}", count);
}

let waiting;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 120);
});

// Enter follows the first result of what stands in the field by then; arrows walk through all.
dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  const query = input.value.trim();
  if (query !== list.dataset.query) await search();
  if (query === list.dataset.query) list.querySelector("a")?.click();
});
dialog.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [input, ...list.querySelectorAll("a, button")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("a, .search__close")) dialog.close();
});

search();
