import { escapeMarkdown, toFence, toMarkdownCode, toMarkdownLine } from "../model/markdown.ts";
import type { PlanEffect, ToldChange, ToldDiff } from "./change.ts";
import type { OfferedRound } from "./offered-round.ts";
import { toChangeWords, toHeadline } from "./sentence.ts";

/** By this first line, which is not shown, a workflow knows its own comment again, to write it anew. */
export const commentMarker = "<!-- plumbline:diff -->";

/** What a comment may hold; GitHub takes 65,536 characters. */
const mostCharacters = 60_000;

/**
 * A comment for a reviewer on a phone: first what became easier, with the reason or its absence, then what it does to
 * others, then everything else plan by plan. Lists only, as tables run off a narrow screen.
 */
export function renderDiffMarkdown(
  { changes, effects }: ToldDiff,
  rounds: readonly OfferedRound[] = [],
): string {
  const eased = changes.filter((change) => change.eased);
  const others = changes.filter((change) => !change.eased);
  const blocks = [
    `${commentMarker}\n### ${toHeadline(changes)}\n`,
    ...toSection("Promises made easier", eased.map(renderEased)),
    ...toSection("What this does to others", effects.map(renderEffect)),
    ...toSection("Catchball", rounds.map(renderRound)),
    ...(others.length === 0
      ? []
      : [`\n#### ${eased.length > 0 ? "All other changes" : "Changes"}\n`]),
    ...renderPlans(others),
  ];
  return fit(blocks);
}

function toSection(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`\n#### ${title}\n\n`, ...lines];
}

function renderEased(change: ToldChange): string {
  const isDeleted = change.type === "removed" && change.id === change.document;
  const mend = isDeleted
    ? "Keep the file, and close it with an `outcome`."
    : "Say it in `changes`.";
  const reason =
    change.reason === undefined
      ? `**No reason is given.** ${mend}`
      : `Reason: ${escape(change.reason)}`;
  return `- ▼ **${escape(change.title)}** (${toMarkdownCode(change.id)})  \n  ${renderWords(change)}  \n  ${reason}\n`;
}

function renderEffect({ text }: PlanEffect): string {
  return `- ${escape(text)}\n`;
}

/** The line to paste stands in a fence that nothing in it can close. */
function renderRound({ title, file, line }: OfferedRound): string {
  const fence = toFence(line, 3);
  const record = `Once it is agreed, record it under \`catchball\` in ${toMarkdownCode(file)}:`;
  return `- This is a round about **${escape(title)}**. ${record}\n\n  ${fence}yaml\n  ${line}\n  ${fence}\n`;
}

function renderPlans(changes: readonly ToldChange[]): readonly string[] {
  let document: string | undefined;
  return changes.map((change) => {
    const isFirst = change.document !== document;
    ({ document } = change);
    const head = isFirst ? `\n${toMarkdownCode(document)}\n\n` : "";
    const reason = change.reason === undefined ? "" : `  \n  Reason: ${escape(change.reason)}`;
    return `${head}- **${escape(change.title)}**: ${renderWords(change)}${reason}\n`;
  });
}

function renderWords(change: ToldChange): string {
  const { what, key, was, now, more } = toChangeWords(change);
  const values = [was, now].flatMap((value) => (value === undefined ? [] : [escape(value)]));
  const told = [
    what,
    ...(key === undefined ? [] : [toMarkdownCode(key)]),
    ...more.map(escape),
  ].join(" ");
  return values.length === 0 ? told : `${told}, ${values.join(" → ")}`;
}

/** What does not fit is counted, and never cut in the middle. */
function fit(blocks: readonly string[]): string {
  let length = 0;
  const shown = blocks.filter((block) => {
    length += block.length;
    return length <= mostCharacters;
  });
  const rest = blocks.length - shown.length;
  const more =
    rest === 0 ? "" : `\n${rest} more do not fit here; \`npm run diff\` lists them all.\n`;
  return shown.join("") + more;
}

/**
 * The author's text on one line, with nothing in it that Markdown, HTML or the host would act on. Hosts look for people,
 * requests and addresses in what is left after escaping, so a character that nobody sees stands in each of them:
 * `@all`, `#12`, `GH-12`, `!12`, `%1`, `https://…` and `www.…` are neither a mention nor a link.
 */
function escape(text: string): string {
  const joined = toMarkdownLine(text).replace(
    /[@#!$%~&^](?=[\p{L}\p{N}"'_{[])|:(?=\/)|\bwww(?=\.)|\bGH-(?=\d)/giu,
    "$&\u2060",
  );
  return escapeMarkdown(joined);
}
