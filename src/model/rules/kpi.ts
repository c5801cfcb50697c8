import type { Rule } from "./rule.ts";

/** What KPIs say of each other, and whether somebody acts on them. */
export const kpiRules = {
  "kpi-formula-drivers": {
    family: "frameworks",
    severity: "warning",
    title: "A driver that the formula does not know",
    when: "A driver of a KPI has `relation: formula` and `compute` does not name it, or it has `relation: influence` and `compute` does.",
    why: "What follows by arithmetic is certain, what influences is believed, and a reader has to know which is which.",
    mend: "Name it in `compute`, or write the relation that holds.",
    example: {
      broken: "drivers: [{kpi: kpis/trains-planned, relation: formula}]",
      mended:
        "drivers: [{kpi: kpis/trains-planned, relation: formula}]\ncompute: kpis/trains-on-time / kpis/trains-planned * 100",
    },
  },
  "kpi-formula-units": {
    family: "frameworks",
    severity: "warning",
    title: "A formula whose units do not fit",
    when: "`compute` adds or subtracts values of different units, or gives another unit than `unit` says, or a KPI with `cumulative` is made of readings that are neither year to date nor a sum. A unit that nobody wrote down, and one that a number may convert, is not judged.",
    why: "A number that is computed from the wrong things looks as true as any other.",
    mend: "Convert one of them, multiply a ratio by 100 where `unit` is `%`, or correct `unit`, `aggregate` or `cumulative`.",
    example: {
      broken: 'unit: "%"\ncompute: kpis/trains-on-time / kpis/trains-planned',
      mended: 'unit: "%"\ncompute: kpis/trains-on-time / kpis/trains-planned * 100',
    },
  },
  "kpi-readings-differ": {
    family: "frameworks",
    severity: "warning",
    title: "Readings that the formula contradicts",
    when: "A reading of a KPI differs from what `compute` gives for the same time by more than `percent` percent.",
    why: "Two figures for one thing: who finds out stops believing both.",
    mend: "Correct the reading, an input or the formula; or leave the readings out, as the computed ones count.",
    limits: { percent: 1 },
    example: {
      broken:
        "compute: kpis/trains-on-time / kpis/trains-planned * 100 # 86.1 in June\nseries: [{date: 2026-06-30, value: 88.4}]",
      mended:
        "compute: kpis/trains-on-time / kpis/trains-planned * 100 # 86.1 in June\nseries: [{date: 2026-06-30, value: 86.1}]",
    },
  },
  "kpi-red-unattended": {
    family: "frameworks",
    severity: "warning",
    title: "A KPI that calls for action, and nobody acts",
    when: "The health of a KPI is to act, and no open objective or key result supports it, takes its values from it, recovers it, or does so for a measure that drives it.",
    why: "A bound that nothing follows from is a decoration.",
    mend: "Fix it now and write the next reading, add a key result that moves it, or an objective that `recovers` it.",
    example: {
      broken: 'red: "> 20" # the last reading is 24',
      mended: "recovers: kpis/points-failures # in an objective of this cycle",
    },
  },
} as const satisfies Record<string, Rule>;
