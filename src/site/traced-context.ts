import type { NodeId } from "../model/id.ts";
import type { Plan } from "../model/plan.ts";
import { readFact, toFact, TracedMap, toUnitFact } from "../model/reads.ts";
import type { ViewContext } from "../view/context.ts";

/** Every list of a plan: asked for one, a page has read all that is in it. */
const lists = [
  "cycles",
  "teams",
  "people",
  "roles",
  "themes",
  "kpis",
  "objectives",
  "initiatives",
  "pages",
  "frameworkPlans",
  "direction",
] as const satisfies readonly (keyof Plan)[];

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
        readFact(toUnitFact("file", source.file));
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
  for (const name of lists) {
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
  return new TracedMap(map, (id) => [toUnitFact("node", id)], nodesFact);
}
