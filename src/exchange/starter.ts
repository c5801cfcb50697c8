import type { IsoDate, Period } from "../model/period.ts";
import { addDays, parseDate } from "../model/period.ts";
import type { TemplateWords } from "./template.ts";

/** What a new repository is made for. */
export interface Starter {
  /** The organisation's name. */
  readonly name: string;
  readonly locale: string;
  readonly asOf: IsoDate;
  /** The repository's web page, where there is one by now. */
  readonly repository?: string;
  /** What `package.json` depends on: a version, or where the package is. */
  readonly dependency: string;
}

/** Days before the as-of date on which the examples were reported on, so that one can report today. */
const reported = 7;

/** What the templates of a repository name. */
export function toStarterWords(starter: Starter): TemplateWords {
  const { name, locale, asOf, repository, dependency } = starter;
  const year = asOf.slice(0, 4);
  const month = Number(asOf.slice(5, 7));
  const quarter = Math.ceil(month / 3);
  const cycle = toQuarter(year, quarter);
  const wanted = addDays(asOf, -reported);
  const checkIn = wanted < cycle.start ? cycle.start : wanted;
  const monthEnds = [1, 2, 3, 4, 5, 6].map(
    (back) => [`monthEnd${back}`, toMonthEnd(Number(year), month - back)] as const,
  );
  return {
    name,
    // What JSON quotes, YAML reads.
    yamlName: JSON.stringify(name),
    packageName: toPackageName(name),
    locale,
    year,
    cycle: `${year}-q${quarter}`,
    cycleLabel: `Q${quarter} ${year}`,
    cycleStart: cycle.start,
    cycleEnd: cycle.end,
    checkIn,
    objectiveStart: checkIn,
    noRepository: repository === undefined ? "# " : "",
    repository: repository ?? "https://github.com/example/strategy",
    dependency,
    ...Object.fromEntries<string>(monthEnds),
  };
}

function toQuarter(year: string, quarter: number): Period {
  const first = String(quarter * 3 - 2).padStart(2, "0");
  return {
    start: parseDate(`${year}-${first}-01`),
    end: toMonthEnd(Number(year), quarter * 3),
  };
}

/** The last day of a month; month 0 is the last one of the year before. */
function toMonthEnd(year: number, month: number): IsoDate {
  const index = ((month % 12) + 12) % 12;
  const next = `${year + Math.floor(month / 12)}-${String(index + 1).padStart(2, "0")}-01`;
  return addDays(parseDate(next), -1);
}

/** A name such as npm takes: letters, digits and hyphens. */
function toPackageName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z\d]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "strategy" : `${plain.slice(0, 80)}-strategy`;
}
