// Long because it is the one place where every kind of node and link is named.
import type { Body, Source } from "./document.ts";
import type { Strength } from "./framework/hoshin.ts";
import type { Formula } from "./formula.ts";
import type { FrameworkPlan, PlanItem } from "./framework/framework-plan.ts";
import type { CycleId, DocumentId, NodeId, PersonId, RoleId, TeamId } from "./id.ts";
import type { Look } from "./look.ts";
import type { Measure, ValueState } from "./measure.ts";
import type { IsoDate, Period } from "./period.ts";
import type { Outlook, Result } from "./status.ts";
import type { Severity } from "./finding.ts";
import type { RuleCode } from "./rules.ts";

/** One line with inline Markdown, in the two forms that pages need. */
export interface InlineText {
  /** For search, graphs, page titles. */
  readonly plain: string;
  /** Safe HTML: emphasis, code and links only. */
  readonly html: string;
}

export interface Link {
  readonly title: InlineText;
  readonly url: string;
}

export type Audience = "public" | "internal";

/** What every node of the graph has, of whatever kind. */
export interface NodeBase {
  readonly id: NodeId;
  readonly title: InlineText;
  readonly shortTitle?: InlineText;
  readonly code?: string;
  /** The page and anchor, from the site's root. */
  readonly url: string;
  readonly source: Source;
  readonly tags: readonly string[];
  readonly links: readonly Link[];
  readonly note?: string;
  readonly audience?: Audience;
}

export interface DocumentNode extends NodeBase {
  readonly document: DocumentId;
  readonly summary?: InlineText;
  readonly aliases: readonly string[];
  readonly body: Body;
}

/** Who owns, reports or approves: the id of a person, role or team node. */
export type Actor = NodeId;

export interface Direction extends DocumentNode {
  readonly kind: "direction";
  readonly mission?: InlineText;
  readonly vision?: InlineText;
  readonly values: readonly { readonly name: InlineText; readonly text?: InlineText }[];
}

export interface Cycle extends NodeBase {
  readonly kind: "cycle";
  readonly cycle: CycleId;
  readonly period: Period;
  readonly parent?: CycleId;
  readonly state: "planning" | "active" | "review" | "closed";
  readonly publishBy?: IsoDate;
  /** Days between check-ins; undefined: silence is not counted. */
  readonly rhythm?: number;
}

export interface Team extends DocumentNode {
  readonly kind: "team";
  readonly team: TeamId;
  readonly level: "company" | "department" | "team";
  readonly parent?: TeamId;
  readonly lead?: Actor;
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
  readonly alsoKnownAs: readonly string[];
  readonly mission?: InlineText;
  readonly contact?: InlineText;
}

export interface Person extends NodeBase {
  readonly kind: "person";
  readonly person: PersonId;
  readonly role?: InlineText;
  readonly team?: TeamId;
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

export interface Role extends NodeBase {
  readonly kind: "role";
  readonly role: RoleId;
  readonly holder?: NodeId;
  readonly team?: TeamId;
}

export interface Theme extends DocumentNode {
  readonly kind: "theme";
  readonly why?: InlineText;
  readonly chosen?: InlineText;
  readonly notDoing: readonly InlineText[];
  readonly owner?: Actor;
  readonly team?: TeamId;
  readonly start?: IsoDate;
  readonly end?: IsoDate;
  readonly kpis: readonly NodeId[];
}

/** A comparison that a KPI's value meets or does not meet. */
export interface Bound {
  readonly operator: ">=" | "<=" | ">" | "<" | "=" | "range";
  readonly value: number;
  /** The upper end of a range. */
  readonly to?: number;
}

export interface Kpi extends DocumentNode {
  readonly kind: "kpi";
  readonly direction?: "higher" | "lower" | "range";
  readonly unit?: string;
  readonly frequency?: "daily" | "weekly" | "monthly" | "quarterly" | "annual" | "irregular";
  readonly aggregate: "last" | "sum" | "average" | "max" | "min";
  readonly cumulative: boolean;
  readonly owner?: Actor;
  readonly team?: TeamId;
  readonly lag?: boolean;
  readonly green?: Bound;
  readonly red?: Bound;
  readonly targets: readonly {
    readonly by?: IsoDate;
    readonly value?: number;
    readonly text?: InlineText;
  }[];
  readonly reportedHealth?: "healthy" | "watch" | "unhealthy";
  readonly drivers: readonly KpiDriver[];
  /** How it is computed from others, and what that gave. */
  readonly computed?: ComputedKpi;
  /** Known at the as-of date, by date. */
  readonly series: readonly Observation[];
  readonly confidential: boolean;
  readonly question?: InlineText;
  readonly formula?: InlineText;
  readonly dataSource?: InlineText;
  readonly precision?: number;
  readonly axisStart?: number;
}

/** What moves a KPI. */
export interface KpiDriver {
  readonly kpi: NodeId;
  readonly relation: "influence" | "formula";
  /** 0…1: how sure it is that it does. */
  readonly confidence?: number;
}

/** A KPI's formula over others, and the readings that it gave; they stand in its series, too. */
export interface ComputedKpi {
  readonly formula: Formula<NodeId>;
  /** By date. */
  readonly readings: readonly ComputedReading[];
  /** Readings that somebody wrote down for the same time; the computed ones count. */
  readonly written: readonly { readonly reading: ComputedReading; readonly value: number }[];
}

/** A value that was computed, and what went into it. */
export interface ComputedReading {
  readonly date: IsoDate;
  readonly value: number;
  readonly inputs: readonly {
    readonly kpi: NodeId;
    readonly value: number;
    /** The readings that made the value: several where a longer time adds them up. */
    readonly readings: readonly Observation[];
  }[];
}

/** A reading of a measure; `null` where somebody looked and nothing was measured. */
export interface Observation {
  readonly date: IsoDate;
  readonly value: number | boolean | string | null;
  readonly note?: string;
  readonly by?: Actor;
  readonly source: Source;
}

export interface Objective extends DocumentNode {
  readonly kind: "objective";
  readonly cycle: CycleId;
  /** Empty where an owner stands in for a team; several for a joint objective, the leading one first. */
  readonly teams: readonly TeamId[];
  readonly owners: readonly Actor[];
  readonly contributors: readonly { readonly who: Actor; readonly as?: InlineText }[];
  /** Its own, or the cycle's. */
  readonly period: Period;
  readonly ambition: "committed" | "aspirational";
  readonly orientation?: "output" | "input";
  readonly state: "draft" | "proposed" | "active" | "closed";
  readonly priority?: number;
  readonly standaloneReason?: InlineText;
  readonly carriedOverFrom?: NodeId;
  readonly recovers?: NodeId;
  readonly rollUp: "keyResults" | "children" | "both" | "manual";
  readonly manualProgress?: number;
  readonly dependencies: readonly Dependency[];
  readonly notDoing: readonly InlineText[];
  readonly keyResults: readonly KeyResult[];
  readonly initiatives: readonly Initiative[];
  /** Known at the as-of date, by date. */
  readonly checkIns: readonly CheckIn[];
  readonly changes: readonly Change[];
  /** Left out where it could not be known yet at the as-of date. */
  readonly outcome?: Outcome;
}

/** What has a measure, values and a time: a key result, a goal, a measure of a plan. */
export interface Measured {
  readonly source: Source;
  readonly measure: Measure;
  readonly valueState: ValueState;
  readonly unit?: string;
  readonly display?: InlineText;
  /** From its own start or that of what it stands in, to its own due date or the end of that. */
  readonly period: Period;
  readonly kpi?: NodeId;
  readonly checkpoints: readonly { readonly date: IsoDate; readonly value: number }[];
  /** From check-ins, or from the KPI's series; known at the as-of date, by date. */
  readonly observations: readonly Observation[];
  /** 0…1, by date. */
  readonly confidences: readonly Reported[];
  readonly forecasts: readonly Reported[];
}

/** A number that a check-in gave beside the value. */
export interface Reported {
  readonly date: IsoDate;
  readonly value: number;
  readonly source: Source;
}

export interface KeyResult extends NodeBase, Measured {
  readonly kind: "key-result";
  readonly objective: NodeId;
  readonly item: string;
  /** Where it is shown under a second objective: the one whose measure, values and owner count. */
  readonly sameAs?: NodeId;
  readonly group?: string;
  readonly weight: number;
  readonly lead?: boolean;
  readonly orientation?: "output" | "input";
  readonly ambition: "committed" | "aspirational";
  readonly owners: readonly Actor[];
  readonly carriedOverFrom?: NodeId;
}

export interface Initiative extends NodeBase {
  readonly kind: "initiative";
  /** Its own document, or the objective that it stands in. */
  readonly document: DocumentId;
  readonly owners: readonly Actor[];
  readonly team?: TeamId;
  readonly start?: IsoDate;
  readonly due?: IsoDate;
  readonly status: "planned" | "active" | "done" | "dropped";
  readonly steps: readonly {
    readonly title: InlineText;
    readonly owner?: Actor;
    readonly due?: IsoDate;
    readonly done?: boolean | IsoDate;
  }[];
  readonly summary?: InlineText;
  /** Absent for one that is a line in an objective. */
  readonly body?: Body;
}

export interface Page extends DocumentNode {
  readonly kind: "page";
  readonly by?: Actor;
  readonly date?: IsoDate;
  readonly purpose?: "letter" | "review" | "retrospective" | "guide";
  readonly cycle?: CycleId;
  readonly team?: TeamId;
}

export interface Dependency {
  readonly to: NodeId;
  readonly need: InlineText;
  readonly by?: IsoDate;
  readonly state: "unconfirmed" | "confirmed" | "at-risk" | "refused" | "delivered";
  readonly size?: "small" | "medium" | "large";
  readonly source: Source;
}

export interface CheckIn {
  readonly date: IsoDate;
  readonly by?: Actor;
  readonly outlook?: Outlook;
  readonly label?: string;
  /** Confidence in the whole, 0…1; per key result it is in the key results. */
  readonly confidence?: number;
  /** Items that it gave a value for. */
  readonly items: readonly string[];
  readonly note?: string;
  readonly links: readonly Link[];
  readonly source: Source;
}

export interface Change {
  readonly date: IsoDate;
  /** The item's id; absent: the objective itself. */
  readonly item?: string;
  readonly key: string;
  readonly was?: string;
  readonly now?: string;
  readonly reason: string;
  readonly approvedBy?: Actor;
  readonly source: Source;
}

export type Decision = "keep" | "modify" | "defer" | "abandon" | "done";

export interface Outcome {
  readonly result?: Result;
  readonly scores: Readonly<
    Record<
      string,
      { readonly score?: number; readonly reason?: string; readonly decision?: Decision }
    >
  >;
  readonly reason?: string;
  readonly learned?: string;
  readonly score?: number;
  readonly decision?: Decision;
  readonly supersededBy?: NodeId;
  readonly source: Source;
}

export type PlanNode =
  | Direction
  | Cycle
  | Team
  | Person
  | Role
  | Theme
  | Kpi
  | Objective
  | KeyResult
  | Initiative
  | Page
  | FrameworkPlan
  | PlanItem;

export type NodeKind = PlanNode["kind"];

/** Relations of the graph; from the child, the cause or the one in need, to the parent, the effect or the one asked. */
export type Relation =
  | "supports"
  | "implements"
  | "measures"
  | "depends-on"
  | "drives"
  | "carried-over-from"
  | "recovers"
  | "same-as"
  /** From a plan to the overlying one. */
  | "inherits"
  /** From the cause to the effect, in a scorecard. */
  | "causes"
  /** Between items of an X-matrix, from the lower side to the upper. */
  | "correlates"
  /** From an item of an X-matrix to a person, role or team. */
  | "involves"
  /** From an item that shows another one, written elsewhere, to that one. */
  | "shows"
  /** From an item to another plan in which it plays a role. */
  | "plays-in"
  /** From a key result or an item to the document that it stands in; from a KPI to the one that it is a part of. */
  | "part-of";

export interface Edge {
  readonly relation: Relation;
  readonly from: NodeId;
  readonly to: NodeId;
  /** Whether it is the first `supports` of its child: it decides the layout. */
  readonly primary: boolean;
  readonly how?: InlineText;
  /** Of a `supports`; 1 by default. */
  readonly weight: number;
  /** Of a `correlates`. */
  readonly strength?: Strength;
  readonly source: Source;
}

/** The settings of the portal, with every default filled in. */
export interface Portal {
  readonly name: string;
  readonly locale: string;
  readonly timeZone?: string;
  readonly site?: string;
  readonly repository?: {
    readonly url: string;
    readonly branch: string;
    readonly contentPath: string;
    readonly forge?: "github" | "gitlab" | undefined;
  };
  readonly audience: Audience;
  /** Percentage points and days. */
  readonly status: { readonly onPace: number; readonly behind: number; readonly graceDays: number };
  readonly sweetSpot: readonly [number, number];
  readonly confidenceScale: 1 | 10;
  readonly rules: RuleSettings;
  readonly look?: Look;
  readonly navigation?: Navigation;
}

/** What `portal.yaml` says of the entries of the navigation. */
export interface Navigation {
  /** Sections by their names: `kpis`. */
  readonly order: readonly string[];
  readonly hide: readonly string[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

export type RuleLevel = Severity | "off";

/** What `portal.yaml` says of one rule: its level, perhaps by level of team, and numbers. */
export interface RuleSetting {
  readonly level?: RuleLevel;
  readonly levels?: Readonly<Partial<Record<Team["level"], RuleLevel>>>;
  readonly limits?: Readonly<Record<string, number>>;
}

export type RuleSettings = Readonly<Partial<Record<RuleCode, RuleSetting>>>;

/**
 * Documents joined into one graph. What did not resolve was dropped and has a finding; rules run on this, so that
 * a file with an error does not hide what is wrong with the others. What the as-of date or the audience leaves out
 * is not in it.
 */
export interface PlanGraph {
  readonly portal: Portal;
  readonly asOf: IsoDate;
  readonly currentCycle: CycleId;
  /** By start, then by length (longer first), then by id. */
  readonly cycles: readonly Cycle[];
  readonly direction: Direction | undefined;
  /** Each list is sorted by id. */
  readonly teams: readonly Team[];
  readonly people: readonly Person[];
  readonly roles: readonly Role[];
  readonly themes: readonly Theme[];
  readonly kpis: readonly Kpi[];
  readonly objectives: readonly Objective[];
  /** Those with a document of their own. */
  readonly initiatives: readonly Initiative[];
  readonly pages: readonly Page[];
  readonly frameworkPlans: readonly FrameworkPlan[];
  /** Every node by its id, key results and initiatives within objectives included. */
  readonly nodes: ReadonlyMap<NodeId, PlanNode>;
  /** In the order of the children's ids, and then as the author wrote them. */
  readonly edgesFrom: ReadonlyMap<NodeId, readonly Edge[]>;
  readonly edgesTo: ReadonlyMap<NodeId, readonly Edge[]>;
  /** Old ids and the node that they lead to now. */
  readonly aliases: ReadonlyMap<string, NodeId>;
  readonly assets: readonly string[];
}

declare const linked: unique symbol;

/**
 * A graph without errors: every reference resolved, nothing loops that must not. Only `linkPlan` makes one;
 * whoever takes one checks nothing again.
 */
export interface Plan extends PlanGraph {
  readonly [linked]: true;
}
