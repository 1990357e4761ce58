// The search dialog over Pagefind's index; imported the first time somebody searches.

// Each edition has an index of its own; the scripts are those of both.
const edition = document.documentElement.lang === "en" ? "en/" : "";
const pagefind = await import(new URL(`../${edition}pagefind/pagefind.js`, import.meta.url));

const PAGES = 8;
const PASSAGES = 3;
const BEFORE = 8; // words of an excerpt before the first match
const AROUND = 32; // and altogether

const dialog = document.getElementById("_search");
const input = dialog.querySelector("input");
const status = dialog.querySelector("[role=status]");
const list = dialog.querySelector("ol");
const hint = status.textContent;

/** The query as it may be written: Pagefind folds accents and case, but not œ and oe. */
function spellings(query) {
  return new Set([query, query.replace(/œ/gi, "oe"), query.replace(/oe/gi, "œ")]);
}

/** The pages that have the words, best first, each once. */
async function matches(query) {
  const found = [];
  for (const words of spellings(query)) found.push(await pagefind.search(words));
  const best = new Map();
  for (const result of found.flatMap((answer) => answer.results)) {
    if (!(best.get(result.id)?.score >= result.score)) best.set(result.id, result);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/**
 * The passages of a page that have the words, best first: the statement, sentence or section each
 * stands in, from its id to the next, with the heading above.
 */
function passages(data) {
  const anchors = [...data.anchors].sort((a, b) => a.location - b.location);
  const found = new Map();
  for (const { location, balanced_score } of data.weighted_locations) {
    const next = anchors.findIndex((anchor) => anchor.location > location);
    const before = anchors.slice(0, next < 0 ? anchors.length : next);
    const { id, location: start } = before.at(-1) ?? { id: "", location: 0 };
    const heading = before.findLast((anchor) => /^h[23]$/.test(anchor.element))?.text;
    const passage = found.get(id) ?? { id, start, end: anchors[next]?.location, heading, locations: [], score: 0 };
    passage.locations.push(location);
    passage.score += balanced_score;
    found.set(id, passage);
  }
  return [...found.values()].sort((a, b) => b.score - a.score).slice(0, PASSAGES);
}

/** The words around the first match, as far as the passage goes, the matches marked. */
function excerpt(data, passage) {
  const words = data.content.split(/\s+/);
  const last = passage.end ?? words.length;
  const start = Math.max(passage.start, Math.min(passage.locations[0] - BEFORE, last - AROUND));
  const end = Math.min(last, start + AROUND);
  const line = element("span", "search__excerpt", start > passage.start ? "… " : "");
  for (let at = start; at < end; at++) {
    line.append(passage.locations.includes(at) ? element("mark", "", words[at]) : words[at], " ");
  }
  if (end < last) line.append("…");
  return line;
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function link(href, ...content) {
  const made = element("a", "", ...content);
  made.href = href;
  return made;
}

/** One page: its title, and below it the passages. */
function entry(data, found) {
  const items = found.map((passage) =>
    element("li", "", link(
      `${data.url}#${passage.id}`,
      element("span", "search__section", passage.heading ?? ""),
      excerpt(data, passage),
    )),
  );
  return element("li", "", link(data.url, data.meta.title), element("ul", "", ...items));
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
  const results = query ? (await matchesInTurn(query)).slice(0, PAGES) : [];
  const pages = await Promise.all(results.map((result) => result.data()));
  if (query !== latest) return; // somebody typed on
  const found = pages.map(passages);
  const count = found.flat().length;
  list.dataset.query = query;
  list.replaceChildren(...pages.map((data, at) => entry(data, found[at])));
  const { none, one, many } = dialog.dataset;
  status.textContent = !query ? hint : [none, one][count] ?? many.replace("{n}", count);
}

let waiting;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 120);
});

// Enter follows the first result; arrows walk through all of them.
dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
dialog.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [input, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("a, .search__close")) dialog.close();
});

search();
