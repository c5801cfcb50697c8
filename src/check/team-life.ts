import type { Document, DocumentSet } from "../model/document.ts";
import type { Anchor, Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { TeamId } from "../model/id.ts";
import { toTeamNode } from "../model/id.ts";
import type { IsoDate, Period } from "../model/period.ts";
import type { Initiative, Kpi, Objective, PlanGraph, Team, Theme } from "../model/plan.ts";

/** Checks that what belongs to a team belongs to it while it lives. */
export function checkTeamLives(set: DocumentSet, graph: PlanGraph): readonly Finding[] {
  let files: ReadonlyMap<string, Document> | undefined;
  // Hardly any plan has a team that does not live when it is to work.
  const findDocument = (file: string): Document | undefined =>
    (files ??= new Map(set.documents.map((document) => [document.file, document]))).get(file);
  return [
    ...graph.objectives.flatMap((objective) => checkObjective(graph, objective, findDocument)),
    ...graph.kpis.flatMap((kpi) => checkHeir(graph, kpi, "The KPI", graph.asOf)),
    ...graph.themes
      .filter(({ end }) => end === undefined || end >= graph.asOf)
      .flatMap((theme) => checkHeir(graph, theme, "The theme", graph.asOf)),
    ...graph.initiatives
      .filter(({ status }) => status === "planned" || status === "active")
      .flatMap((initiative) => {
        const { due = graph.asOf } = initiative;
        return checkHeir(graph, initiative, "The initiative", due > graph.asOf ? due : graph.asOf);
      }),
  ];
}

function checkObjective(
  graph: PlanGraph,
  { period, source, teams }: Objective,
  findDocument: (file: string) => Document | undefined,
): readonly Finding[] {
  return teams.flatMap((id) => {
    const team = findTeam(graph, id);
    if (!team || isAlive(team, period)) return [];
    const life = [
      team.validFrom === undefined ? "" : ` from ${team.validFrom}`,
      team.validTo === undefined ? "" : ` to ${team.validTo}`,
    ].join("");
    const message = `The team \`${id}\` lives${life}, which does not cover ${period.start} to ${period.end}.`;
    const hint = "Give the objective to a team that lives then, or its own `start` and `end`.";
    const anchor = toAnchor(findDocument(source.file), id);
    return [toFinding("team-not-alive", source.file, message, { anchor, hint })];
  });
}

/** Where the team is named: in a joint objective as an entry of `teams`. */
function toAnchor(document: Document | undefined, team: TeamId): Anchor {
  const named = document?.kind === "objective" ? (document.data.teams ?? []) : [];
  const index = named.findIndex((name) => name.replace(/^team:/, "") === team);
  return index < 0 ? atValue("team") : atValue("teams", index);
}

function isAlive({ validFrom, validTo }: Team, { start, end }: Period): boolean {
  return (
    (validFrom === undefined || validFrom <= start) && (validTo === undefined || end <= validTo)
  );
}

/** What outlasts a team needs another one; how long it was there before does not matter. */
function checkHeir(
  graph: PlanGraph,
  { source, team: id, title }: Initiative | Kpi | Theme,
  what: string,
  until: IsoDate,
): readonly Finding[] {
  const validTo = id === undefined ? undefined : findTeam(graph, id)?.validTo;
  if (id === undefined || validTo === undefined || validTo >= until) return [];
  const message = `${what} \`${title.plain}\` belongs to the team \`${id}\`, which lives to ${validTo} only.`;
  const hint = "Give it to the team that takes it over.";
  return [toFinding("team-not-alive", source.file, message, { anchor: atValue("team"), hint })];
}

function findTeam({ nodes }: PlanGraph, id: TeamId): Team | undefined {
  const team = nodes.get(toTeamNode(id));
  return team?.kind === "team" ? team : undefined;
}
