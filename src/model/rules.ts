import type { Severity } from "./finding.ts";

export type RuleFamily = "reading" | "linking" | "numbers" | "okr" | "rhythm";

/** What a rule is: its page is made from this, and so is every report. */
export interface Rule {
  readonly family: RuleFamily;
  readonly severity: Severity;
  /** When it speaks. */
  readonly when: string;
}

/** Every rule by its permanent code, in the order of the rule pages. */
export const rules = {
  "unreadable-file": {
    family: "reading",
    severity: "error",
    when: "not UTF-8, NUL bytes, larger than the limit (1 MiB for a document), a link that leads out of the content folder, a permission error",
  },
  "bad-file-name": {
    family: "reading",
    severity: "error",
    when: "a path segment with a character that ids do not allow, two files that map to one id",
  },
  "unexpected-file": {
    family: "reading",
    severity: "warning",
    when: "a file of a type that content does not hold",
  },
  "front-matter-missing": {
    family: "reading",
    severity: "error",
    when: "no front matter, or an opening fence that is not exactly `---` (a language after the fence is refused: no code is ever evaluated)",
  },
  "front-matter-unclosed": { family: "reading", severity: "error", when: "no closing fence" },
  "yaml-syntax": {
    family: "reading",
    severity: "error",
    when: "YAML that does not parse, duplicate keys, more aliases or depth than the limit",
  },
  "unknown-key": {
    family: "reading",
    severity: "error",
    when: 'a key that the kind does not have (with "did you mean")',
  },
  "missing-key": { family: "reading", severity: "error", when: "a required key is absent" },
  "wrong-type": {
    family: "reading",
    severity: "error",
    when: "a value of the wrong type or shape",
  },
  "invalid-value": {
    family: "reading",
    severity: "error",
    when: "right type, not allowed: an unknown kind or enum member, a date that does not exist, a number that is not finite",
  },
  "mdx-code": {
    family: "reading",
    severity: "error",
    when: "an expression, import, export, spread or expression attribute in an `.mdx` body",
  },
  "mdx-unknown-component": {
    family: "reading",
    severity: "error",
    when: "a component that the portal does not have (warning in imported files)",
  },
  "unsafe-html": {
    family: "reading",
    severity: "error",
    when: "raw HTML or a URL scheme other than http, https, mailto, tel or relative, anywhere",
  },
  "portal-config": { family: "reading", severity: "error", when: "`portal.yaml` absent or wrong" },
  "duplicate-id": {
    family: "linking",
    severity: "error",
    when: "two documents, or two items of one document, with one id (both places named)",
  },
  "unknown-reference": {
    family: "linking",
    severity: "error",
    when: "a reference to nothing (nearest ids offered)",
  },
  "wrong-reference-kind": {
    family: "linking",
    severity: "error",
    when: "a reference to something of a kind that the field does not take",
  },
  "cycle-in-cascade": {
    family: "linking",
    severity: "error",
    when: "supports / implements / inherits run in a loop (the whole loop printed)",
  },
  "self-reference": { family: "linking", severity: "error", when: "as named" },
  "duplicate-link": { family: "linking", severity: "error", when: "as named" },
  "unknown-team": { family: "linking", severity: "error", when: "as named" },
  "unknown-owner": { family: "linking", severity: "error", when: "as named" },
  "unknown-cycle": { family: "linking", severity: "error", when: "as named" },
  "team-not-alive": {
    family: "linking",
    severity: "warning",
    when: "the team's validity does not cover the cycle",
  },
  "cycle-outside-parent": {
    family: "linking",
    severity: "warning",
    when: "a child's cycle is not inside its parent's, nor in an earlier-starting longer one",
  },
  "folder-disagrees": {
    family: "linking",
    severity: "warning",
    when: "folder and front matter name different cycles or teams",
  },
  "link-to-draft": {
    family: "linking",
    severity: "warning",
    when: "an active plan leans on a draft",
  },
  "broken-link": {
    family: "linking",
    severity: "error",
    when: "a link in a body to a page, anchor or file of the portal that does not exist",
  },
  "external-image": {
    family: "linking",
    severity: "warning",
    when: "an image from another host: shown as a link",
  },
  "dependency-unconfirmed": {
    family: "linking",
    severity: "warning",
    when: "a dependsOn without confirmation two weeks into the cycle",
  },
  "baseline-equals-target": { family: "numbers", severity: "error", when: "as named" },
  "weights-all-zero": { family: "numbers", severity: "error", when: "as named" },
  "negative-weight": { family: "numbers", severity: "error", when: "as named" },
  "observation-order": {
    family: "numbers",
    severity: "error",
    when: "dates out of order or twice the same in one series",
  },
  "observation-after-as-of": {
    family: "numbers",
    severity: "info",
    when: "dated after the as-of date: left out of every number (an earlier as-of date must show the plan as it was known then)",
  },
  "value-for-unknown-key-result": {
    family: "numbers",
    severity: "error",
    when: "a check-in with a value for a key result that is not there",
  },
  "due-outside-cycle": {
    family: "numbers",
    severity: "warning",
    when: "a due date outside the cycle, not marked as such",
  },
  "milestone-out-of-order": { family: "numbers", severity: "error", when: "as named" },
  "checkpoint-out-of-order": { family: "numbers", severity: "error", when: "as named" },
  "score-out-of-range": { family: "numbers", severity: "error", when: "a grade outside 0…1" },
  "no-key-results": { family: "okr", severity: "error", when: "an active objective without one" },
  "too-few-key-results": { family: "okr", severity: "warning", when: "1; more than 5" },
  "too-many-key-results": { family: "okr", severity: "warning", when: "1; more than 5" },
  "too-many-objectives": {
    family: "okr",
    severity: "warning",
    when: "more than 5 in the company, 3 in a team, in one cycle",
  },
  "objective-has-number": {
    family: "okr",
    severity: "warning",
    when: "digits in an objective (a year is exempt)",
  },
  "objective-is-task": {
    family: "okr",
    severity: "warning",
    when: "starts with a delivery verb, or is a bare measure",
  },
  "key-result-is-task": {
    family: "okr",
    severity: "warning",
    when: "a task verb and no measure (exempt: milestone, lead)",
  },
  "key-result-without-measure": {
    family: "okr",
    severity: "info",
    when: "neither measure nor milestone",
  },
  "no-baseline": { family: "okr", severity: "info", when: "a target without a baseline" },
  "vague-wording": { family: "okr", severity: "warning", when: "vague words and no measure" },
  "two-aims": { family: "okr", severity: "warning", when: "an objective that joins two aims" },
  "title-too-long": { family: "okr", severity: "warning", when: "more than 18 words" },
  "orphan-objective": {
    family: "okr",
    severity: "warning",
    when: "no parent and no `standaloneReason`",
  },
  "no-strategy": {
    family: "okr",
    severity: "warning",
    when: "the line of sight reaches no theme or strategy: what without how",
  },
  "contribution-not-explained": {
    family: "okr",
    severity: "info",
    when: "a `supports` without `how`",
  },
  "copied-parent-title": {
    family: "okr",
    severity: "warning",
    when: "nearly the parent's own words",
  },
  "all-lagging": { family: "okr", severity: "info", when: "every key result is lagging" },
  "input-heavy-top": {
    family: "okr",
    severity: "info",
    when: "input-oriented objectives dominate the company level",
  },
  "no-owner": { family: "okr", severity: "warning", when: "nobody" },
  "owner-overloaded": {
    family: "okr",
    severity: "warning",
    when: "more items than the limit for one person",
  },
  sandbagging: {
    family: "okr",
    severity: "warning",
    when: "mean confidence of aspirational key results above 0.9 at the start, or ≥ 75 % of them at 1.0 last cycle",
  },
  "committed-low-confidence": {
    family: "okr",
    severity: "warning",
    when: "committed with confidence below 0.7",
  },
  "kpi-already-met": {
    family: "okr",
    severity: "warning",
    when: "the target equals what the KPI already shows",
  },
  "double-counted-measure": {
    family: "okr",
    severity: "info",
    when: "one measure under two key results of one line of sight",
  },
  smart: {
    family: "okr",
    severity: "info",
    when: "the five letters, one finding per failing letter",
  },
  "check-in-overdue": { family: "rhythm", severity: "warning", when: "past the rhythm plus grace" },
  "reported-against-data": {
    family: "rhythm",
    severity: "warning",
    when: 'the reported outlook and the computed pace differ by two steps, or "on track" without movement for four weeks',
  },
  "committed-missed-without-reason": {
    family: "rhythm",
    severity: "error",
    when: "a closed committed objective below 1.0 with no explanation",
  },
  "closed-without-outcome": {
    family: "rhythm",
    severity: "error",
    when: "a closed cycle's objective with no outcome or grade (`not-recorded` is an answer, and is counted)",
  },
  "dropped-without-reason": { family: "rhythm", severity: "error", when: "as named" },
  "kpi-stale": { family: "rhythm", severity: "warning", when: "no reading in two periods" },
  "kpi-without-direction": {
    family: "rhythm",
    severity: "info",
    when: "a KPI that does not say which way is good: no health",
  },
} as const satisfies Record<string, Rule>;

export type RuleCode = keyof typeof rules;
