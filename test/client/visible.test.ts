import { beforeAll, describe, expect, it } from "vitest";
import { withToggle } from "../../src/client/cascade/change.ts";
import { findMatches, searchNodes } from "../../src/client/cascade/match.ts";
import type { CascadeNode } from "../../src/client/cascade/node.ts";
import { layoutScene } from "../../src/client/cascade/scene.ts";
import { findNext } from "../../src/client/cascade/keys.ts";
import type { State } from "../../src/client/cascade/state.ts";
import { parseState } from "../../src/client/cascade/state.ts";
import type { Store } from "../../src/client/cascade/store.ts";
import type { Visible } from "../../src/client/cascade/visible.ts";
import { findVisible } from "../../src/client/cascade/visible.ts";
import type { CascadeScope } from "../../src/view/cascade-record.ts";
import { readPortal } from "../view/portal-folder.ts";
import { fillStore } from "./cascade-store.ts";

const toObjective = (title: string, more: string): string =>
  `---\nkind: objective\ntitle: ${title}\n${more}\nkeyResults: [{id: kr1, title: Share of it, from: 0, to: 10}]\n---\n`;

const context = readPortal({
  "kpis/on-time.md": "---\nkind: kpi\ntitle: On time\ndirection: higher\n---\n",
  "themes/keep-time.md":
    "---\nkind: theme\ntitle: Keep time\ncode: T1\nkpis: [kpis/on-time]\n---\n",
  "2026-q2/company/old.md": toObjective(
    "Run the old timetable",
    "code: C0\nowner: ada\nsupports: [themes/keep-time]\noutcome: {scores: {kr1: {score: 1}}}",
  ),
  "2026-q3/company/set.md": toObjective(
    "Set your watch by it",
    "code: C1\nowner: ada\nsupports: [themes/keep-time]",
  ),
  "2026-q3/company/meet.md": toObjective(
    "Meet the autumn",
    "code: C2\nowner: ada\nsupports: [themes/sound-track]",
  ),
  "2026-q3/track/find.md": toObjective(
    "Find the fault",
    "code: TRK-1\nowner: ada\nsupports: [2026-q3/company/meet, 2026-q3/company/set]",
  ),
});

let store: Store;
let scope: CascadeScope;
beforeAll(() => {
  store = fillStore(context);
  const found = store.index.scopes[store.index.current];
  if (found === undefined) throw new Error("no scope");
  scope = found;
});

describe("findVisible(store, scope, state, focus, matches)", () => {
  it("shows a small cascade whole, without what belongs to other cycles and without KPIs", async () => {
    const { nodes, hidden } = await show("");
    expect(nodes.map(({ id }) => id)).toEqual([
      "direction",
      "themes/keep-time",
      "2026-q3/company/set",
      "2026-q3/company/set#kr1",
      "themes/sound-track",
      "2026-q3/company/meet",
      "2026-q3/track/find",
      "2026-q3/track/find#kr1",
    ]);
    expect([...hidden.values()].every((count) => count === 0)).toBe(true);
  });

  it("shows KPIs when asked", async () => {
    const { nodes } = await show("?framework=kpi");
    expect(nodes.map(({ id }) => id)).toContain("kpis/on-time");
  });

  it("hides what is below a node that was closed, and says how many", async () => {
    const { nodes, hidden } = await show("?closed=2026-q3/company/meet");
    expect(nodes.map(({ id }) => id)).not.toContain("2026-q3/track/find");
    const meet = await get("2026-q3/company/meet");
    expect(hidden.get(meet.number)).toBe(1);
  });

  it("brings a focus with everything above it, whatever is closed, and lights both directions", async () => {
    const { nodes, lit } = await show("?closed=direction&focus=2026-q3/track/find");
    expect(nodes.map(({ id }) => id).sort()).toEqual([
      "2026-q3/company/meet",
      "2026-q3/company/set",
      "2026-q3/company/set#kr1",
      "2026-q3/track/find",
      "2026-q3/track/find#kr1",
      "direction",
      "themes/keep-time",
      "themes/sound-track",
    ]);
    expect(lit?.size).toBe(7);
  });

  it("shows another cycle alone", () => {
    const other = store.index.scopes.find(({ id }) => id === "2026-q2");
    if (other === undefined) throw new Error("no such scope");
    const { nodes } = findVisible(store, other, parseState(""), undefined, undefined);
    expect(nodes.map(({ id }) => id)).toContain("2026-q2/company/old");
    expect(nodes.map(({ id }) => id)).not.toContain("2026-q3/company/set");
  });
});

describe("findMatches(store, scope, state)", () => {
  it("takes a team with all below it", () => {
    expect(toIds(findMatches(store, scope, parseState("?team=track")))).toEqual([
      "2026-q3/track/find",
      "2026-q3/track/find#kr1",
    ]);
    expect(findMatches(store, scope, parseState("?team=company"))?.size).toBe(6);
  });

  it("filters nothing without a filter", () => {
    expect(findMatches(store, scope, parseState(""))).toBeUndefined();
  });
});

describe("searchNodes(store, scope, query)", () => {
  it("finds by title, code, team and owner, the code first", () => {
    expect(listFound("trk-1")[0]).toBe("2026-q3/track/find");
    expect(listFound("fault")[0]).toBe("2026-q3/track/find");
    expect(listFound("ada autumn")).toEqual(["2026-q3/company/meet"]);
    expect(listFound("nowhere")).toEqual([]);
  });

  it("says how many there are where it lists only the best", () => {
    const rest = Array.from({ length: 30 }, (_, at) =>
      toObjective(`Mend mile ${at}`, "owner: ada"),
    );
    const many = fillStore(
      readPortal(Object.fromEntries(rest.map((text, at) => [`2026-q3/track/mile-${at}.md`, text]))),
    );
    const [only] = many.index.scopes;
    if (only === undefined) throw new Error("no scope");
    const { hits, total } = searchNodes(many, only, "mend mile");
    expect([hits.length, total]).toEqual([12, 30]);
  });

  it("lists what is running before what was, where both are searched", () => {
    expect(
      searchNodes(store, getWhole(store), "share of it").hits.map(({ node }) => node.id),
    ).toEqual([
      "2026-q3/company/meet#kr1",
      "2026-q3/company/set#kr1",
      "2026-q3/track/find#kr1",
      "2026-q2/company/old#kr1",
    ]);
  });

  const listFound = (query: string): readonly string[] =>
    searchNodes(store, scope, query).hits.map(({ node }) => node.id);
  const getWhole = ({ index }: Store): CascadeScope => {
    const whole = index.scopes.find(({ id }) => id === "all");
    if (whole === undefined) throw new Error("no scope of all cycles");
    return whole;
  };
});

describe("withToggle(state, scope, node, isOpen)", () => {
  it("writes down only what differs from what is shown at first", async () => {
    const meet = await get("2026-q3/company/meet");
    const closed = withToggle(parseState(""), scope, meet, false);
    expect(closed).toMatchObject({ open: [], closed: [meet.id] });
    expect(withToggle(closed, scope, meet, true)).toMatchObject({ open: [], closed: [] });
  });
});

describe("findNext(scene, from, key)", () => {
  it("follows links to the left and right, and goes up and down in a column", async () => {
    const scene = layoutScene(store, await show(""), "");
    const from = scene.byNumber.get((await get("2026-q3/company/set")).number);
    if (from === undefined) throw new Error("not shown");
    const go = (key: string): string | undefined => findNext(scene, from, key)?.node.id;
    expect(go("ArrowLeft")).toBe("themes/keep-time");
    expect(go("ArrowDown")).toBe("2026-q3/company/meet");
    expect(go("ArrowUp")).toBeUndefined();
    expect(go("ArrowRight")).toBe("2026-q3/company/set#kr1");
    expect(go("End")).toBe("2026-q3/company/meet");
    expect(go("x")).toBeUndefined();
  });
});

async function get(id: string): Promise<CascadeNode> {
  const node = await store.findById(id);
  if (node === undefined) throw new Error(`no such node: ${id}`);
  return node;
}

async function show(query: string): Promise<Visible> {
  const state: State = parseState(query);
  const focus = state.focus === "" ? undefined : await get(state.focus);
  return findVisible(store, scope, state, focus, findMatches(store, scope, state));
}

function toIds(numbers: ReadonlySet<number> | undefined): string[] {
  return [...(numbers ?? [])].flatMap((number) => store.find(number)?.id ?? []).sort();
}
