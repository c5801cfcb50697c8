import type { Finding } from "../model/finding.ts";
import type { RuleCode } from "../model/rules.ts";
import { unlinkedCodes } from "./lost-plan-key.ts";

const lostParent = ["orphan-objective", "no-strategy"] as const;
/** A link that is dropped may have been the cause of the one objective, and the effect of the other. */
const lostLink: readonly RuleCode[] = [...lostParent, ...unlinkedCodes];

/**
 * What else is found in a file only because of an error in it: a parent that does not resolve is dropped, and then the
 * objective looks as if it had none. Such findings would go away by themselves, and mislead until then.
 */
const consequences: Readonly<Partial<Record<RuleCode, readonly RuleCode[]>>> = {
  "unknown-reference": lostLink,
  "wrong-reference-kind": lostLink,
  "self-reference": lostLink,
  "cycle-in-cascade": lostParent,
  "unknown-owner": ["no-owner"],
  "unknown-team": ["no-owner"],
  "duplicate-id": [
    "scorecard-dead-end",
    "scorecard-unsupported",
    "too-few-key-results",
    "no-key-results",
  ],
  // What is said of none was meant of one of which it is missing then.
  "value-for-unknown-key-result": ["check-in-overdue", "reported-against-data"],
};

/** Whatever hangs on a lost parent may be cut off from every theme, in whichever file it stands. */
const everywhere: readonly RuleCode[] = ["no-strategy"];

/** Leaves out findings that an error in the links has made, or that a reference to an unreadable file has. */
export function dropConsequences(
  findings: readonly Finding[],
  unresolved: readonly string[],
): readonly Finding[] {
  const dropped = new Set<string>();
  const toKey = (code: RuleCode, file: string): string =>
    `${code} ${everywhere.includes(code) ? "" : file}`;
  for (const file of unresolved) {
    for (const consequence of [...lostParent, "no-owner", ...unlinkedCodes] as const) {
      dropped.add(toKey(consequence, file));
    }
  }
  for (const { code, file } of findings) {
    for (const consequence of consequences[code] ?? []) dropped.add(toKey(consequence, file));
  }
  return findings.filter(({ code, file }) => !dropped.has(toKey(code, file)));
}
