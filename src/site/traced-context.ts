import type { NodeId } from "../model/id.ts";
import type { Plan, PlanGraph } from "../model/plan.ts";
import { readFact, toFact, TracedMap, toDocumentFact } from "../model/reads.ts";
import type { ViewContext } from "../view/context.ts";

/**
 * What becomes of each part of a plan: asked for a list, a page has read all that is in it, asked for something of a
 * node all that is known of its document; and what is global is part of what every page shows (`toGlobalDigest`).
 */
const planParts = {
  portal: "global",
  asOf: "global",
  currentCycle: "global",
  aliases: "global",
  assets: "global",
  cycles: "list",
  direction: "list",
  teams: "list",
  people: "list",
  roles: "list",
  themes: "list",
  kpis: "list",
  objectives: "list",
  initiatives: "list",
  pages: "list",
  frameworkPlans: "list",
  nodes: "nodes",
  edgesFrom: "nodes",
  edgesTo: "nodes",
} as const satisfies Record<keyof PlanGraph, "global" | "list" | "nodes">;

/** What of a context every page may show; by default that is whatever there is. */
export function getGlobalContext(context: ViewContext): readonly unknown[] {
  return Object.entries(context).filter(([name]) => !apart.has(name));
}

/** What notes what it is asked, what the code and the portal alone decide, and what its digest names by itself. */
const apart: ReadonlySet<string> = new Set<keyof ViewContext>([
  ...(["plan", "assessment", "findings", "locate", "parseBody"] as const),
  ...(["format", "readChapter"] as const),
  ...(["history", "sealedPaths"] as const),
  // Asked for by comparisons alone, which are known by their views.
  "openSealed",
]);

type PartOf<Parts, Kind> = {
  [Name in keyof Parts]: Parts[Name] extends Kind ? Name : never;
}[keyof Parts];

/** The parts of a plan that every page may show. */
export function getGlobalParts(
  plan: Plan,
): Readonly<Record<PartOf<typeof planParts, "global">, unknown>> {
  const { aliases, asOf, assets, currentCycle, portal } = plan;
  return { aliases: [...aliases], asOf, assets, currentCycle, portal };
}

/**
 * The same context, noting what views read of it (`reads.ts`). What it does not note never changes while a portal is
 * edited, or is part of `toGlobalDigest`.
 */
export function traceContext(context: ViewContext): ViewContext {
  const { assessment, findings, plan } = context;
  return Object.defineProperty(
    {
      ...context,
      plan: tracePlan(plan),
      assessment: {
        keyResults: traceNodes(assessment.keyResults),
        objectives: traceNodes(assessment.objectives),
        kpis: traceNodes(assessment.kpis),
        measured: traceNodes(assessment.measured),
      },
      locate: (source) => {
        readFact(toDocumentFact("file", source.file));
        return context.locate(source);
      },
    } satisfies ViewContext,
    "findings",
    {
      enumerable: true,
      get: () => {
        readFact(findingsFact);
        return findings;
      },
    },
  );
}

const findingsFact = toFact("findings");
const nodesFact = toFact("nodes");

function tracePlan(plan: Plan): Plan {
  const traced = {
    ...plan,
    nodes: traceNodes(plan.nodes),
    edgesFrom: traceNodes(plan.edgesFrom),
    edgesTo: traceNodes(plan.edgesTo),
  };
  for (const name of Object.keys(planParts) as (keyof typeof planParts)[]) {
    if (planParts[name] !== "list") continue;
    const fact = toFact("list", name);
    const list = plan[name];
    Object.defineProperty(traced, name, {
      enumerable: true,
      get: () => {
        readFact(fact);
        return list;
      },
    });
  }
  return traced;
}

/** Everything about a node is one fact with whatever else is written in its document. */
function traceNodes<Value>(map: ReadonlyMap<NodeId, Value>): ReadonlyMap<NodeId, Value> {
  const note = (id: NodeId): void => {
    readFact(toDocumentFact("node", id));
  };
  return new TracedMap(map, note, nodesFact);
}
