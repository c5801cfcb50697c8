import type { Document } from "../model/document.ts";
import { atKey, toFinding } from "../model/finding.ts";
import type { NodeId, TeamId } from "../model/id.ts";
import { parseDate, parseDue } from "../model/period.ts";
import type { Change, Dependency, Objective, Outcome } from "../model/plan.ts";
import type { AuthoredObjective } from "../model/schema/objective.ts";
import { compareText } from "../model/text-order.ts";
import { findActor, reportTwice, resolveActor, resolveTeam } from "./actor.ts";
import { findFolder } from "./folder.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes } from "./link-context.ts";
import { reportSelf } from "./link-list.ts";
import { findInline, reportFolder } from "./link-node.ts";
import { toPresent } from "./present.ts";
import { resolve, toNearestTeamHint } from "./reference.ts";

const none: readonly never[] = [];

/** The teams of an objective, the leading one first: as written, else from the folder. What has closed is left as it is. */
export function linkTeams(
  context: LinkContext,
  document: Document,
  data: AuthoredObjective,
  { isClosed, spot }: { readonly isClosed: boolean; readonly spot: Spot },
): readonly TeamId[] {
  const { team: folder, stranger } = findFolder(context, document);
  if (data.team === undefined && data.teams === undefined) {
    if (stranger !== undefined && !isClosed) reportStranger(context, document, stranger);
    return folder === undefined ? none : [folder];
  }
  const written = [
    ...(data.team === undefined ? [] : [{ name: data.team, place: below(spot, "team") }]),
    ...(data.teams ?? []).map((name, index) => ({ name, place: below(spot, "teams", index) })),
  ];
  const teams: TeamId[] = [];
  for (const { name, place } of written) {
    const team = resolveTeam(context, name, place);
    if (team === undefined) continue;
    if (teams.includes(team)) reportTwice(context, name, place);
    else teams.push(team);
  }
  if (folder === undefined) return teams;
  const [first] = written;
  if (first && teams.length > 0 && !teams.includes(folder)) {
    reportFolder(context, first.place, first.name, folder);
  }
  return teams.length === 0 ? [folder] : teams;
}

/** Says that a folder stands where those of teams do, and that there is no such team. */
function reportStranger(context: LinkContext, { file }: Document, name: string): void {
  const nearest = toNearestTeamHint(context, name);
  const message = `The objective has no team: its folder \`${name}\` stands where that of a team does, and no team has that id.`;
  const hint = `${nearest === undefined ? "" : `${nearest} `}Name its team as \`team: …\`, add \`teams/${name}.md\`, or move the file up into the folder of the cycle.`;
  context.report(toFinding("folder-disagrees", file, message, { anchor: atKey("kind"), hint }));
}

/** Who helps, each with their part. */
export function linkContributors(
  context: LinkContext,
  data: AuthoredObjective,
  spot: Spot,
): Objective["contributors"] {
  return (
    data.contributors?.flatMap((entry, index) => {
      const place = below(spot, "contributors", index);
      if (typeof entry === "string") {
        const who = resolveActor(context, entry, place);
        return who === undefined ? [] : [{ who }];
      }
      const who = resolveActor(context, entry.who, below(place, "who"));
      return who === undefined
        ? []
        : [{ who, ...toPresent({ as: findInline(context, entry.as) }) }];
    }) ?? none
  );
}

/** What is asked of others; the same ask of the same one counts once. */
export function linkDependencies(
  context: LinkContext,
  data: AuthoredObjective,
  id: NodeId,
  spot: Spot,
): readonly Dependency[] {
  if (data.dependsOn === undefined) return none;
  const asked = new Set<string>();
  return data.dependsOn.flatMap((authored, index) => {
    const entry = below(spot, "dependsOn", index);
    const to = resolve(context, "dependsOn", authored.to, entry, "to");
    if (to === undefined) return [];
    if (to === id || to.startsWith(`${id}#`)) {
      reportSelf(context, authored.to, below(entry, "to"));
      return [];
    }
    const ask = `${to} ${authored.need} ${authored.by ?? ""}`;
    if (asked.has(ask)) {
      reportTwice(context, authored.to, below(entry, "to"));
      return [];
    }
    asked.add(ask);
    linkNodes(context, "depends-on", id, to, below(entry, "to"));
    const dependency: Dependency = {
      to,
      need: context.inline(authored.need),
      state: authored.state ?? "unconfirmed",
      source: { file: entry.file, path: entry.path },
      ...toPresent({
        by: authored.by === undefined ? undefined : parseDue(authored.by),
        size: authored.size,
      }),
    };
    return [dependency];
  });
}

/** Why promises were changed, up to the as-of date; figures of a secret item stay out, and so does all about one that is left out. */
export function linkChanges(
  context: LinkContext,
  data: AuthoredObjective,
  secret: ReadonlySet<string>,
  spot: Spot,
): readonly Change[] {
  if (data.changes === undefined) return none;
  return data.changes
    .map((authored, index): Change => {
      const place = below(spot, "changes", index);
      const item = authored.of?.replace(/^#/, "");
      const shown = item === undefined || !secret.has(item);
      return {
        date: parseDate(authored.date),
        key: authored.key,
        reason: authored.reason,
        source: { file: place.file, path: place.path },
        ...toPresent({
          item,
          was: shown ? toText(authored.was) : undefined,
          now: shown ? toText(authored.now) : undefined,
          approvedBy: findActor(context, authored.approvedBy, place, "approvedBy"),
        }),
      };
    })
    .filter(({ date, item }) => date <= context.asOf && !isLeftOut(context, spot, item))
    .sort((a, b) => compareText(a.date, b.date));
}

/** How it ended; grades of a secret item stay out, as they would tell its value. */
export function linkOutcome(
  context: LinkContext,
  data: AuthoredObjective,
  secret: ReadonlySet<string>,
  spot: Spot,
): Outcome | undefined {
  const { outcome } = data;
  if (outcome === undefined) return undefined;
  const { supersededBy, scores, ...rest } = outcome;
  const all = Object.entries(scores ?? {}).filter(([item]) => !isLeftOut(context, spot, item));
  const shown = all.map(([item, { score, reason, decision }]) => {
    const grade = toPresent({ score: secret.has(item) ? undefined : score, reason, decision });
    return [item, grade] as const;
  });
  const successor =
    supersededBy === undefined
      ? undefined
      : resolve(context, "supersededBy", supersededBy, spot, "supersededBy");
  return {
    scores: Object.fromEntries(shown),
    source: { file: spot.file, path: spot.path },
    ...toPresent({ ...rest, supersededBy: successor }),
  };
}

/** Whether an item of the document is none of the audience's business. */
function isLeftOut(
  { leftOut }: LinkContext,
  { document }: Spot,
  item: string | undefined,
): boolean {
  return item !== undefined && leftOut.has(`${document}#${item}` as NodeId);
}

function toText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
