import type { Document, DocumentKind, DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import { fillComputed } from "../model/computed-kpi.ts";
import type { PlanGraph } from "../model/plan.ts";
import type { LinkContext } from "./link-context.ts";
import { linkInitiative } from "./link-initiative.ts";
import { linkFrameworkPlans } from "./link-framework-plan.ts";
import { linkKpi } from "./link-kpi.ts";
import { toNodeId } from "./link-node.ts";
import { linkObjective } from "./link-objective.ts";
import { linkDirection, linkPeople, linkRoles, linkTeamDocument } from "./link-organisation.ts";
import { linkPage } from "./link-page.ts";
import { linkTheme } from "./link-theme.ts";
import { checkTeamTree } from "./team-tree.ts";

/** The nodes of a graph by kind, each list sorted by id. */
export type NodeLists = Pick<
  PlanGraph,
  | "direction"
  | "teams"
  | "people"
  | "roles"
  | "themes"
  | "kpis"
  | "objectives"
  | "initiatives"
  | "pages"
  | "frameworkPlans"
>;

/** Makes the nodes of all documents that are not left out, and links them; KPIs before the objectives that show them. */
export function linkNodesOf(
  context: LinkContext,
  set: DocumentSet,
): { readonly lists: NodeLists; readonly findings: readonly Finding[] } {
  const documents = context.ids.documents.filter(
    (document) => !context.leftOut.has(toNodeId(document)),
  );
  const of = <Kind extends DocumentKind>(kind: Kind) =>
    documents.filter(
      (document): document is Extract<Document, { kind: Kind }> => document.kind === kind,
    );
  const teams = checkTeamTree(
    of("team").map((document) => linkTeamDocument(context, document)),
    context.ids.unread,
  );
  const kpis = fillComputed(
    of("kpi").map((document) => linkKpi(context, document)),
    context.asOf,
  );
  const foundations = {
    kpis: new Map<NodeId, (typeof kpis)[number]>(kpis.map((kpi) => [kpi.id, kpi])),
    statedClosed: findClosed(set),
  };
  const [direction] = of("direction");
  const lists: NodeLists = {
    direction: direction && linkDirection(context, direction),
    teams: teams.teams,
    people: sortById(linkPeople(context, set)),
    roles: sortById(linkRoles(context, set)),
    themes: of("theme").map((document) => linkTheme(context, document)),
    kpis,
    objectives: of("objective").map((document) => linkObjective(context, document, foundations)),
    initiatives: of("initiative").map((document) => linkInitiative(context, document)),
    pages: of("page").map((document) => linkPage(context, document)),
    frameworkPlans: linkFrameworkPlans(context, documents, foundations.kpis),
  };
  return { lists, findings: teams.findings };
}

function findClosed(set: DocumentSet): ReadonlySet<string> {
  return new Set(set.portal.cycles.filter(({ state }) => state === "closed").map(({ id }) => id));
}

function sortById<T extends { readonly id: NodeId }>(nodes: readonly T[]): T[] {
  return [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1));
}
