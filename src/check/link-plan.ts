import type { DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import { parseReference } from "../model/id.ts";
import type { IsoDate } from "../model/period.ts";
import type { Audience, Edge, InlineText, Plan, PlanGraph } from "../model/plan.ts";
import { indexCalled } from "./called.ts";
import { fillShown } from "./fill-shown.ts";
import { indexEdges, indexNodes } from "./graph-index.ts";
import type { IdIndex } from "./id-index.ts";
import { indexIds } from "./id-index.ts";
import { isLeftOutAddress } from "./left-out-address.ts";
import type { LinkContext } from "./link-context.ts";
import { toNodeId } from "./link-node.ts";
import { linkNodesOf } from "./link-nodes.ts";
import { findCurrentCycle, linkCycles, linkPortal } from "./link-portal.ts";
import { findLoops } from "./loops.ts";
import { findAssets } from "./page-index.ts";
import type { FindNearest } from "./nearest.ts";
import { indexNearest } from "./nearest.ts";
import { toLoopFinding } from "./report-loop.ts";
import { settleNodes } from "./settle-nodes.ts";

/** How a plan is to be linked. */
export interface LinkOptions {
  readonly asOf: IsoDate;
  /** Parses a line; a link whose address is not to be shown is left as its text. */
  readonly parseInline: (markdown: string, isShown?: (url: string) => boolean) => InlineText;
  /** Who it is for; else as `portal.yaml` says. */
  readonly audience?: Audience;
  /** Nodes that are not for that audience. */
  readonly leftOut?: ReadonlySet<NodeId>;
}

/** Documents as one graph, and what kept references from resolving. */
export interface LinkedPlan {
  readonly graph: PlanGraph;
  readonly findings: readonly Finding[];
  /** Every id there is, of what is left out, too. */
  readonly ids: IdIndex;
  /** Files with a reference to a document that could not be read. */
  readonly unresolved: readonly string[];
}

/** Joins documents into one graph; a reference that does not resolve, or closes a loop, is dropped with a finding. */
export function linkPlan(set: DocumentSet, options: LinkOptions): LinkedPlan {
  const { asOf, parseInline } = options;
  const ids = indexIds(set);
  const leftOut = new Set([...(options.leftOut ?? []), ...findLatePages(ids, asOf)]);
  const names = { leftOut, ids, cycles: new Set(set.portal.cycles.map(({ id }) => id)) };
  const isShown = (url: string): boolean => !isLeftOutAddress(names, url);
  const inline = (markdown: string): InlineText => parseInline(markdown, isShown);
  const portal = linkPortal(set.portal, inline, options.audience);
  const cycles = linkCycles(set, asOf, inline);
  const current = findCurrentCycle(set, cycles.cycles, asOf);
  const findings = [...portal.findings, ...cycles.findings, ...current.findings, ...ids.findings];
  const edges: Edge[] = [];
  const unresolved = new Set<string>();
  const context: LinkContext = {
    asOf,
    inline,
    isShown,
    ids,
    audience: portal.portal.audience,
    confidenceScale: portal.portal.confidenceScale,
    leftOut,
    cycles: new Map(cycles.cycles.map((cycle) => [cycle.cycle, cycle])),
    currentCycle: current.cycle,
    report: (finding) => findings.push(finding),
    link: (edge) => edges.push(edge),
    skip: ({ file }) => unresolved.add(file),
    findNearest: onDemand(() => {
      const find = indexNearest(ids.entries.keys(), indexCalled(set, ids));
      // What is left out is not told of by advice either.
      const isThere = (id: string): boolean =>
        !leftOut.has(id as NodeId) && !leftOut.has(parseReference(id).document as NodeId);
      return (text, accepts = () => true) => find(text, (id) => isThere(id) && accepts(id));
    }),
  };
  const nodes = linkNodesOf(context, set);
  const loops = findLoops(edges);
  findings.push(...loops.map(toLoopFinding), ...nodes.findings);
  const closing = new Set(loops.flatMap((loop) => loop.slice(-1)));
  const kept = edges.filter((edge) => !closing.has(edge));
  const settled = { cycles: cycles.cycles, ...settleNodes(nodes.lists, kept, closing) };
  const settledIndex = indexNodes(settled);
  const frameworkPlans = fillShown(settled.frameworkPlans, settledIndex);
  const lists = { ...settled, frameworkPlans };
  const nodeIndex = frameworkPlans.length === 0 ? settledIndex : indexNodes(lists);
  const graph: PlanGraph = {
    portal: portal.portal,
    asOf,
    currentCycle: current.cycle,
    ...lists,
    nodes: nodeIndex,
    ...indexEdges(kept),
    aliases: new Map([...ids.aliases].filter(([, id]) => nodeIndex.has(id))),
    assets: context.audience === "public" ? findAssets(set, nodeIndex) : set.assets,
  };
  return { graph, findings, ids, unresolved: [...unresolved] };
}

/** Pages that had not been written at the as-of date. */
function findLatePages({ documents }: IdIndex, asOf: IsoDate): readonly NodeId[] {
  return documents.flatMap((document) => {
    const isLate = document.kind === "page" && (document.data.date ?? "") > asOf;
    return isLate ? [toNodeId(document)] : [];
  });
}

/** The graph as a plan, where nothing is wrong with it; the only way to make one. */
export function toPlan(graph: PlanGraph, findings: readonly Finding[]): Plan | undefined {
  const isClean = findings.every(({ severity }) => severity !== "error");
  // The brand stands for exactly this condition.
  return isClean ? (graph as Plan) : undefined;
}

function onDemand(prepare: () => FindNearest): FindNearest {
  let find: FindNearest | undefined;
  return (text, accepts) => (find ??= prepare())(text, accepts);
}
