import type { KeyPath } from "../model/finding.ts";
import { parseDate } from "../model/period.ts";
import type { CheckIn, KeyResult, Observation } from "../model/plan.ts";
import type { AuthoredCheckIn, AuthoredObjective } from "../model/schema/objective.ts";
import { findActor } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below } from "./link-context.ts";
import { toLinks } from "./link-node.ts";
import { toSettled, withPresent } from "./present.ts";

/** What the check-ins of a document say of one of its measured items, by date. */
export type ItemReports = Pick<KeyResult, "confidences" | "forecasts" | "observations">;

/** The check-ins known at the as-of date. */
export interface CheckInReports {
  readonly checkIns: readonly CheckIn[];
  readonly items: ReadonlyMap<string, ItemReports>;
}

interface Known {
  readonly authored: AuthoredCheckIn;
  readonly checkIn: CheckIn;
  readonly spot: Spot;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

const none: readonly never[] = [];
const noCheckIns: CheckInReports = { checkIns: none, items: new Map() };

/** Sorts what check-ins say by measured item; confidence is brought to 0…1. `secret` are items whose values are kept back. */
export function linkCheckIns(
  context: LinkContext,
  data: Pick<AuthoredObjective, "checkIns">,
  measured: readonly { readonly id: string }[],
  secret: ReadonlySet<string>,
  spot: Spot,
): CheckInReports {
  if (data.checkIns === undefined) return noCheckIns;
  const known = data.checkIns
    .map((authored, index) => toKnown(context, authored, secret, below(spot, "checkIns", index)))
    .filter(({ checkIn }) => checkIn.date <= context.asOf)
    .sort((a, b) => compareDates(a.checkIn, b.checkIn));
  const items = new Map<string, Mutable<ItemReports>>();
  for (const { id } of measured) {
    items.set(id, { observations: [], confidences: [], forecasts: [] });
  }
  for (const report of known) addReport(context, report, secret, items);
  const settled = new Map<string, ItemReports>();
  for (const [item, { observations, confidences, forecasts }] of items) {
    settled.set(item, {
      observations: toSettled(observations),
      confidences: toSettled(confidences),
      forecasts: toSettled(forecasts),
    });
  }
  return { checkIns: known.map(({ checkIn }) => checkIn), items: settled };
}

function toKnown(
  context: LinkContext,
  authored: AuthoredCheckIn,
  secret: ReadonlySet<string>,
  spot: Spot,
): Known {
  const { outlook, label, confidence, note } = authored;
  const items = authored.values === undefined ? none : Object.keys(authored.values);
  const made = {
    date: parseDate(authored.date),
    items: secret.size === 0 ? items : items.filter((item) => !secret.has(item)),
    links: toLinks(context, authored.links),
    source: { file: spot.file, path: spot.path },
  };
  const checkIn: CheckIn = withPresent(made, {
    by: findActor(context, authored.by, spot, "by"),
    outlook,
    label,
    confidence: typeof confidence === "number" ? confidence / context.confidenceScale : undefined,
    note,
  });
  return { authored, checkIn, spot };
}

function addReport(
  context: LinkContext,
  { authored, checkIn, spot }: Known,
  secret: ReadonlySet<string>,
  items: ReadonlyMap<string, Mutable<ItemReports>>,
): void {
  const { date, by } = checkIn;
  const toSource = (...keys: KeyPath) => ({ file: spot.file, path: spot.path.concat(keys) });
  for (const [item, value] of Object.entries(authored.values ?? {})) {
    const own = items.get(item);
    if (!own || secret.has(item)) continue;
    const source = toSource("values", item);
    const observation = by === undefined ? { date, value, source } : { date, value, source, by };
    addObservation(own.observations, observation);
  }
  for (const [item, value] of Object.entries(authored.forecast ?? {})) {
    if (value === null || secret.has(item)) continue;
    items.get(item)?.forecasts.push({ date, value, source: toSource("forecast", item) });
  }
  const { confidence } = authored;
  if (confidence === undefined) return;
  const scale = context.confidenceScale;
  if (typeof confidence === "number") {
    // One number for all.
    const entry = { date, value: confidence / scale, source: toSource("confidence") };
    for (const reports of items.values()) reports.confidences.push(entry);
    return;
  }
  for (const [item, value] of Object.entries(confidence)) {
    if (value === null) continue;
    const source = toSource("confidence", item);
    items.get(item)?.confidences.push({ date, value: value / scale, source });
  }
}

/** Two values of one date are an error elsewhere; here the later one counts. */
function addObservation(observations: Observation[], observation: Observation): void {
  if (observations.at(-1)?.date === observation.date) observations.pop();
  observations.push(observation);
}

function compareDates(a: { readonly date: string }, b: { readonly date: string }): number {
  if (a.date === b.date) return 0;
  return a.date < b.date ? -1 : 1;
}
