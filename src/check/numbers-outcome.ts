import type { Document } from "../model/document.ts";
import { joinAnd } from "../model/enumeration.ts";
import type { Finding } from "../model/finding.ts";
import { atKey, atValue, toFinding } from "../model/finding.ts";
import { findNearest } from "../model/nearest.ts";
import { isLostItem } from "./reference.ts";

type ObjectiveDocument = Extract<Document, { readonly kind: "objective" }>;

/** Checks grades and shares given by hand, and that they name key results that exist. */
export function checkOutcome(
  document: ObjectiveDocument,
  unread: ReadonlySet<string>,
): readonly Finding[] {
  const { file, data } = document;
  const { outcome } = data;
  if (outcome === undefined) return checkProgress(document);
  const findings: Finding[] = [];
  const checkScore = (score: number | undefined, ...path: string[]): void => {
    if (score === undefined || (score >= 0 && score <= 1)) return;
    const message = `The grade is ${score}, and grades run from 0 to 1.`;
    const details = { anchor: atValue("outcome", ...path), hint: toScoreHint(score) };
    findings.push(toFinding("score-out-of-range", file, message, details));
  };
  checkScore(outcome.score, "score");
  const scores = outcome.scores ?? {};
  for (const item of Object.keys(scores)) checkScore(scores[item]?.score, "scores", item, "score");
  for (const item of Object.keys(scores)) {
    findings.push(
      ...checkItem(document, unread, item, ["outcome", "scores", item], "A grade is given to"),
    );
  }
  return [...findings, ...checkProgress(document)];
}

/** Says that something is reported of a key result that the objective does not have; the path is that of its key. */
export function checkItem(
  document: ObjectiveDocument,
  unread: ReadonlySet<string>,
  item: string,
  path: readonly (string | number)[],
  what: string,
): readonly Finding[] {
  const items = (document.data.keyResults ?? []).map(({ id }) => id);
  return checkName(
    document,
    unread,
    { item, items, whole: "objective", part: "key result" },
    path,
    what,
  );
}

/** The same of a part of whatever whole: a goal or a measure of a plan. */
export function checkName(
  { id: own, file }: Pick<Document, "id" | "file">,
  unread: ReadonlySet<string>,
  {
    item,
    items,
    whole,
    part,
  }: {
    readonly item: string;
    readonly items: readonly string[];
    readonly whole: string;
    readonly part: string;
  },
  path: readonly (string | number)[],
  what: string,
): readonly Finding[] {
  if (items.includes(item) || isLostItem(unread, own, item)) return [];
  // Ids such as kr1 and kr2 are all near to each other; a short list says more.
  const nearest = items.length > 6 ? findNearest(item, items) : undefined;
  const known =
    items.length === 0
      ? `The ${whole} has no ${part}s.`
      : `The ${whole} has ${joinAnd(items.map((id) => `\`${id}\``))}.`;
  const message = `${what} \`${item}\`, and the ${whole} has no such ${part}.`;
  const hint = nearest === undefined ? known : `The nearest is \`${nearest}\`.`;
  const anchor = atKey(...path);
  return [toFinding("value-for-unknown-key-result", file, message, { anchor, hint })];
}

/** What to write for a grade that is none from 0 to 1. */
export function toScoreHint(score: number): string {
  if (score > 1 && score <= 10) return `Write \`${score / 10}\`, if it was meant on a scale to 10.`;
  if (score > 10 && score <= 100) return `Write \`${score / 100}\`, if it was meant in percent.`;
  return "Write a number from 0 to 1.";
}

/** A progress given by hand needs to be asked for, and to be a share. */
function checkProgress({ file, data }: ObjectiveDocument): readonly Finding[] {
  const { progress, rollUp } = data;
  if (progress === undefined) {
    if (rollUp !== "manual") return [];
    const message = "`rollUp` is `manual`, and there is no `progress` to show.";
    const details = { anchor: atValue("rollUp"), hint: "Add `progress`, from 0 to 1." };
    return [toFinding("missing-key", file, message, details)];
  }
  if (rollUp !== "manual") {
    const message = "`progress` is given by hand, and counts only with `rollUp: manual`.";
    const details = { anchor: atKey("progress"), hint: "Add `rollUp: manual`, or take it out." };
    return [toFinding("invalid-value", file, message, details)];
  }
  if (progress >= 0 && progress <= 1) return [];
  const message = `\`progress\` is ${progress}, and it runs from 0 to 1.`;
  const details = { anchor: atValue("progress"), hint: toScoreHint(progress) };
  return [toFinding("invalid-value", file, message, details)];
}
