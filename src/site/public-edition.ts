import { renderCanonical, renderCanonicalLines } from "../history/canonical.ts";
import { addSums } from "../history/seal.ts";
import type { SnapshotFiles } from "../history/snapshot.ts";
import { toResults } from "../history/to-snapshot.ts";
import type { Body } from "../model/document.ts";
import type { PlanGraph, PlanNode } from "../model/plan.ts";
import type { ViewContext } from "../view/context.ts";

/** Which seal an edition is made from. */
export interface EditionOf {
  readonly cycle: string;
  readonly seal: string;
}

/**
 * The public edition of a sealed quarter that holds what is not for everybody: what the plan of a public portal has,
 * and nothing else, as `context` is that plan's. It cannot be held against the seal, so it has digests of its own and
 * says of which seal it is an edition. Texts are those of the pages, as a link in Markdown may name what is left out.
 */
export function toPublicEdition(context: ViewContext, of: EditionOf): SnapshotFiles {
  const { plan, assessment, commit } = context;
  const facts = {
    edition: "public",
    of,
    name: plan.portal.name,
    asOf: plan.asOf,
    ...(commit !== undefined && { commit }),
    note: "What is not for everybody is left out: these are not the sealed files, and their digests are not those of the seal.",
  };
  const edges = [...plan.edgesFrom.values()].flat();
  const texts: Record<string, string> = {
    "edition.json": `${renderCanonical(facts)}\n`,
    "cycles.json": renderNodes(context, plan.cycles),
    ...Object.fromEntries(
      nodeParts.map(([part, list]) => [part, renderNodes(context, list(plan))]),
    ),
    "relations.json": renderCanonicalLines(edges.map((edge) => ({ ...edge, source: undefined }))),
    "results.json": renderCanonicalLines(toResults(assessment)),
  };
  const encoder = new TextEncoder();
  return addSums(
    new Map(Object.entries(texts).map(([part, text]) => [part, encoder.encode(text)])),
  );
}

const nodeParts: readonly (readonly [string, (plan: PlanGraph) => readonly PlanNode[]])[] = [
  ["direction.json", ({ direction }) => (direction === undefined ? [] : [direction])],
  ["teams.json", ({ teams }) => teams],
  ["people.json", ({ people, roles }) => [...people, ...roles]],
  ["themes.json", ({ themes }) => themes],
  ["kpis.json", ({ kpis }) => kpis],
  ["objectives.json", ({ objectives }) => objectives],
  ["initiatives.json", ({ initiatives }) => initiatives],
  ["pages.json", ({ pages }) => pages],
  ["plans.json", ({ frameworkPlans }) => frameworkPlans],
];

function renderNodes(context: ViewContext, nodes: readonly PlanNode[]): string {
  return renderCanonicalLines(nodes.map((node) => toShown(node, context, node.source.file)));
}

/** Keys that say where a text stood, or hold it as it was written. */
const written: ReadonlySet<string> = new Set(["source", "aliases"]);

/** A node with its Markdown as the pages show it: every link in it leads to what there is. */
function toShown(value: unknown, context: ViewContext, file: string): unknown {
  if (Array.isArray(value)) return value.map((each) => toShown(each, context, file));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !written.has(key))
      .map(([key, each]: [string, unknown]) => {
        if (key === "body" && isBody(each)) return [key, context.parseBody(each, file)];
        if (key === "note" && typeof each === "string") {
          return [key, context.parseBody(toBody(each), file)];
        }
        return [key, toShown(each, context, file)];
      }),
  );
}

function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && "headings" in value && "text" in value;
}

function toBody(text: string): Body {
  return { format: "md", text, start: 0, links: [], headings: [] };
}
