import type { Random } from "./random.ts";
import { seedRandom } from "./random.ts";
import { renderObjective } from "./objective.ts";
import { toBody, toSentence, toTitle } from "./text.ts";

/** A file of the generated organisation. */
export interface GeneratedFile {
  readonly file: string;
  readonly text: string;
}

/** A quarter of the organisation, its last one running. */
export interface Quarter {
  readonly id: string;
  readonly label: string;
  /** The first days of its months, as `2026-07`. */
  readonly months: readonly [string, string, string];
  readonly end: string;
  readonly closed: boolean;
}

/** The day on which the bench stands: two thirds through the running quarter. */
export const benchAsOf = "2026-08-27";

/** The share of objectives and teams among the documents; the others are themes, KPIs and pages. */
const planShare = 0.96;
/** A team's objectives in a quarter, on average. */
const perTeam = 2.3;
const mostQuarters = 10;

/**
 * Generates an organisation of `count` plan documents, the same each time: titles, narratives, key results (2.4 per
 * objective, a quarter without a number), check-ins (3 per objective), links (a tenth with two parents) and depths
 * (four levels of teams) as real, published plans have them.
 */
export function* generateOrganisation(count: number): Iterable<GeneratedFile> {
  const quarters = listQuarters(Math.min(mostQuarters, Math.max(2, Math.round(count / 150))));
  const objectives = (count * planShare) / (1 + 1 / (quarters.length * perTeam));
  const teams = Math.max(4, Math.round(objectives / quarters.length / perTeam));
  yield { file: "portal.yaml", text: renderPortal(count, quarters) };
  yield { file: "people.yaml", text: renderPeople(teams) };
  yield { file: "direction.md", text: renderDirection() };
  let documents = 1;
  for (let team = 0; team < teams; team += 1) {
    documents += 1;
    yield { file: `teams/${toTeam(team)}.md`, text: renderTeam(team) };
  }
  const themes = Math.max(3, Math.round(count / 800));
  for (let theme = 0; theme < themes; theme += 1) {
    documents += 1;
    yield { file: `themes/theme-${theme}.md`, text: renderTheme(theme) };
  }
  for (const file of generateKpis(Math.round(count / 100))) {
    documents += file.file.endsWith(".md") ? 1 : 0;
    yield file;
  }
  const perQuarter = Math.floor(objectives / quarters.length);
  for (const quarter of quarters) {
    for (let at = 0; at < perQuarter; at += 1) {
      documents += 1;
      yield renderObjective({ quarter, quarters, at, teams, perQuarter, themes });
    }
  }
  for (let page = 0; documents < count; page += 1, documents += 1) {
    const random = seedRandom(9_000_000 + page);
    const text = `---\nkind: page\ntitle: ${toTitle(random)}\ndate: 2026-07-${toTwo((page % 28) + 1)}\n---\n\n${toBody(random)}`;
    yield { file: `notes/note-${page}.md`, text };
  }
}

/** The same organisation with some of its quarters only, each with so many objectives. */
export function* generateQuarters(
  quarters: readonly Quarter[],
  perQuarter: number,
): Iterable<GeneratedFile> {
  const teams = Math.max(4, Math.round(perQuarter / perTeam));
  const themes = 3;
  yield { file: "portal.yaml", text: renderPortal(perQuarter, quarters) };
  yield { file: "people.yaml", text: renderPeople(teams) };
  yield { file: "direction.md", text: renderDirection() };
  for (let team = 0; team < teams; team += 1) {
    yield { file: `teams/${toTeam(team)}.md`, text: renderTeam(team) };
  }
  for (let theme = 0; theme < themes; theme += 1) {
    yield { file: `themes/theme-${theme}.md`, text: renderTheme(theme) };
  }
  yield* generateKpis(Math.round(perQuarter / 10));
  for (const quarter of quarters) {
    for (let at = 0; at < perQuarter; at += 1) {
      yield renderObjective({ quarter, quarters, at, teams, perQuarter, themes });
    }
  }
}

/** The id of a team: the company first, then by breadth. */
export function toTeam(team: number): string {
  return team === 0 ? "company" : `team-${team}`;
}

/** The team above: every team has up to five below it. */
export function toParent(team: number): number {
  return Math.floor((team - 1) / 5);
}

/** A number of two digits. */
export function toTwo(value: number): string {
  return String(value).padStart(2, "0");
}

/** So many quarters up to the running one, which is the last. */
export function listQuarters(count: number): readonly Quarter[] {
  return Array.from({ length: count }, (_, at) => {
    const back = count - 1 - at;
    const index = 2026 * 4 + 2 - back;
    const year = Math.floor(index / 4);
    const first = (index % 4) * 3 + 1;
    const month = (offset: number): string => `${year}-${toTwo(first + offset)}`;
    const lastDay = [4, 6, 9, 11].includes(first + 2) ? 30 : 31;
    return {
      id: `${year}-q${(index % 4) + 1}`,
      label: `Q${(index % 4) + 1} ${year}`,
      months: [month(0), month(1), month(2)],
      end: `${month(2)}-${lastDay}`,
      closed: back > 0,
    };
  });
}

function renderPortal(count: number, quarters: readonly Quarter[]): string {
  const cycles = quarters.map(
    ({ id, label, months, end, closed }) =>
      `  - {id: ${id}, label: ${label}, start: ${months[0]}-01, end: ${end}, state: ${closed ? "closed" : "active"}, checkInEvery: 28d}`,
  );
  return [
    `name: Bench of ${count}`,
    "locale: en-GB",
    "timeZone: Europe/London",
    "repository: {url: https://git.example.org/bench/plans, branch: main, contentPath: content}",
    "cycles:",
    ...cycles,
    "",
  ].join("\n");
}

function renderPeople(teams: number): string {
  const people = Array.from({ length: teams * 3 }, (_, person) => {
    const random = seedRandom(1_000_000 + person);
    const name = `${toSentence(random, 1)} ${toSentence(random, 1)}`;
    return `  - {id: person-${person}, name: ${name}, role: ${toSentence(random, 3)}, team: ${toTeam(Math.floor(person / 3))}}`;
  });
  return ["people:", ...people, ""].join("\n");
}

function renderDirection(): string {
  const random = seedRandom(2);
  return `---\nkind: direction\ntitle: Our direction\nmission: ${toSentence(random, 14)}.\n---\n\n${toBody(random)}`;
}

function renderTeam(team: number): string {
  const random = seedRandom(2_000_000 + team);
  const name = team === 0 ? "The whole company" : `${toSentence(random, 2)} ${team}`;
  const level = team === 0 ? "company" : team <= 5 ? "department" : "team";
  const parent = team === 0 ? [] : [`parent: ${toTeam(toParent(team))}`];
  return [
    "---",
    "kind: team",
    `name: ${name}`,
    `level: ${level}`,
    ...parent,
    `lead: person-${team * 3}`,
    "---",
    "",
    toBody(random),
  ].join("\n");
}

function renderTheme(theme: number): string {
  const random = seedRandom(3_000_000 + theme);
  return `---\nkind: theme\ntitle: ${toSentence(random, 4)}\ncode: T${theme}\nchosen: ${toSentence(random, 12)}\nsupports: [direction]\n---\n\n${toBody(random)}`;
}

function* generateKpis(count: number): Iterable<GeneratedFile> {
  for (let kpi = 0; kpi < count; kpi += 1) {
    const random = seedRandom(4_000_000 + kpi);
    const text = `---\nkind: kpi\ntitle: ${toSentence(random, 5)}\ndirection: higher\nunit: "%"\nfrequency: monthly\nowner: person-${random.between(0, 5)}\ngreen: ">= 80"\nred: "< 60"\n---\n\n${toBody(random)}`;
    yield { file: `kpis/kpi-${kpi}.md`, text };
    yield { file: `kpis/kpi-${kpi}.csv`, text: renderSeries(random) };
  }
}

function renderSeries(random: Random): string {
  let value = random.between(50, 80);
  const rows = Array.from({ length: 24 }, (_, at) => {
    value = Math.min(99, Math.max(20, value + random.between(-3, 4)));
    const month = 8 + at;
    return `${2024 + Math.floor((month - 1) / 12)}-${toTwo(((month - 1) % 12) + 1)}-28,${value},,`;
  });
  return ["date,value,note,by", ...rows, ""].join("\n");
}
