import { z } from "zod";
import type { ToldDiff } from "./change.ts";
import { changeTypes } from "./change.ts";
import type { OfferedRound } from "./offered-round.ts";

/** What is said of plans by somebody who may say anything: as much of it as a comment shows. */
export interface ParsedDiff {
  readonly diff: ToldDiff;
  readonly rounds: readonly OfferedRound[];
}

const text = z.string().max(20_000);
/** Names, keys and lines of YAML stand in code, where a line break would end it. */
const line = z
  .string()
  .max(5000)
  .regex(/^[^\p{Cc}\u2028\u2029]+$/u);
const value = z.union([text, z.number(), z.boolean()]);

const change = z.strictObject({
  type: z.enum(changeTypes),
  id: line,
  key: line.exactOptional(),
  was: value.exactOptional(),
  now: value.exactOptional(),
  eased: z.literal(true).exactOptional(),
  by: line.exactOptional(),
  date: line.exactOptional(),
  commit: z
    .string()
    .regex(/^[\da-f]{7,64}$/)
    .exactOptional(),
  reason: text.exactOptional(),
  title: text,
  document: line,
});

const effect = z.strictObject({
  type: z.enum(["lost-parent", "line-of-sight", "kpi-unmoved"]),
  id: line,
  title: text,
  text,
});

const schema = z.strictObject({
  from: text,
  to: text,
  changes: z.array(change),
  effects: z.array(effect),
  rounds: z.array(z.strictObject({ title: text, file: line, line })),
});

/** Takes what `diff --format json` writes, and nothing else: undefined where a single key is another one. */
export function parseDiff(json: string): ParsedDiff | undefined {
  const parsed = schema.safeParse(parseJson(json));
  if (!parsed.success) return undefined;
  const { changes, effects, rounds } = parsed.data;
  return { diff: { changes, effects }, rounds };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
