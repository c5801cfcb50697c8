import { renderCanonical, renderCanonicalLines } from "../history/canonical.ts";
import { addSums } from "../history/seal.ts";
import type { SnapshotFiles } from "../history/snapshot.ts";
import { toResults } from "../history/to-snapshot.ts";
import type { Body, ParsedPart } from "../model/document.ts";
import type { PlanGraph, PlanNode } from "../model/plan.ts";
import { findNode } from "../view/body.ts";
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
  return renderCanonicalLines(nodes.map((node) => toShown(node, context, node)));
}

/** Keys that say where a text stood, or hold it as it was written. */
const written: ReadonlySet<string> = new Set(["source", "aliases"]);

/** A part of a node with its Markdown as the pages show it: every link and component in it names what there is. */
function toShown(value: unknown, context: ViewContext, node: PlanNode): unknown {
  if (Array.isArray(value)) return value.map((each) => toShown(each, context, node));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !written.has(key))
      .map(([key, each]: [string, unknown]) => {
        if (key === "body" && isBody(each)) return [key, parseShown(each, context, node)];
        if (key === "note" && typeof each === "string") {
          return [key, parseShown(toBody(each), context, node)];
        }
        return [key, toShown(each, context, node)];
      }),
  );
}

function parseShown(body: Body, context: ViewContext, node: PlanNode): readonly ParsedPart[] {
  return keepShown(context.parseBody(body, node.source.file), context, node);
}

/** Without the components that name what is left out; as on the pages, what stands within one of them stays. */
function keepShown(
  parts: readonly ParsedPart[],
  context: ViewContext,
  node: PlanNode,
): readonly ParsedPart[] {
  return parts.flatMap((part): readonly ParsedPart[] => {
    if (part.type === "html") return [part];
    const inner = keepShown(part.parts, context, node);
    const { id, of } = part.attributes;
    const named = [id, of].filter((reference) => reference !== undefined);
    const isShown = named.every((reference) => findNode(context, reference, node.id) !== undefined);
    return isShown ? [{ ...part, parts: inner }] : inner;
  });
}

function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && "headings" in value && "text" in value;
}

function toBody(text: string): Body {
  return { format: "md", text, start: 0, links: [], headings: [] };
}
