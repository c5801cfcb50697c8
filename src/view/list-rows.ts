import type { EventWeekView } from "./changes.ts";
import type { StrandView } from "./compare-strand.ts";
import type { CompareTeamRow } from "./compare-team.ts";
import type { EndingView } from "./cycle-ending.ts";
import type { TeamGroupView } from "./cycle-group.ts";
import type { RhythmRowView } from "./cycle-rhythm.ts";
import type { NeedView } from "./dependency.ts";
import type { FindingRowView } from "./finding-row.ts";
import type { GapRowView } from "./gap.ts";
import type { TeamHealthRow } from "./health.ts";
import type { InitiativeRowView } from "./initiative-row.ts";
import type { KpiRowView } from "./kpi-row.ts";
import type { KpiGroupView } from "./kpis.ts";
import type { LineageEntry } from "./lineages.ts";
import type { LifelineView } from "./lifeline.ts";
import type { ObjectiveBlockView } from "./objective-block.ts";
import type { KeyResultView } from "./objective-key-result.ts";
import type { ObjectiveRowView } from "./objective-row.ts";
import type { ContributionView, DependencyView, WorkView } from "./objective-work.ts";
import type { PageRowView } from "./page-row.ts";
import type { KeyResultRowView, PersonView, RefView } from "./part.ts";
import type { PersonGroupView, RoleRowView } from "./people.ts";
import type { SmartRowView, SmartTeamRow } from "./smart.ts";
import type { TeamScoreRow } from "./team-score.ts";
import type { TeamBranchView } from "./team-branch.ts";

/** What a list may hold, by how its rows are shown. */
export type ListRows =
  | ObjectiveRows
  | GroupRows
  | BlockRows
  | KeyResultRows
  | NeedRows
  | Rows<"charts", KeyResultView>
  | Rows<"contributions", ContributionView>
  | Rows<"dependencies", DependencyView>
  | Rows<"lifelines", LifelineView>
  | Rows<"lineages", LineageEntry>
  | Rows<"initiatives", InitiativeRowView | WorkView>
  | Rows<"kpis", KpiRowView>
  | WallRows
  | Rows<"references", RefView>
  | Rows<"people", PersonGroupView>
  | Rows<"names", PersonView>
  | Rows<"roles", RoleRowView>
  | Rows<"branches", TeamBranchView>
  | Rows<"endings", EndingView>
  | Rows<"strands", StrandView>
  | CompareTeamRows
  | Rows<"events", EventWeekView>
  | Rows<"rhythm", RhythmRowView>
  | Rows<"pages", PageRowView>
  | Rows<"findings", FindingRowView>
  | Rows<"gaps", GapRowView>
  | Rows<"team-health", TeamHealthRow>
  | Rows<"smart", SmartRowView>
  | Rows<"smart-teams", SmartTeamRow>
  | Rows<"counts", CountRowView>
  | Rows<"team-scores", TeamScoreRow>;

export interface Rows<Kind extends string, Item> {
  readonly kind: Kind;
  readonly items: readonly Item[];
}

/** Which circumstances of an objective are worth a word in a list. */
export type Said = "owners" | "teams" | "cycle";

/** Objectives; `part` is what somebody does in one, in the author's words, as safe HTML. */
export interface ObjectiveRows extends Rows<
  "objectives",
  ObjectiveRowView & { readonly part?: string }
> {
  readonly say: readonly Said[];
}

/** KPIs below the names of their themes or teams. */
export interface WallRows extends Rows<"kpi-wall", KpiGroupView> {
  /** Groups with few KPIs each stand beside each other. */
  readonly form: "wide" | "columns";
}

/** Objectives below the names of their teams. */
export type GroupRows = Rows<"groups", TeamGroupView>;

/** Objectives with their key results. */
export interface BlockRows extends Rows<"blocks", ObjectiveBlockView> {
  readonly owners: boolean;
}

/** Key results with the objectives that they stand in. */
export type KeyResultRows = Rows<"key-results", KeyResultRowView & { readonly of: RefView }>;

/** Needs; `lead` says which of the two sides stands first. */
export interface NeedRows extends Rows<"needs", NeedView> {
  readonly lead: "asked" | "asking";
}

/** Teams in two cycles, by whose titles the columns go. */
export interface CompareTeamRows extends Rows<"compare-teams", CompareTeamRow> {
  readonly before: string;
  readonly after: string;
}

/** How often something is the case somewhere. */
export interface CountRowView {
  readonly title: string;
  readonly url: string;
  readonly count: number;
}
