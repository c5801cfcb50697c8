import type { CheckedPlan } from "../../src/check/check-plan.ts";
import { checkPlan } from "../../src/check/check-plan.ts";
import type { DocumentSet } from "../../src/model/document.ts";
import type { NodeId } from "../../src/model/id.ts";
import { parseDate } from "../../src/model/period.ts";
import type { KeyResult, Kpi, NodeKind, Objective, PlanNode } from "../../src/model/plan.ts";
import { parseContent } from "../../src/read/content.ts";
import { parseInline } from "../../src/read/inline.ts";

/* Small organisations, written as files, so that a test reads like what an author types. */

/** Front matter by file; a text is the whole file. */
export type Files = Readonly<Record<string, object | string>>;

export interface World {
  readonly asOf?: string;
  readonly audience?: "public" | "internal";
  /** Keys of `portal.yaml` beside its cycles. */
  readonly portal?: object;
  /** Keys that replace the cycle 2026-q3's own. */
  readonly quarter?: object;
}

const people = [
  { id: "hamish-odell", name: "Hamish Odell", team: "engineering" },
  { id: "yusuf-karim", name: "Yusuf Karim", team: "signalling" },
];

const organisation: Files = {
  "people.yaml": JSON.stringify({
    people,
    roles: [{ id: "head-of-signalling", name: "Head of Signalling", holder: "yusuf-karim" }],
  }),
  "direction.md": { kind: "direction", title: "Our direction", mission: "Run a railway." },
  "teams/company.md": { kind: "team", name: "Firth & Fell", level: "company" },
  "teams/engineering.md": {
    kind: "team",
    name: "Engineering",
    level: "department",
    parent: "company",
  },
  "teams/signalling.md": { kind: "team", name: "Signalling", level: "team", parent: "engineering" },
  "themes/keep-time.md": { kind: "theme", title: "Keep time", supports: ["direction"] },
};

/** The documents of a small organisation and of the files given; throws where one of them is not valid by itself. */
export function readFiles(files: Files, world: World = {}): DocumentSet {
  const cycles = [
    { id: "2026", label: "2026", start: "2026-01-01", end: "2026-12-31" },
    { id: "2026-q2", label: "Q2 2026", start: "2026-04-01", end: "2026-06-30", state: "closed" },
    { id: "2026-q3", label: "Q3 2026", start: "2026-07-01", end: "2026-09-30", ...world.quarter },
  ];
  // Most tests are about links, and an objective without key results is an error.
  const rules = { "no-key-results": "off" };
  const portal = { name: "Firth & Fell", locale: "en-GB", cycles, rules, ...world.portal };
  const all = { "portal.yaml": JSON.stringify(portal), ...organisation, ...files };
  const texts = new Map(Object.entries(all).map(([file, data]) => [file, toText(data)]));
  const { set, findings } = parseContent([...texts.keys()].sort(), texts);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (!set || errors.length > 0) throw new Error(`no valid files: ${JSON.stringify(errors)}`);
  return set;
}

/** Reads, links and checks files laid over the small organisation. */
export function check(files: Files, world: World = {}): CheckedPlan {
  return checkPlan(readFiles(files, world), {
    asOf: parseDate(world.asOf ?? "2026-08-27"),
    parseInline,
    ...(world.audience ? { audience: world.audience } : {}),
  });
}

/** An objective with what a test is not about filled in. */
export function objective(keys: object = {}): object {
  return {
    kind: "objective",
    title: "Find the fault first",
    supports: ["themes/keep-time"],
    ...keys,
  };
}

/** The node of an id, of the kind that the test expects. */
export function getNode<Kind extends NodeKind>(
  { graph }: CheckedPlan,
  kind: Kind,
  id: string,
): Extract<PlanNode, { readonly kind: Kind }> {
  const node = graph.nodes.get(id as NodeId);
  if (node?.kind !== kind) throw new Error(`no ${kind}: ${id}`);
  return node as Extract<PlanNode, { readonly kind: Kind }>;
}

export function getObjective(checked: CheckedPlan, id: string): Objective {
  return getNode(checked, "objective", id);
}

export function getKeyResult(checked: CheckedPlan, id: string): KeyResult {
  return getNode(checked, "key-result", id);
}

export function getKpi(checked: CheckedPlan, id: string): Kpi {
  return getNode(checked, "kpi", id);
}

/** Codes with the places that they stand at: `unknown-reference 2026-q3/a.md supports.0`. */
export function listFindings(
  { findings }: CheckedPlan,
  families: readonly string[] = [],
): readonly string[] {
  return findings
    .filter(({ code }) => families.length === 0 || families.includes(code))
    .map(({ code, file, anchor }) =>
      [code, file, anchor?.type === "key" ? anchor.path.join(".") : (anchor?.start ?? "")].join(
        " ",
      ),
    );
}

function toText(data: object | string): string {
  return typeof data === "string" ? data : `---\n${JSON.stringify(data)}\n---\n`;
}
