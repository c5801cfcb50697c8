import type { KpiHealth } from "../model/assessment.ts";
import type { NodeKind } from "../model/plan.ts";
import type { StatusName } from "../model/status.ts";
import type { DocumentView } from "./document.ts";
import type { NeighbourhoodView } from "./neighbourhood.ts";
import type { StageView } from "./stage.ts";

/** The pieces that the pages' views share. All plain JSON, all texts in the portal's locale. */

/** The shapes of the visual language: `on` ●, `ahead` ▲, `behind` ▼, `off` ◆, `none` ◌, `met` ✓, `missed` ✕, `dropped` –. */
export type Glyph =
  "ahead" | "on" | "behind" | "off" | "none" | "met" | "partly" | "missed" | "dropped";

/** A shape and a word, never colour alone. */
export interface StatusView {
  readonly name: StatusName | KpiHealth;
  readonly glyph: Glyph;
  /** `Behind`. */
  readonly word: string;
  /** Signed whole points with a true minus sign: `−12`; absent where there is no gap. */
  readonly gap?: string;
  /** `9 points behind`; for a closed one its reason. */
  readonly say: string;
  /** The reported outlook, where it is shown beside the pace: `reported at risk`. */
  readonly reported?: string;
  /** The last pace of a silent item, shown greyed. */
  readonly last?: { readonly glyph: Glyph; readonly word: string };
}

/** Progress against the expected pace, drawn without a style attribute: all in percent of the track, 0…100. */
export interface LaneView {
  readonly glyph: Glyph;
  /** Where the mark stands; absent: no data, a track and a line only. */
  readonly progress?: number;
  /** Where the plumb line stands; absent: no line. */
  readonly expected?: number;
  /** What a screen reader says: `54% of the way, expected 63%, 9 points behind`. */
  readonly label: string;
}

/** A link to something of the plan. */
export interface RefView {
  readonly url: string;
  readonly kind: NodeKind;
  /** Plain text. */
  readonly title: string;
  readonly code?: string;
  readonly status?: StatusView;
}

export interface PersonView {
  readonly url?: string;
  readonly name: string;
  /** The role in words. */
  readonly role?: string;
  /** Whether the person had left at the as-of date. */
  readonly left?: boolean;
}

/** What a reader opens to see where a number comes from. */
export interface ExplanationView {
  /** The number as it is shown: `54%`. */
  readonly value: string;
  readonly formula: string;
  readonly inputs: readonly {
    readonly label: string;
    readonly value: string;
    readonly date?: string;
    /** `2026-q3/engineering/find-the-fault.md:61`, and the link to that line where there is a repository. */
    readonly place?: { readonly text: string; readonly url?: string };
  }[];
  readonly remarks: readonly string[];
}

/** A piece of a narrative: HTML that was made safe, or one of the portal's components with what it shows. */
export type BodyPart =
  | { readonly type: "html"; readonly html: string }
  | {
      readonly type: "callout";
      readonly tone: "risk" | "note" | "info";
      readonly parts: readonly BodyPart[];
    }
  | { readonly type: "checklist"; readonly parts: readonly BodyPart[] }
  | {
      readonly type: "figure";
      readonly src: string;
      readonly alt: string;
      readonly caption?: string;
    }
  | { readonly type: "kpi"; readonly kpi: RefView; readonly value: string; readonly date?: string }
  | { readonly type: "progress"; readonly of: RefView; readonly lane: LaneView }
  | {
      readonly type: "key-results";
      readonly of: RefView;
      readonly rows: readonly KeyResultRowView[];
    }
  | { readonly type: "cascade"; readonly of: RefView; readonly graph?: NeighbourhoodView };

/** A key result in a list. */
export interface KeyResultRowView extends RefView {
  /** `85.9%`. */
  readonly now: string;
  /** `90.0%`. */
  readonly target: string;
  readonly lane: LaneView;
  readonly status: StatusView;
}

/** What the frame of every page needs: header, ruler, footer. */
export interface FrameView {
  readonly portal: {
    readonly name: string;
    readonly locale: string;
    readonly robots: boolean;
    /** The style sheet of the organisation's own colours. */
    readonly look?: string;
    readonly logo?: string;
  };
  /** Of the document: plain text. */
  readonly title: string;
  readonly description: string;
  /** The path of this page: `/teams/engineering/`. */
  readonly path: string;
  /** Which of the sections is the current one, by its path. */
  readonly section?: string;
  readonly sections: readonly { readonly title: string; readonly url: string }[];
  readonly breadcrumb: readonly { readonly title: string; readonly url?: string }[];
  readonly ruler?: RulerView;
  /** The file that the page shows, where it is one of its own. */
  readonly document?: DocumentView;
  /** Where the changes can be followed by a reader of feeds: `/changes/feed.xml`. */
  readonly feed?: string;
  /** What the page shows does not hold, or not yet: a preview, a draft. */
  readonly stages?: readonly StageView[];
  /** On the pages of a sealed quarter: what it is, and the ways out of it. */
  readonly seal?: SealBannerView;
  /** On a page of a cycle that is sealed: the same page as it was then. */
  readonly sealed?: { readonly title: string; readonly url: string };
  readonly footer: {
    /** `As of 27 August 2026`; without a commit to name after it a sentence, with its full stop. */
    readonly asOf: string;
    readonly commit?: { readonly short: string; readonly url?: string };
    /** Where a reader learns how it is made. */
    readonly links: readonly { readonly title: string; readonly url: string }[];
  };
}

/** What every page of a sealed quarter says of itself. */
export interface SealBannerView {
  /** `Q2 2026`. */
  readonly title: string;
  /** `30 June 2026`. */
  readonly asOf: string;
  /** The first digits of the seal: `f3243f90`. */
  readonly digest: string;
  /** The page of the seal. */
  readonly url: string;
  /** That there are corrections on top of it, and where on the page of the seal. */
  readonly corrections: { readonly title: string; readonly anchor: string } | undefined;
  /** The address of the same page in the running portal, and the file that tells whether it is there still. */
  readonly now: { readonly url: string; readonly list: string };
}

/** Where in the cycle the as-of date is; positions in percent of the cycle's days. */
export interface RulerView {
  readonly label: string;
  readonly url: string;
  readonly days: number;
  readonly months: readonly { readonly label: string; readonly at: number }[];
  /** Absent: the cycle is over, or has not begun. */
  readonly today?: number;
  /** `Week 9 of 13`. */
  readonly week?: string;
  /** `Thu 27 Aug 2026`. */
  readonly date: string;
  readonly closed: boolean;
  /** Whether the date is that of a seal. */
  readonly sealed?: boolean;
}
