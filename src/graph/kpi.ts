import type { IsoDate } from "../model/period.ts";
import type { Box, Label } from "./label.ts";

/** A range of values and what it means for health; an open end is absent. */
export interface KpiBand {
  readonly low?: number;
  readonly high?: number;
  readonly shape: "on" | "behind" | "off";
  readonly word: string;
  /** `82 to 88`. */
  readonly text: string;
}

/** What the series of a KPI is drawn from; texts are in the portal's locale. */
export interface KpiInput {
  readonly size: "wide" | "narrow";
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly series: readonly KpiPoint[];
  /** The readings of a year before, at this year's dates. */
  readonly yearBefore: readonly KpiPoint[];
  readonly yearBeforeText: string;
  readonly bands: readonly KpiBand[];
  /** By date; the last one reaches to the edge. */
  readonly targets: readonly {
    readonly by?: IsoDate;
    readonly value: number;
    readonly text: string;
  }[];
  readonly axisStart?: number;
  readonly nowText?: string;
  /** Readings that somebody said something about, the most telling first. */
  readonly remarks: readonly { readonly date: IsoDate; readonly text: string }[];
  readonly tickText: (date: IsoDate) => string;
  readonly valueText: (value: number) => string;
}

/** A reading; `null` breaks the line. */
export interface KpiPoint {
  readonly date: IsoDate;
  readonly value: number | null;
}

/** The drawing of a KPI's series. */
export interface KpiChart {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly {
    readonly area: Box;
    readonly shape: KpiBand["shape"];
    /** The solid strip at the right, and the shape beside its word; in the wide drawing only. */
    readonly strip?: Box;
    readonly mark?: { readonly x: number; readonly y: number };
  }[];
  readonly rows: readonly { readonly x1: number; readonly x2: number; readonly y: number }[];
  readonly years: readonly { readonly x: number; readonly y1: number; readonly y2: number }[];
  readonly targets: readonly string[];
  readonly yearBefore?: string;
  readonly series?: string;
  /** Readings that are shown by themselves. */
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly last?: { readonly x: number; readonly y: number };
  readonly labels: readonly Label[];
}

/** Where things stand in the drawing of one KPI. */
export interface KpiFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (date: IsoDate) => number;
  readonly y: (value: number) => number;
  readonly domain: readonly [number, number];
}
