import type { PlanChange, PlanDiff } from "./change.ts";
import type { OfferedRound } from "./offered-round.ts";
import { toPlainLine } from "./plain-line.ts";
import { renderDiffMarkdown } from "./render-markdown.ts";
import { toChangeWords, toHeadline } from "./sentence.ts";

export const diffFormats = ["text", "markdown", "json"] as const;

/** The forms in which a difference is told. */
export type DiffFormat = (typeof diffFormats)[number];

/** What was compared, as it was called on the command line. */
export interface DiffEnds {
  readonly from: string;
  readonly to: string;
  /** Rounds of catchball that the changes are, for a comment to offer. */
  readonly rounds?: readonly OfferedRound[];
}

/** A difference for people, for a comment, or for programs. */
export function renderDiff(diff: PlanDiff, ends: DiffEnds, format: DiffFormat): string {
  switch (format) {
    case "text":
      return renderText(diff, ends);
    case "markdown":
      return renderDiffMarkdown(diff, ends.rounds);
    case "json":
      return renderJson(diff, ends);
  }
}

function renderText({ changes, effects }: PlanDiff, { from, to }: DiffEnds): string {
  const lines = [`${toHeadline(changes)}, from ${from} to ${to}.`];
  let document: string | undefined;
  for (const change of changes) {
    if (change.document !== document) lines.push("", change.document);
    ({ document } = change);
    lines.push(`  ${change.eased ? "▼" : "·"} ${renderLine(change)}`);
    if (change.reason !== undefined) lines.push(`      Reason: ${toPlainLine(change.reason)}`);
    else if (change.eased) lines.push("      No reason is given.");
  }
  if (effects.length > 0) lines.push("", "What this does to others");
  lines.push(...effects.map(({ id, text }) => `  · ${toPlainLine(text)} (${id})`));
  return `${lines.join("\n")}\n`;
}

function renderLine(change: PlanChange): string {
  const { what, key, was, now, more, record } = toChangeWords(change);
  const item = change.id === change.document ? "" : `${change.id.replace(/^[^#]*/, "")} `;
  const values = was !== undefined && now !== undefined ? `${was} → ${now}` : (now ?? was);
  const told = [what, ...(key === undefined ? [] : [`(${key})`]), ...more].join(" ");
  const said = values === undefined ? told : `${told}: ${values}`;
  const known = record === undefined ? "" : ` (${record})`;
  return toPlainLine(`${item}${said} · ${change.title}${known}`);
}

function renderJson({ changes, effects }: PlanDiff, { from, to, rounds }: DiffEnds): string {
  const toPlain = ({
    type,
    id,
    key,
    was,
    now,
    eased,
    by,
    date,
    commit,
    reason,
    title,
    document,
  }: PlanChange) => ({
    ...{ type, id, key, was, now, eased, by, date, commit, reason, title, document },
  });
  return `${JSON.stringify({ from, to, changes: changes.map(toPlain), effects, rounds }, undefined, 2)}\n`;
}
