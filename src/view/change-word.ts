import type { RevisionChange } from "../history/history.ts";
import type { NodeId } from "../model/id.ts";
import { isIsoDate } from "../model/period.ts";
import type { Measured, PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toUnit } from "./value.ts";

/** A change in a few words, and its values as the portal writes them. */
export interface ChangeWord {
  /** What happened, without saying to what: `Target raised`. */
  readonly name: string;
  /** `on` what it is about; nothing where the name is a verb that takes it: `Added …`. */
  readonly joint: " on " | " ";
  readonly was?: string;
  readonly now?: string;
}

/** What keys are called in a sentence. */
export const keyNames: Readonly<Record<string, string>> = {
  from: "Baseline",
  to: "Target",
  atLeast: "Floor",
  atMost: "Ceiling",
  between: "Band",
  commit: "Committed value",
  target: "Target",
  stretch: "Stretch value",
  worst: "Worst value",
  steps: "Steps",
  milestone: "Milestone",
  percent: "Measure",
  establish: "Measure",
  unit: "Unit",
  checkpoints: "Expected course",
  valueState: "State of its value",
  targets: "Targets",
  green: "Healthy band",
  red: "Red band",
  goal: "Goal",
  redFlag: "Red flag",
  threshold: "Threshold",
  cap: "Cap",
  better: "Good direction",
  direction: "Good direction",
  start: "Start",
  end: "End",
  due: "Due date",
  publishBy: "Date of publication",
  validFrom: "First day",
  validTo: "Last day",
  year: "Year",
  owner: "Owner",
  contributors: "Contributors",
  team: "Team",
  lead: "Lead",
  holder: "Holder",
  agreedWith: "Partner of the agreement",
  people: "People",
  weight: "Weight",
  title: "Wording",
  name: "Name",
  label: "Label",
  shortTitle: "Short title",
  summary: "Summary",
  note: "Note",
  body: "Narrative",
  why: "Why",
  chosen: "Choice",
  notDoing: "What is not done",
  mission: "Mission",
  vision: "Vision",
  values: "Values",
  standaloneReason: "Reason to stand alone",
  successFactors: "Success factors",
  question: "Question",
  formula: "Formula",
  ambition: "Ambition",
  orientation: "Orientation",
  cycle: "Cycle",
  state: "State",
  status: "Status",
  priority: "Priority",
  dependsOn: "Dependencies",
  links: "Links",
  tags: "Tags",
  kpi: "KPI",
  rollUp: "Roll-up",
  changes: "Reasons",
  correlations: "Marks",
  catchball: "Catchball",
  countermeasures: "Countermeasures",
  audience: "Audience",
};

const verbs = {
  removed: "Removed",
  reweighted: "changed",
  redated: "changed",
  reowned: "changed",
  reworded: "changed",
  retargeted: "changed",
  changed: "changed",
} as const;

/** What became of a key that binds less now. */
const easings: Readonly<Record<string, string>> = {
  cycle: "moved out",
  state: "taken back",
  ambition: "lowered",
};

/** Says a change in words; `node` is what it is about now. */
export function toChangeWord(
  context: ViewContext,
  change: RevisionChange,
  node: PlanNode | undefined,
): ChangeWord {
  return { ...toName(context, change), ...toValues(context, change, node) };
}

function toName(context: ViewContext, change: RevisionChange): Pick<ChangeWord, "name" | "joint"> {
  const { type, key = "", eased, was, date } = change;
  const [first = "", more = ""] = key.split(".");
  const noun = keyNames[first] ?? first;
  const month = more === "" || first === "outcome" ? noun : `${noun} of ${more}`;
  const on = (name: string) => ({ name, joint: " on " as const });
  switch (type) {
    case "added":
      return { name: "Added", joint: " " };
    case "moved":
      return { name: "Given another id:", joint: " " };
    case "carried-over":
      return { name: "Carried over:", joint: " " };
    case "closed":
      return { name: "Closed", joint: " " };
    case "scored":
      return on("Result recorded");
    case "removed":
      return on(`Removed ${quote(change.title)}`);
    case "reparented":
      return on(key === "supports" ? "What it supports changed" : `${noun} changed`);
    case "checked-in":
      return on(toReport(context, first, more, date));
    case "changed":
      if (first === "checkIns" || first === "series" || first === "actual") {
        const what = first === "checkIns" ? "Check-in" : first === "series" ? "Reading" : "Figure";
        const day = first === "actual" ? more : toDay(context, date);
        return on(`${what} of ${day} ${change.now === undefined ? "taken out" : "rewritten"}`);
      }
      return on(`${noun} ${eased === true ? (easings[first] ?? "eased") : verbs.changed}`);
    case "redated":
      if (eased === true) return on(`${noun} moved out`);
      return on(`${noun} ${key === "due" && was !== undefined ? "brought forward" : "changed"}`);
    case "retargeted":
      return on(`${month} ${toTurn(change)}`);
    case "reworded":
      if (first === "title" || first === "name" || first === "label") {
        return { name: "Reworded", joint: " " };
      }
      if (first === "supports") return on("Contribution reworded");
      return on(`${first === "outcome" ? "Review" : noun} reworded`);
    case "reowned":
    case "reweighted":
      return on(`${noun} changed`);
  }
}

/** Only of a number that is to be reached does anybody know whether it was raised. */
function toTurn({ eased, key = "", was, now }: RevisionChange): string {
  if (eased === true) return "eased";
  const isEnd = ["to", "atLeast", "atMost", "target", "stretch", "commit", "goal"].includes(key);
  return isEnd && typeof was === "number" && typeof now === "number" ? "raised" : "changed";
}

function toReport(context: ViewContext, key: string, month: string, date?: string): string {
  if (key === "checkIns") return `Checked in for ${toDay(context, date)}`;
  if (key === "series") return `Reading of ${toDay(context, date)}`;
  return key === "actual" ? `Figure of ${month}` : "Reported as done";
}

function toDay({ format }: ViewContext, date = ""): string {
  return isIsoDate(date) ? format.day(date) : date;
}

function quote(title: string): string {
  const short = title.length > 120 ? `${title.slice(0, 119).trimEnd()}…` : title;
  return `“${short}”`;
}

/** A public portal shows no earlier value: it may have been for a few when it was written. */
function toValues(
  context: ViewContext,
  { type, key = "", was, now }: RevisionChange,
  node: PlanNode | undefined,
): Pick<ChangeWord, "was" | "now"> {
  if (context.plan.portal.audience === "public" || key === "checkIns") return {};
  const measured = node && isMeasured(node) && type === "retargeted" ? node : undefined;
  const say = (value: string | number | boolean): string => {
    if (typeof value === "boolean") return value ? "yes" : "no";
    // Where it moved from and to is its ids themselves, and not what they are ids of.
    if (typeof value === "string") return type === "moved" ? value : toText(context, value);
    if (!measured) return context.format.value(value);
    const { unit, decimals } = toUnit(measured, context.plan);
    return context.format.value(value, unit, decimals);
  };
  return {
    ...(was === undefined ? {} : { was: say(was) }),
    ...(now === undefined ? {} : { now: say(now) }),
  };
}

function isMeasured(node: PlanNode): node is PlanNode & Measured {
  return "measure" in node && "observations" in node;
}

/** A name where it is an id, a date as a day; several of them one by one; else the author's own text. */
function toText(context: ViewContext, text: string): string {
  const names = text.split(", ").map((part) => findName(context, part));
  return names.includes(undefined) ? text : names.join(", ");
}

function findName({ plan, format }: ViewContext, text: string): string | undefined {
  if (isIsoDate(text)) return format.date(text);
  const ids = [text, `person:${text}`, `teams/${text.replace(/^team:/, "")}`, `cycle:${text}`];
  const id = plan.aliases.get(text) ?? ids.find((each) => plan.nodes.has(each as NodeId));
  return id === undefined ? undefined : plan.nodes.get(id as NodeId)?.title.plain;
}
