import { html } from "./element.ts";
import { toGlyph, toIcon } from "./glyph.ts";
import type { CascadeNode } from "./node.ts";
import type { Store } from "./store.ts";
import { renderHeading, renderParts } from "./panel-part.ts";
import { renderWords } from "./panel-word.ts";
import { isSaid, toSmall, toWord, toWordText } from "./word.ts";

/** Fills the panel with what is in focus: its statement, whose it is, its parts, what it serves, what feeds it. */
export function renderPanel(
  panel: HTMLElement,
  store: Store,
  node: CascadeNode,
  words: string,
): void {
  const word = toWordText(store.index, node, words);
  const close = html(
    "button",
    { class: "iconbtn", type: "button", "data-clear": true, "aria-label": "Clear the focus" },
    toIcon("close"),
  );
  const head = html(
    "div",
    { class: "panel__head" },
    node.code === "" ? undefined : html("span", { class: "code" }, node.code),
    node.status === undefined ? html("span", { class: "muted" }, word) : toStatus(node),
    close,
  );
  const sections = html(
    "div",
    { class: "panel__deep" },
    ...renderParts(store, node, words),
    ...toBecause(store, node),
    ...toFedBy(store, node),
    ...renderWords(store, node),
  );
  panel.replaceChildren(
    head,
    node.status !== undefined && isSaid(store.index, node, words)
      ? html("p", { class: "muted panel__kind" }, word)
      : "",
    html("h2", { class: "panel__title" }, node.title),
    html("p", { class: "muted" }, toWho(store, node)),
    sections,
    html(
      "p",
      { class: "panel__acts" },
      html(
        "a",
        { class: "btn btn--ink", href: node.url },
        `Open ${toSmall(toWord(store.index, node.own, words).one)}`,
      ),
    ),
  );
}

/** Owners and teams: `Hamish Odell, Head of Infrastructure. Engineering.` */
function toWho({ index }: Store, { owners, teams }: CascadeNode): string {
  const people = owners.flatMap((owner) => {
    const [name, role] = index.owners[owner] ?? [];
    if (name === undefined) return [];
    return [role === undefined || role === "" ? name : `${name}, ${role}`];
  });
  const names = teams.flatMap((team) => index.teams[team]?.[1] ?? []);
  return [people.join("; "), names.join(", ")]
    .filter((part) => part !== "")
    .map((part) => `${part}.`)
    .join(" ");
}

function toStatus({ status, gap }: CascadeNode): HTMLElement | undefined {
  if (status === undefined) return undefined;
  const { glyph, word } = status;
  const small = gap === "" ? undefined : html("small", {}, gap);
  return html("span", { class: `st st--${glyph}` }, toGlyph(glyph), word, small);
}

function toBecause(store: Store, { parents, kind }: CascadeNode): readonly HTMLElement[] {
  if (kind === "direction") return [];
  const count = parents.length;
  const note = count === 0 ? "" : `${count} ${count === 1 ? "link" : "links"} up`;
  const items = parents.flatMap(({ number, how }, place) => {
    const parent = store.find(number);
    const role = place === 0 ? "primary" : "supporting";
    return parent === undefined ? [] : [toItem(parent, count > 1 ? role : "", how)];
  });
  if (items.length === 0) {
    return [
      renderHeading("Because", note),
      html("p", { class: "muted" }, "Serves nothing above it yet."),
    ];
  }
  return [renderHeading("Because", note), html("ul", { class: "panel__links" }, ...items)];
}

const mostFeeding = 40;

function toFedBy(store: Store, node: CascadeNode): readonly HTMLElement[] {
  const below = [...node.children, ...node.others, ...node.kpis];
  const items = below.slice(0, mostFeeding).flatMap((number) => {
    const child = store.find(number);
    if (child === undefined) return [];
    const [owner] = child.owners;
    return [toItem(child, owner === undefined ? "" : (store.index.owners[owner]?.[0] ?? ""), "")];
  });
  if (below.length === 0) {
    if (node.kind !== "objective") return [];
    const words = "Nothing below. The key results are the work.";
    return [renderHeading("Fed by", ""), html("p", { class: "muted" }, words)];
  }
  const more = below.length - items.length;
  const rest = more === 0 ? [] : [html("p", { class: "muted" }, `${more} more are on its page.`)];
  const note = `${below.length} ${below.length === 1 ? "link" : "links"} down`;
  return [renderHeading("Fed by", note), html("ul", { class: "panel__links" }, ...items), ...rest];
}

function toItem(
  { status, code, title, id, url }: CascadeNode,
  note: string,
  how: string,
): HTMLElement {
  return html(
    "li",
    {},
    status === undefined ? undefined : toGlyph(status.glyph, status.word),
    code === "" ? undefined : html("span", { class: "code" }, code),
    html(
      "span",
      {},
      html("a", { href: url, "data-go": id }, title),
      note === "" ? undefined : html("small", {}, ` ${note}`),
      how === "" ? undefined : html("span", { class: "panel__how" }, how),
    ),
  );
}
