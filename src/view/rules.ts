import type { Severity } from "../model/finding.ts";
import type { RuleLevel } from "../model/plan.ts";
import type { RuleCode, RuleFamily } from "../model/rules.ts";
import { getRule, rules } from "../model/rules.ts";
import type { ViewContext } from "./context.ts";
import { levelWords } from "./finding-row.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView } from "./part.ts";

/** A level as pages show it: a shape and a word. */
export interface LevelView {
  readonly glyph: "off" | "behind" | "none" | "dropped";
  readonly word: string;
}

/** All rules, by family. */
export interface RulesView {
  readonly frame: FrameView;
  readonly count: number;
  readonly families: readonly {
    readonly id: RuleFamily;
    readonly title: string;
    readonly note: string;
    readonly rules: readonly RuleRowView[];
  }[];
}

/** A rule in a list. */
export interface RuleRowView {
  readonly code: string;
  readonly url: string;
  readonly title: string;
  /** What it has here: its own, or what `portal.yaml` sets. */
  readonly level: LevelView;
  /** How many findings it has in this plan; absent where it has none. */
  readonly findings?: number;
}

/** The families in the order of the pages. */
export const families: Readonly<
  Record<RuleFamily, { readonly title: string; readonly note: string }>
> = {
  reading: { title: "Reading", note: "What keeps a file from being a document" },
  linking: { title: "Linking", note: "What keeps documents from being one plan" },
  numbers: { title: "Numbers and dates", note: "What makes numbers wrong, or mean nothing" },
  okr: { title: "Quality of OKRs", note: "How good objectives and key results are as such" },
  rhythm: { title: "Rhythm and honesty", note: "Whether what was promised is looked after" },
  frameworks: { title: "Frameworks", note: "What each framework's own plans must hold to" },
};

/** Views the catalogue of rules. */
export function viewRules(context: ViewContext): RulesView {
  const counts = Map.groupBy(context.findings, ({ code }) => code);
  const codes = Object.keys(rules) as RuleCode[];
  return {
    frame: viewFrame(context, {
      path: "/rules/",
      title: "Rules",
      description: "What the check says about a plan, and how each finding is mended.",
      breadcrumb: [{ title: "Guide", url: "/guide/" }, { title: "Rules" }],
    }),
    count: codes.length,
    families: Object.entries(families).map(([id, { title, note }]) => ({
      // The families are the keys of their own record.
      id: id as RuleFamily,
      title,
      note,
      rules: codes
        .filter((code) => getRule(code).family === id)
        .map((code) => {
          const findings = counts.get(code)?.length;
          return {
            code,
            url: `/rules/${code}/`,
            title: getRule(code).title,
            level: toLevelView(findLevel(context, code)),
            ...(findings === undefined ? {} : { findings }),
          };
        }),
    })),
  };
}

/** The level of a rule in this portal, where no level of team says otherwise. */
export function findLevel({ plan }: ViewContext, code: RuleCode): RuleLevel {
  return plan.portal.rules[code]?.level ?? getRule(code).severity;
}

/** A level as a shape and a word. */
export function toLevelView(level: RuleLevel): LevelView {
  if (level === "off") return { glyph: "dropped", word: "Off" };
  const { glyph, word }: { glyph: LevelView["glyph"]; word: string } =
    levelWords[level satisfies Severity];
  return { glyph, word };
}
