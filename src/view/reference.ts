import { getDownwardEdges } from "../model/ancestry.ts";
import type { Assessment } from "../model/assessment.ts";
import type { NodeId } from "../model/id.ts";
import { onceFor } from "../model/once.ts";
import type { PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { findCode } from "./code.ts";
import type { RefView, StatusView } from "./part.ts";
import { findScoreStatus } from "./scorecard-status.ts";
import { viewKpiStatus, viewStatus } from "./status.ts";

/** A link to something of the plan, with its status where it has one. Throws where the id is of nothing. */
export function viewReference(context: ViewContext, id: NodeId): RefView {
  const node = context.plan.nodes.get(id);
  if (node === undefined) throw new Error(`no such node: ${id}`);
  return toReference(context, node);
}

/** The same, of a node that is at hand. Made once for all pages of a context, but of a key result: few name it. */
export function toReference(context: ViewContext, node: PlanNode): RefView {
  return node.kind === "key-result"
    ? makeReference(context, node)
    : getKnownReference(context, node);
}

const getKnownReference = onceFor(makeReference);

/** What supports something of the plan from below. */
export function viewSupporting(context: ViewContext, id: NodeId): readonly RefView[] {
  return getDownwardEdges(context.plan, id)
    .filter(({ relation }) => relation === "supports" || relation === "implements")
    .map(({ from }) => viewReference(context, from));
}

function makeReference(context: ViewContext, node: PlanNode): RefView {
  const status = findStatus(context, node);
  const code = findCode(context, node);
  return {
    url: node.url,
    kind: node.kind,
    title: node.title.plain,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
  };
}

/** The status of what can have one: an objective, a key result, a KPI, what a framework's plan measures. */
export function findStatus(context: ViewContext, shown: PlanNode): StatusView | undefined {
  const node = getShown(context, shown);
  const { assessment, format } = context;
  if (node.kind === "kpi") return viewKpiStatus(assessment.kpis.get(node.id) ?? {}, format);
  const found = findAssessed(assessment, node);
  return found ? viewStatus(found.status, format) : findScoreStatus(context, node);
}

function findAssessed({ objectives, keyResults, measured }: Assessment, { id, kind }: PlanNode) {
  if (kind === "objective") return objectives.get(id);
  return kind === "key-result" ? keyResults.get(id) : measured.get(id);
}

/** What an item shows that is written elsewhere; else the item itself. */
function getShown({ plan }: ViewContext, node: PlanNode): PlanNode {
  const shown = "shows" in node ? plan.nodes.get(node.shows) : node;
  return shown ?? node;
}
