import type { LaneView } from "../../view/part.ts";
import { glyphShapes } from "../../components/glyph-shape.ts";
import { html, svg } from "./element.ts";
import { toGlyph, toIcon } from "./glyph.ts";
import type { CascadeNode } from "./node.ts";
import { toKindWord } from "./node.ts";
import type { Store } from "./store.ts";

/** Fills the panel with what is in focus: its statement, whose it is, its key results, what it serves, what feeds it. */
export function renderPanel(panel: HTMLElement, store: Store, node: CascadeNode): void {
  const close = html(
    "button",
    { class: "iconbtn", type: "button", "data-clear": true, "aria-label": "Clear the focus" },
    toIcon("close"),
  );
  const head = html(
    "div",
    { class: "panel__head" },
    node.code === "" ? undefined : html("span", { class: "code" }, node.code),
    node.status === undefined
      ? html("span", { class: "muted" }, toKindWord(node.kind))
      : toStatus(node),
    close,
  );
  const sections = html(
    "div",
    { class: "panel__deep" },
    ...toResults(store, node),
    ...toBecause(store, node),
    ...toFedBy(store, node),
  );
  panel.replaceChildren(
    head,
    html("h2", { class: "panel__title" }, node.title),
    html("p", { class: "muted" }, toWho(store, node)),
    sections,
    html(
      "p",
      { class: "panel__acts" },
      html(
        "a",
        { class: "btn btn--ink", href: node.url },
        `Open ${toKindWord(node.kind).toLowerCase()}`,
      ),
    ),
  );
}

/** Owners and teams: `Hamish Odell, Head of Infrastructure. Engineering.` */
export function toWho({ index }: Store, { owners, teams }: CascadeNode): string {
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

function toResults(store: Store, node: CascadeNode): readonly HTMLElement[] {
  const results =
    node.kind === "key-result" ? [node] : node.keyResults.flatMap((each) => store.find(each) ?? []);
  if (results.length === 0) return [];
  return [
    toHeading("Key results", "now → target"),
    html(
      "ul",
      { class: "panel__results" },
      ...results.map(({ url, shortTitle, facts }) => {
        const title = html("a", { href: url }, shortTitle);
        if (facts === undefined) return html("li", {}, title);
        const target = facts.target === "" ? undefined : html("span", {}, ` → ${facts.target}`);
        const value = html("span", { class: "panel__value" }, facts.now, target);
        return html("li", {}, title, value, toLane(facts.lane));
      }),
    ),
  ];
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
      toHeading("Because", note),
      html("p", { class: "muted" }, "Serves nothing above it yet."),
    ];
  }
  return [toHeading("Because", note), html("ul", { class: "panel__links" }, ...items)];
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
    return [toHeading("Fed by", ""), html("p", { class: "muted" }, words)];
  }
  const more = below.length - items.length;
  const rest = more === 0 ? [] : [html("p", { class: "muted" }, `${more} more are on its page.`)];
  const note = `${below.length} ${below.length === 1 ? "link" : "links"} down`;
  return [toHeading("Fed by", note), html("ul", { class: "panel__links" }, ...items), ...rest];
}

function toHeading(text: string, note: string): HTMLElement {
  return html("h3", {}, text, html("span", {}, note));
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

/** Progress against the expected pace, as on every other page. */
function toLane({ glyph, progress, expected, label }: LaneView): SVGSVGElement {
  const lane = svg("svg", { class: "lane lane--mini", role: "img", "aria-label": label });
  const line = (name: string, from: number, to: number): void => {
    const [x1, x2] = [`${from}%`, `${to}%`];
    lane.append(svg("line", { class: name, x1, x2, y1: "50%", y2: "50%" }));
  };
  line("lane__track", 0, 100);
  if (progress !== undefined) {
    const done = glyph === "ahead" ? Math.min(progress, expected ?? 100) : progress;
    if (done > 0) line("lane__done", 0, done);
    if (expected !== undefined && glyph === "ahead") line("lane__past", expected, progress);
    if (expected !== undefined && (glyph === "behind" || glyph === "off")) {
      line(`lane__short lane__short--${glyph}`, progress, expected);
    }
  }
  if (expected !== undefined) {
    const x = `${expected}%`;
    lane.append(svg("line", { class: "lane__pace", x1: x, x2: x, y1: 0, y2: "100%" }));
  }
  if (progress !== undefined) {
    const { path, line: isLine } = glyphShapes[glyph];
    const shape = svg("path", { class: `g g--${glyph}${isLine ? " g--line" : ""}`, d: path });
    lane.append(svg("svg", { x: `${progress}%`, y: "50%", overflow: "visible" }, shape));
  }
  return lane;
}
