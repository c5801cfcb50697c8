import type { NodeId } from "./id.ts";
import type { IsoDate } from "./period.ts";
import type { ComputedReading, Kpi, Observation } from "./plan.ts";
import type { PeriodInput } from "./computed-period.ts";
import { getPeriodInputs, getSharedPeriod } from "./computed-period.ts";
import { findFormulaValue, listReferences } from "./formula.ts";
import { findLevel } from "./formula-total.ts";

/** Fills in the series of the KPIs that follow from others, each after those that it follows from. */
export function fillComputed(kpis: readonly Kpi[], asOf: IsoDate): readonly Kpi[] {
  if (kpis.every(({ computed }) => computed === undefined)) return kpis;
  const filled = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const missing = new Map(kpis.map((kpi) => [kpi.id, listInputs(kpi).length]));
  const uses = Map.groupBy(
    kpis.flatMap((kpi) => listInputs(kpi).map((input) => ({ input, user: kpi.id }))),
    ({ input }) => input,
  );
  const ready = kpis.filter((kpi) => listInputs(kpi).length === 0).map(({ id }) => id);
  // What is in a loop never gets ready; the loop is an error of its own.
  for (const id of ready) {
    const kpi = filled.get(id);
    if (kpi !== undefined) filled.set(id, computeKpi(kpi, filled, asOf));
    for (const { user } of uses.get(id) ?? []) {
      const left = (missing.get(user) ?? 0) - 1;
      missing.set(user, left);
      if (left === 0) ready.push(user);
    }
  }
  return kpis.map((kpi) => filled.get(kpi.id) ?? kpi);
}

function listInputs({ computed }: Kpi): readonly NodeId[] {
  return computed === undefined ? [] : listReferences(computed.formula);
}

/**
 * A KPI with the readings that its formula gives, one for each period in which every input has its reading. A reading
 * that somebody wrote down stands where none could be computed. A year to date of what is no total is no reading.
 */
function computeKpi(kpi: Kpi, all: ReadonlyMap<NodeId, Kpi>, asOf: IsoDate): Kpi {
  const { computed, series } = kpi;
  const inputs = listInputs(kpi).flatMap((id) => all.get(id) ?? []);
  if (computed === undefined || inputs.length === 0) return kpi;
  if (findLevel(kpi, all) !== undefined) return kpi;
  const by = getSharedPeriod([kpi, ...inputs]);
  const values = inputs.map(
    (input) => [input, getPeriodInputs(input, by, kpi.cumulative, asOf)] as const,
  );
  const written = getPeriodInputs(kpi, by, kpi.cumulative, asOf);
  const periods = [...(values[0]?.[1].keys() ?? [])];
  const readings: [period: string, reading: ComputedReading][] = [];
  for (const period of periods) {
    const own = values.flatMap(([input, of]) => {
      const found = of.get(period);
      return found === undefined ? [] : [{ kpi: input.id, ...found }];
    });
    if (own.length < inputs.length) continue;
    const value = findFormulaValue(
      computed.formula,
      (id) => own.find((input) => input.kpi === id)?.value,
    );
    if (value !== undefined) readings.push([period, { date: getLatest(own), value, inputs: own }]);
  }
  const replaced = new Set(
    readings.flatMap(([period]) => written.get(period)?.readings ?? []).map(({ date }) => date),
  );
  const both = readings.flatMap(([period, reading]) => {
    const value = written.get(period)?.value;
    return value === undefined ? [] : [{ reading, value }];
  });
  const made = readings.map(([period, reading]) =>
    toObservation(kpi, reading, written.get(period)?.readings),
  );
  return {
    ...kpi,
    series: [...series.filter(({ date }) => !replaced.has(date)), ...made].sort((a, b) =>
      a.date < b.date ? -1 : 1,
    ),
    computed: {
      ...computed,
      readings: readings.map(([, reading]) => reading).sort((a, b) => (a.date < b.date ? -1 : 1)),
      written: both,
    },
  };
}

function getLatest(inputs: readonly PeriodInput[]): IsoDate {
  const [first, ...others] = inputs
    .flatMap(({ readings }) => readings.slice(-1))
    .map(({ date }) => date);
  if (first === undefined) throw new Error("no reading in a period that was computed");
  return others.reduce((latest, date) => (date > latest ? date : latest), first);
}

/** What was noted of the reading that it replaces is still worth knowing. */
function toObservation(
  { source }: Kpi,
  { date, value }: ComputedReading,
  written: readonly Observation[] = [],
): Observation {
  const note = written.findLast((reading) => reading.note !== undefined)?.note;
  return {
    date,
    value,
    source: { file: source.file, path: ["compute"] },
    ...(note === undefined ? {} : { note }),
  };
}
