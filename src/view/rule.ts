import type { RuleLevel } from "../model/plan.ts";
import type { RuleCode } from "../model/rules.ts";
import { getRule, rules } from "../model/rules.ts";
import type { ViewContext } from "./context.ts";
import type { Format } from "./format.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { CountRowView, Rows } from "./list-rows.ts";
import type { MessagePart } from "./message.ts";
import { toMessage } from "./message.ts";
import type { FrameView } from "./part.ts";
import { getHealthIndex } from "./health-index.ts";
import { findRuleReport } from "./rule-report.ts";
import { families, findLevel, toLevelView, type LevelView } from "./rules.ts";

/** What a rule means, and how what it finds is mended. */
export interface RuleView {
  readonly frame: FrameView;
  readonly code: string;
  readonly title: string;
  readonly family: { readonly title: string; readonly url: string };
  /** In this portal, and by default where that differs. */
  readonly level: LevelView;
  readonly defaultLevel?: LevelView;
  /** Levels of teams for which the portal sets another one. */
  readonly teamLevels: readonly { readonly team: string; readonly level: LevelView }[];
  readonly when: readonly MessagePart[];
  readonly why: readonly MessagePart[];
  readonly mend: readonly MessagePart[];
  readonly limits: readonly { readonly name: string; readonly value: string }[];
  readonly example: { readonly broken: string; readonly mended: string };
  /** What the check prints of a plan that breaks this rule. */
  readonly report?: string;
  /** Lines for `portal.yaml`, and for the item that is to be silent. */
  readonly setting: string;
  readonly silencing?: string;
  /** What it finds in this plan, by team; absent where there is no plan. */
  readonly findings?: ListView<Rows<"counts", CountRowView>>;
}

/** The path of every rule's page. */
export function listRules(): readonly (readonly [path: string, code: RuleCode])[] {
  return (Object.keys(rules) as RuleCode[]).map((code) => [`/rules/${code}/`, code] as const);
}

/** Views one rule. */
export function viewRule(context: ViewContext, code: RuleCode): RuleView {
  const rule = getRule(code);
  const { format, plan } = context;
  const settings = plan.portal.rules[code];
  const level = findLevel(context, code);
  const family = families[rule.family];
  const report = findRuleReport(code);
  const limits = Object.entries({ ...rule.limits, ...settings?.limits });
  return {
    frame: viewFrame(context, toPage(code)),
    code,
    title: rule.title,
    family: { title: family.title, url: `/rules/#${rule.family}` },
    level: toLevelView(level),
    ...(level === rule.severity ? {} : { defaultLevel: toLevelView(rule.severity) }),
    teamLevels: Object.entries(settings?.levels ?? {}).map(([team, teamLevel]) => ({
      team,
      level: toLevelView(teamLevel),
    })),
    when: toMessage(rule.when).map((part) => toFigure(format, part, limits)),
    why: toMessage(rule.why),
    mend: toMessage(rule.mend),
    limits: limits.map(([name, value]) => ({ name, value: format.value(value) })),
    example: rule.example,
    ...(report === undefined ? {} : { report }),
    setting: toSetting(code, level, limits),
    ...(isSilenceable(code) ? { silencing: toSilencing(code) } : {}),
    ...(context.isHelp ? {} : { findings: viewList(context, toRuleLists(context, code).findings) }),
  };
}

/** The lists of a rule's page: where it finds something, those with most first where they are many. */
export function toRuleLists(
  context: ViewContext,
  code: RuleCode,
): { readonly findings: LongList<Rows<"counts", CountRowView>> } {
  const rows = getHealthIndex(context).teams.flatMap(({ team, url, findings }) => {
    const count = findings.filter((finding) => finding.code === code).length;
    return count === 0 ? [] : [{ title: team?.title.plain ?? "In no team", url, count }];
  });
  const size = pageSizes.counts;
  const sorted = rows.length > size ? rows.toSorted((a, b) => b.count - a.count) : rows;
  return {
    findings: toLongList(
      { page: toPage(code), id: "plan", title: "In this plan", order: "Most findings first" },
      sorted,
      size,
      (items) => ({ kind: "counts", items }),
    ),
  };
}

function toPage(code: RuleCode): FrameInput {
  const { title, why, mend } = getRule(code);
  return {
    path: `/rules/${code}/`,
    title: `${title} (${code})`,
    description: `${why} ${mend}`.replaceAll("`", ""),
    breadcrumb: [
      { title: "Guide", url: "/guide/" },
      { title: "Rules", url: "/rules/" },
      { title: code },
    ],
  };
}

/** The number of a limit in the place of its name: `more than 28 days`. */
function toFigure(
  format: Format,
  part: MessagePart,
  limits: readonly (readonly [name: string, value: number])[],
): MessagePart {
  const limit = part.quoted ? limits.find(([name]) => name === part.text) : undefined;
  return limit === undefined ? part : { text: format.value(limit[1]), quoted: false };
}

/** What can be read and linked in one way only has no item that could silence it. */
function isSilenceable(code: RuleCode): boolean {
  const { family, severity, isFixed } = getRule(code);
  return (
    isFixed !== true && family !== "reading" && !(family === "linking" && severity === "error")
  );
}

function toSetting(
  code: RuleCode,
  level: RuleLevel,
  limits: readonly (readonly [name: string, value: number])[],
): string {
  if (getRule(code).isFixed) return "# Its level is always error: no setting changes it.";
  const other = level === "info" ? "warning" : "info";
  const lines = ["rules:", `  ${code}: ${other} # for all: error, warning, info or off`];
  // What could not be read has no team yet; and where a team's level is a limit, it cannot be a level, too.
  const isByTeam =
    getRule(code).family !== "reading" && limits.every(([name]) => name !== "company");
  if (isByTeam) {
    const kept = level === "off" ? other : level;
    lines.push("# or, by the level of the team", `  ${code}: {company: ${kept}, team: off}`);
  }
  if (limits.length > 0) {
    const values = limits.map(([name, value]) => `${name}: ${value}`).join(", ");
    lines.push("# or with limits of your own", `  ${code}: {level: ${other}, ${values}}`);
  }
  return lines.join("\n");
}

function toSilencing(code: RuleCode): string {
  return `ignore:\n  - rule: ${code}\n    reason: In words that a reader of the plan understands.`;
}
