import { listAuthoredItems } from "../model/authored-item.ts";
import type { Document, DocumentSet } from "../model/document.ts";
import type { Anchor, Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import { once } from "../model/once.ts";
import type { PlanGraph, RuleLevel, Team } from "../model/plan.ts";
import { getRule, isRuleCode } from "../model/rules.ts";
import { toRuleHint } from "./rule-settings.ts";

interface Ignore {
  readonly rule: string;
  readonly reason?: string | undefined;
}

/**
 * Gives findings the levels that the organisation wants, and leaves out those that are off or silenced. What decides,
 * in this order:
 *
 *     an error of reading                                     error: what was not read is not in the plan
 *     a broken seal                                           error: what was changed is not what was sealed
 *     an `ignore` with a reason on the item or its document   silent
 *     rules: {smart: {team: off}} for a team's objective      silent
 *     rules: {smart: {level: info}} or {smart: info}          info
 *     nothing                                                 the rule's own level
 */
export function applyLevels(
  findings: readonly Finding[],
  set: DocumentSet,
  graph: PlanGraph,
): readonly Finding[] {
  const toLevel = toLevels(set, graph);
  return findings.flatMap((finding) => toLevelled(finding, toLevel(finding)));
}

/** What decides how loud a finding is in a state of the plans. */
export function toLevels(set: DocumentSet, graph: PlanGraph): (finding: Finding) => RuleLevel {
  const documents = indexFiles(set);
  return (finding) => {
    if (isFatal(finding)) return finding.severity;
    const document = documents.get(finding.file);
    const ignores = document ? findIgnores(document, finding.anchor) : [];
    if (ignores.some((ignore) => silences(ignore, finding))) return "off";
    const setting = graph.portal.rules[finding.code];
    // Few rules are set by team, and there may be many findings.
    const team = document && setting?.levels && findTeamLevel(document, graph);
    return (team && setting.levels[team]) ?? setting?.level ?? finding.severity;
  };
}

/** A finding at another level, or none. */
export function toLevelled(finding: Finding, level: RuleLevel): readonly Finding[] {
  if (level === "off") return [];
  return [level === finding.severity ? finding : { ...finding, severity: level }];
}

/** Holds every `ignore` against the catalogue of rules; one without a reason is an error of its own. */
export function checkIgnores(set: DocumentSet): readonly Finding[] {
  return set.documents.flatMap((document) => {
    const { file, data } = document;
    const findings = checkList(file, data.ignore, ["ignore"]);
    if (!maySilence(document)) return findings;
    for (const { ignore, path } of listSilencing(document)) {
      findings.push(...checkList(file, ignore, [...path, "ignore"]));
    }
    return findings;
  });
}

function checkList(file: string, ignores: readonly Ignore[] | undefined, path: KeyPath): Finding[] {
  return (ignores ?? []).flatMap(({ rule, reason }, index) => {
    const findings: Finding[] = [];
    if (!isRuleCode(rule)) {
      const message = `\`${rule}\` is not the code of a rule, so this silences nothing.`;
      const details = { anchor: atValue(...path, index, "rule"), hint: toRuleHint(rule) };
      findings.push(toFinding("invalid-value", file, message, details));
    }
    if (reason === undefined || reason.trim() === "") {
      const message = `The rule \`${rule}\` is silenced here without a reason, so it is not silenced.`;
      const anchor = atValue(...path, index, "rule");
      const hint = "Add `reason`, in words that a reader of the plan understands.";
      findings.push(toFinding("missing-key", file, message, { anchor, hint }));
    }
    return findings;
  });
}

/** Documents by their own file, and KPIs by that of their series, too. */
export function indexFiles(set: DocumentSet): ReadonlyMap<string, Document> {
  const files = new Map<string, Document>();
  for (const document of set.documents) {
    files.set(document.file, document);
    const series = document.kind === "kpi" ? document.series[0]?.source.file : undefined;
    if (series !== undefined) files.set(series, document);
  }
  return files;
}

/** Listed once for each document: a file may have as many findings as items. */
const listSilencing = once((document: Document) =>
  listAuthoredItems(document).filter((item) => item.ignore),
);

const none: readonly never[] = [];

/** There are a great many objectives, and few of their items silence anything. */
function maySilence({ kind, data }: Document): boolean {
  if (kind !== "objective") return true;
  const { keyResults = none, initiatives = none } = data;
  return keyResults.some(({ ignore }) => ignore) || initiatives.some(({ ignore }) => ignore);
}

function findIgnores(document: Document, anchor: Anchor | undefined): readonly Ignore[] {
  const own = document.data.ignore ?? [];
  if (anchor?.type !== "key") return own;
  // A finding within an item is silenced by the item, and by what that stands in.
  return [
    ...own,
    ...listSilencing(document)
      .filter(({ path }) => isWithin(anchor.path, path))
      .flatMap(({ ignore = [] }) => ignore),
  ];
}

function isWithin(path: KeyPath, item: KeyPath): boolean {
  return item.every((key, at) => path[at] === key);
}

function silences({ rule, reason }: Ignore, finding: Finding): boolean {
  return rule === finding.code && reason !== undefined && reason.trim() !== "";
}

function findTeamLevel(document: Document, graph: PlanGraph): Team["level"] | undefined {
  if (document.kind === "team") return document.data.level;
  const node = graph.nodes.get(document.id as string as NodeId);
  if (!node) return undefined;
  const team = node.kind === "objective" ? node.teams[0] : "team" in node ? node.team : undefined;
  const found = team === undefined ? undefined : graph.nodes.get(`teams/${team}` as NodeId);
  return found?.kind === "team" ? found.level : undefined;
}

/** A document that could not be read is missing from everything, and a broken seal would be shown as whole: no setting may hide that. */
function isFatal({ code, severity }: Finding): boolean {
  const { family, isFixed } = getRule(code);
  return severity === "error" && (family === "reading" || isFixed === true);
}
