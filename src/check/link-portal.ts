import type { DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { CycleId, NodeId } from "../model/id.ts";
import { toUrl } from "../model/id.ts";
import type { Look } from "../model/look.ts";
import { findNearest } from "../model/nearest.ts";
import type { IsoDate } from "../model/period.ts";
import { contains, daysBetween, isIsoDate, parseDate, parseRhythm } from "../model/period.ts";
import type { Audience, Cycle, InlineText, Portal } from "../model/plan.ts";
import type { AuthoredPortal } from "../model/schema/portal.ts";
import { checkSettings } from "./portal-settings.ts";
import { toPresent } from "./present.ts";
import { parseRuleSettings } from "./rule-settings.ts";

type Inline = (markdown: string) => InlineText;
type AuthoredCycle = AuthoredPortal["cycles"][number];

/** Fills in the portal's settings with every default. */
export function linkPortal(
  portal: AuthoredPortal,
  inline: Inline,
  audience: Audience | undefined,
): { readonly portal: Portal; readonly findings: readonly Finding[] } {
  const rules = parseRuleSettings(portal.rules ?? {});
  const { timeZone, site, repository, status, scoring, navigation } = portal;
  const settings: Portal = {
    name: inline(portal.name).plain,
    locale: portal.locale,
    ...toPresent({ timeZone, site, repository }),
    audience: audience ?? portal.audience ?? "internal",
    status: {
      onPace: status?.onPace ?? 5,
      behind: status?.behind ?? 15,
      graceDays: status?.graceDays ?? 3,
    },
    sweetSpot: scoring?.sweetSpot ?? [0.6, 0.7],
    confidenceScale: portal.confidenceScale ?? 1,
    rules: rules.settings,
    ...(portal.look && { look: toLook(portal.look) }),
    ...(navigation && {
      navigation: {
        order: navigation.order ?? [],
        hide: navigation.hide ?? [],
        links: navigation.links ?? [],
      },
    }),
  };
  return { portal: settings, findings: [...rules.findings, ...checkSettings(settings)] };
}

function toLook({ logo, colours }: NonNullable<AuthoredPortal["look"]>): Look {
  const { accent, paper, ink } = colours ?? {};
  const toTheme = (colour: typeof accent): { light?: string; dark?: string } =>
    toPresent({ light: colour?.light, dark: colour?.dark });
  return {
    ...toPresent({ logo }),
    ...(colours && {
      colours: {
        ...(accent && { accent: toTheme(accent) }),
        ...(paper && { paper: toTheme(paper) }),
        ...(ink && { ink: toTheme(ink) }),
      },
    }),
  };
}

/** Makes the cycles as they were at the as-of date; by start, then longer first, then by id. */
export function linkCycles(
  set: DocumentSet,
  asOf: IsoDate,
  inline: Inline,
): { readonly cycles: readonly Cycle[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const parents = new Map(set.portal.cycles.map(({ id, parent }) => [id, parent]));
  const cycles = new Map<string, Cycle>();
  set.portal.cycles.forEach((authored, index) => {
    const { parent } = authored;
    const report = (key: string, message: string, hint: string): void => {
      const anchor = atValue("cycles", index, key);
      findings.push(toFinding("portal-config", "portal.yaml", message, { anchor, hint }));
    };
    if (authored.end < authored.start) {
      const message = `The cycle \`${authored.id}\` ends on \`${authored.end}\`, before it starts.`;
      report("end", message, `Write a date from \`${authored.start}\` on.`);
    }
    if (parent !== undefined && !parents.has(parent)) {
      findings.push(toUnknownCycle(set, parent, ["cycles", index, "parent"]));
    }
    const looped = parent !== undefined && isLooped(authored.id, parents);
    if (looped) {
      const message = `The parents of the cycle \`${authored.id}\` run in a loop.`;
      report("parent", message, "Name the longer cycle that it lies in, or none.");
    }
    if (cycles.has(authored.id)) return;
    const known = parent !== undefined && parents.has(parent) && !looped ? parent : undefined;
    cycles.set(authored.id, toCycle(authored, index, asOf, inline, known));
  });
  return { cycles: [...cycles.values()].sort(compareCycles), findings };
}

/**
 * The cycle that the portal shows first: as configured, unless the as-of date is before it; else the shortest one
 * that holds the as-of date; else the last one that had begun.
 */
export function findCurrentCycle(
  set: DocumentSet,
  cycles: readonly Cycle[],
  asOf: IsoDate,
): { readonly cycle: CycleId; readonly findings: readonly Finding[] } {
  const wanted = set.portal.currentCycle;
  const named = cycles.find(({ cycle }) => cycle === wanted);
  const findings =
    wanted === undefined || named ? [] : [toUnknownCycle(set, wanted, ["currentCycle"])];
  if (named && named.period.start <= asOf) return { cycle: named.cycle, findings };
  const shortest = cycles
    .filter(({ period }) => contains(period, asOf))
    .sort((a, b) => toDays(a) - toDays(b) || compareCycles(a, b))[0];
  const begun = cycles.filter(({ period }) => period.start <= asOf).at(-1);
  const cycle = shortest ?? begun ?? cycles[0];
  if (!cycle) throw new Error("no cycle: the schema of portal.yaml wants at least one");
  return { cycle: cycle.cycle, findings };
}

function toCycle(
  authored: AuthoredCycle,
  index: number,
  asOf: IsoDate,
  inline: Inline,
  parent: string | undefined,
): Cycle {
  const { id, label, publishBy, checkInEvery } = authored;
  const [start, end] = [parseDate(authored.start), parseDate(authored.end)];
  const node = `cycle:${id}` as NodeId;
  const title = inline(label);
  return {
    kind: "cycle",
    id: node,
    cycle: id as CycleId,
    // One with nothing in it that can be read is refused, and has a name in the findings all the same.
    title: title.plain === "" ? inline(id) : title,
    url: toUrl(node),
    source: { file: "portal.yaml", path: ["cycles", index] },
    tags: [],
    links: [],
    period: { start, end: end < start ? start : end },
    state: toStateAt(authored.state, { start, end }, asOf),
    ...toPresent({
      parent: parent as CycleId | undefined,
      publishBy: publishBy !== undefined && isIsoDate(publishBy) ? publishBy : undefined,
      rhythm: checkInEvery === undefined ? undefined : parseRhythm(checkInEvery),
    }),
  };
}

/**
 * What a cycle was at the as-of date. Nothing had been closed before its last day, whatever the file says by now.
 *
 *     stated closed, as of its last day or later   closed
 *     stated closed or review, as of an earlier day   active, or planning before its first day
 *     not stated   planning, active, and review once it is over: only people close a cycle
 */
function toStateAt(
  stated: Cycle["state"] | undefined,
  period: { readonly start: IsoDate; readonly end: IsoDate },
  asOf: IsoDate,
): Cycle["state"] {
  if (asOf < period.start) return "planning";
  if (stated === undefined) return asOf > period.end ? "review" : "active";
  const over = asOf >= period.end;
  return !over && (stated === "closed" || stated === "review") ? "active" : stated;
}

function isLooped(id: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let next = parents.get(id); next !== undefined; next = parents.get(next)) {
    if (next === id) return true;
    if (seen.has(next)) return false;
    seen.add(next);
  }
  return false;
}

function toUnknownCycle(
  set: DocumentSet,
  name: string,
  path: readonly (string | number)[],
): Finding {
  const known = set.portal.cycles.map(({ id }) => id);
  const nearest = findNearest(name, known);
  const hint =
    nearest === undefined
      ? `The cycles are ${known.map((id) => `\`${id}\``).join(", ")}.`
      : `The nearest is \`${nearest}\`.`;
  const message = `\`portal.yaml\` has no cycle \`${name}\`.`;
  return toFinding("unknown-cycle", "portal.yaml", message, { anchor: atValue(...path), hint });
}

function toDays({ period }: Cycle): number {
  return daysBetween(period.start, period.end);
}

function compareCycles(a: Cycle, b: Cycle): number {
  if (a.period.start !== b.period.start) return a.period.start < b.period.start ? -1 : 1;
  if (a.period.end !== b.period.end) return a.period.end > b.period.end ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
