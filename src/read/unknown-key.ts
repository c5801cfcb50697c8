import type { z } from "zod";
import { joinOr } from "../model/enumeration.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atKey, toFinding } from "../model/finding.ts";
import { adviseNumberKey } from "../model/likely-number.ts";
import { findAt, isRecord } from "../model/record.ts";
import { findMeantKey, findOwnEntry, findWholeEntry } from "./meant-key.ts";
import { findKeys, isOfKind } from "./schema-keys.ts";
import { findHome } from "./home.ts";
import { adviseItem, adviseReport } from "./keyed.ts";
import { findLikelyValue, suggestShape } from "./suggestion.ts";
import { describeMapping } from "./wording.ts";

/** What some data is held against, and what it is. */
export interface ShapeContext {
  readonly schema: z.ZodType;
  readonly data: unknown;
  readonly file: string;
  /** What messages call the whole: `an objective`. */
  readonly noun: string;
}

/** More keys than this are no help in a message. */
const mostListed = 8;

/** Where more keys than this are none, they are no slips: what was meant by each is not looked for, as that takes its time. */
const mostSlips = 500;

/** What is said of somebody's pay, or of how good somebody is. */
const aboutPerson = /pay|salary|wage|bonus|incentive|compensation|reward|rating|rank|appraisal/i;

/** Says of a key that it is none, and which was meant; `keys` are all that are none beside it. */
export function toUnknownKey(
  key: string,
  keys: readonly string[],
  path: KeyPath,
  context: ShapeContext,
): Finding {
  const { data, file, noun } = context;
  const anchor = atKey(...path, key);
  if (isRecord(data) && data["kind"] === "mbo" && aboutPerson.test(key)) {
    const message = `\`${key}\` looks like somebody's pay or rating, which has no place in a portal that everybody reads.`;
    const hint =
      "Remove it: an agreement is with a role or a team, and says what is to be achieved.";
    return toFinding("unknown-key", file, message, { anchor, hint });
  }
  const message = `\`${key}\` is not a key of ${describeMapping(path, noun)}.`;
  const beside = findAt(data, path);
  const hint =
    keys.length > mostSlips
      ? "Remove it, as the others here that are no keys."
      : ((isRecord(beside) ? adviseNumberKey(key, beside) : undefined) ??
        adviseSpaces(key) ??
        suggestMeant(key, path, context) ??
        suggestEntry(key, keys, path, context) ??
        suggestRemoval(path, context));
  return toFinding("unknown-key", file, message, { anchor, hint });
}

/** What to do about a key with spaces around it: plain ones are no part of a key. */
function adviseSpaces(key: string): string | undefined {
  const bare = key.trim();
  if (bare === key || bare === "") return undefined;
  return `Write the spaces around \`${bare}\` anew: they are not those of the space bar, as text that was pasted has them.`;
}

/** The key that was meant, with the form of its value where that is another one. */
function suggestMeant(
  key: string,
  path: KeyPath,
  { schema, data }: ShapeContext,
): string | undefined {
  const parent = findAt(data, path);
  if (!isRecord(parent)) return undefined;
  const meant = findMeantKey(key, parent, { schema, path });
  if (meant === undefined) return undefined;
  const [at, value] = [[...path, meant], parent[key]];
  const likely = findLikelyValue(schema, at, value);
  if (likely !== undefined) return `Did you mean \`${meant}: ${likely}\`?`;
  const isShaped = value === null || isOfKind(schema, at, value);
  const form = isShaped ? undefined : suggestShape(schema, at, value, data);
  return [`Did you mean \`${meant}\`?`, form ?? ""].join(" ").trim();
}

/** What stands as `name: value` where an entry has keys for both. */
function suggestEntry(
  key: string,
  keys: readonly string[],
  path: KeyPath,
  { schema, data, file }: ShapeContext,
): string | undefined {
  const entry = findWholeEntry(keys, path, { schema, data });
  if (entry !== undefined) return `Write the entry as \`${entry}\`.`;
  const value = findAt(data, [...path, key]);
  const isOne = path.length === 0 && !Array.isArray(value);
  const own = isOne ? findOwnEntry(schema, key, value) : undefined;
  if (own !== undefined) return `Write it below \`${own.list}:\` as \`- ${own.entry}\`.`;
  const isElsewhere = file.endsWith(".yaml") && typeof value === "object" && value !== null;
  if (path.length === 0 && isElsewhere) return findHome(key);
  const at = [...path, key];
  return adviseItem(schema, at, value, data) ?? adviseReport(schema, at, value, data);
}

function suggestRemoval(path: KeyPath, { schema, data, file }: ShapeContext): string {
  const parent = findAt(data, path);
  const free = findKeys(schema, path).filter(
    (each) => !isRecord(parent) || !Object.hasOwn(parent, each),
  );
  if (free.length <= mostListed) {
    return `Remove it, or use ${joinOr(free.map((each) => `\`${each}\``))}.`;
  }
  return file.endsWith(".yaml")
    ? "Remove it: the guide of the portal lists every key at `/guide/keys/`."
    : "Remove it; what it says can go into the body or a `note`.";
}
