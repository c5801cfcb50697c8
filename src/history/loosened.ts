import { parseRhythm } from "../model/period.ts";
import type { ChangeValue, PlanChange } from "./change.ts";
import { findCycle, findDay } from "./effective-day.ts";
import type { AuthoredData, Whole } from "./entry.ts";

/** A thing in two states, with everything that stood and stands beside it. */
export interface WholePair {
  readonly before: Whole;
  readonly after: Whole;
  readonly earlier: ReadonlyMap<string, Whole>;
  readonly later: ReadonlyMap<string, Whole>;
}

/**
 * Tells of the changes of a thing which of them let a promise bind less, though no number in it is easier to reach:
 *
 *     cycle: 2026-q3 → 2026-q4             moved out     cycle: 2026-q3 → 2026-q2             not
 *     cycle: to one of the same days that is only planned, begins later or asks more rarely   taken back
 *     state: active → draft, proposed      taken back    state: draft → active                not
 *     ambition: committed → aspirational   lowered       ambition: aspirational → committed   not
 *     a key result of an objective gone    taken out     an initiative gone                   not
 *     start: of a cycle, later             less is expected by today    earlier               not
 *     end, due: later than what held, as that of the cycle where it said none         moved out
 *     start: later than what held          less is expected by today
 *     publishBy: of a cycle, later         promised for later     checkInEvery: 14d → 120d    asked more rarely
 *     state: of a cycle, active → planning taken back    active → review, closed              not
 *
 * Whatever becomes easier in a draft or a proposal does not count: that promises nothing yet.
 */
export function markLoosened(
  changes: readonly PlanChange[],
  pair: WholePair,
): readonly PlanChange[] {
  if (changes.length === 0) return changes;
  if (isPromise(pair.before, pair.earlier)) return changes.map((each) => toMarked(each, pair));
  return changes.map(withoutEased);
}

/** The same change of something that promises nothing yet. */
export function withoutEased(change: PlanChange): PlanChange {
  const told = { ...change };
  delete told.eased;
  return told;
}

/** Whether somebody may rely on it: no draft, and no proposal, as which plans ahead begin. */
function isPromise(whole: Whole, wholes: ReadonlyMap<string, Whole>): boolean {
  const { root } = whole;
  const { state } = root.data;
  if (state !== undefined || root.kind !== "objective") {
    return !["draft", "proposed", "planning"].includes(String(state));
  }
  return findCycle(whole, wholes)?.["state"] !== "planning";
}

function toMarked(change: PlanChange, pair: WholePair): PlanChange {
  const { key, type, was, now } = change;
  const eased = true as const;
  if (pair.before.root.kind === "cycle") {
    const isBack = key === "state" && was !== "closed" && now === "planning";
    if (isBack) return { ...change, was: was ?? "active", eased };
    return isLoosenedCycle(change) ? { ...change, eased } : change;
  }
  if (pair.before.root.kind !== "objective" && key !== "state") return change;
  if (type === "removed") return change.path[0] === "keyResults" ? { ...change, eased } : change;
  if (type === "redated") return toRedated(change, pair);
  switch (key) {
    case "cycle": {
      const from = pair.earlier.get(`cycle:${String(was)}`)?.root.data;
      const to = pair.later.get(`cycle:${String(now)}`)?.root.data;
      return from && to && isLooser(from, to) ? { ...change, eased } : change;
    }
    case "state":
      if (was === "closed" || (now !== "draft" && now !== "proposed")) return change;
      return { ...change, was: was ?? "active", eased };
    case "ambition": {
      const [from, to] = [
        was ?? toAmbition(change, pair.before),
        now ?? toAmbition(change, pair.after),
      ];
      if (from !== "committed" || to !== "aspirational") return change;
      return { ...change, was: from, now: to, eased };
    }
    default:
      return change;
  }
}

/** A date of an objective or a key result, held against the days that counted and that count, written or not. */
function toRedated(change: PlanChange, { before, after, earlier, later }: WholePair): PlanChange {
  const { id, document, path, key = "" } = change;
  const isPromise = id === document || path[0] === "keyResults";
  if (!isPromise || (key !== "start" && key !== "end" && key !== "due")) return change;
  const end = key === "start" ? "start" : "end";
  const was = change.was ?? findDay(before, end, earlier);
  const now = change.now ?? findDay(after, end, later);
  if (was === undefined || now === undefined) return change;
  return now > was ? { ...change, was, now, eased: true } : withoutEased(change);
}

/** Whether a cycle begins later, publishes its objectives later or never, or asks for reports more rarely or not at all. */
function isLoosenedCycle({ key, was, now }: PlanChange): boolean {
  if (typeof was !== "string") return false;
  switch (key) {
    case "start":
    case "publishBy":
      return now === undefined ? key === "publishBy" : now > was;
    case "checkInEvery":
      return isRarer(was, now);
    default:
      return false;
  }
}

/** Whether a rhythm asks for reports more rarely than another one, or there is none any more. */
function isRarer(was: unknown, now: unknown): boolean {
  const toDays = (rhythm: unknown): number =>
    (typeof rhythm === "string" ? parseRhythm(rhythm) : undefined) ?? Infinity;
  return toDays(now) > toDays(was);
}

/**
 * Whether a cycle asks less than another one: it is only planned, it ends later, or it ends on the same day
 * and begins later or asks for reports more rarely.
 */
function isLooser(from: AuthoredData, to: AuthoredData): boolean {
  const isOf = (data: AuthoredData): boolean => data["state"] === "planning";
  if (isOf(to) && !isOf(from)) return true;
  const [ends, ended] = [String(to["end"]), String(from["end"])];
  if (ends !== ended) return ends > ended;
  const isSeldom = isRarer(from["checkInEvery"], to["checkInEvery"]);
  return isSeldom || String(to["start"]) > String(from["start"]);
}

/** What goes without saying: of an item that of its objective. */
function toAmbition({ id, document }: PlanChange, { root }: Whole): ChangeValue {
  const own = id === document ? undefined : root.data["ambition"];
  return typeof own === "string" ? own : "aspirational";
}
