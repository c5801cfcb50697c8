import type { Finding } from "../model/finding.ts";
import { atKey, atValue, toFinding } from "../model/finding.ts";
import { findNearest } from "../model/nearest.ts";
import type { RuleLevel, RuleSetting, RuleSettings } from "../model/plan.ts";
import { getOwn } from "../model/record.ts";
import type { RuleCode } from "../model/rules.ts";
import { getRule, isRuleCode, rules } from "../model/rules.ts";
import type { AuthoredPortal } from "../model/schema/portal.ts";

type AuthoredSetting = NonNullable<AuthoredPortal["rules"]>[string];

const teamLevels = ["company", "department", "team"] as const;

/** The sentence that offers the nearest code of a rule. */
export function toRuleHint(code: string): string {
  const nearest = findNearest(code, Object.keys(rules));
  return nearest === undefined
    ? "The codes are on the page `/rules/`."
    : `The nearest is \`${nearest}\`.`;
}

/**
 * Parses what `portal.yaml` says of rules.
 *
 *     smart: off                                    one level
 *     smart: {company: warning, team: off}          a level for each level of team
 *     too-many-objectives: {company: 5, team: 3}    limits, which the rule itself understands
 *     too-many-objectives: {level: info, company: 5}
 */
export function parseRuleSettings(authored: Readonly<Record<string, AuthoredSetting>>): {
  readonly settings: RuleSettings;
  readonly findings: readonly Finding[];
} {
  const settings: Partial<Record<RuleCode, RuleSetting>> = {};
  const findings: Finding[] = [];
  for (const [code, setting] of Object.entries(authored)) {
    if (isRuleCode(code)) {
      settings[code] = parseSetting(code, setting, findings);
      continue;
    }
    const message = `\`${code}\` is not the code of a rule, so this sets nothing.`;
    const details = { anchor: atKey("rules", code), hint: toRuleHint(code) };
    findings.push(toFinding("portal-config", "portal.yaml", message, details));
  }
  return { settings, findings };
}

function parseSetting(code: RuleCode, setting: AuthoredSetting, findings: Finding[]): RuleSetting {
  if (typeof setting === "string") return { level: setting };
  const limits: Record<string, number> = {};
  const levels: Partial<Record<(typeof teamLevels)[number], RuleLevel>> = {};
  let level: RuleLevel | undefined;
  for (const [key, value] of Object.entries(setting)) {
    if (typeof value === "number") {
      if (getOwn(getRule(code).limits, key) === undefined) findings.push(toUnknownLimit(code, key));
      else limits[key] = value;
    } else if (key === "level") level = value;
    else {
      const teamLevel = teamLevels.find((name) => name === key);
      if (teamLevel !== undefined) levels[teamLevel] = value;
      else {
        const message = `\`${key}\` is no level of team, so no level can be set for it.`;
        const hint =
          "Levels are set for `company`, `department` and `team`, or for all by `level`.";
        const anchor = atValue("rules", code, key);
        findings.push(toFinding("portal-config", "portal.yaml", message, { anchor, hint }));
      }
    }
  }
  return {
    ...(level === undefined ? {} : { level }),
    ...(Object.keys(levels).length === 0 ? {} : { levels }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

function toUnknownLimit(code: RuleCode, key: string): Finding {
  const names = Object.keys(getRule(code).limits ?? {});
  const message = `\`${key}\` is no limit of the rule \`${code}\`, so this sets nothing.`;
  const hint =
    names.length === 0
      ? "This rule has no limits; what can be set is its level."
      : `What it compares with: ${names.map((name) => `\`${name}\``).join(", ")}.`;
  return toFinding("portal-config", "portal.yaml", message, {
    anchor: atKey("rules", code, key),
    hint,
  });
}
