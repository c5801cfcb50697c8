const names = "Aldous Beryl Conor Dilys Emrys Flora Gwen Huw Iona Jory".split(" ");
const nouns =
  "sleepers signals drivers stations fares timetables bridges points lathes sensors".split(" ");
const verbs = "Renew Watch Train Open Simplify Retime Inspect Hear Turn Fit".split(" ");

/** What every portal of these plans has. */
const portal = {
  "portal.yaml": `name: Absurd Line
locale: en-GB
cycles: [{id: "2026", label: "2026", start: 2026-01-01, end: 2026-12-31, state: active}]
`,
  "people.yaml": `people:\n${list(300, (n) => `  - {id: person-${n}, name: ${toName(n)}}`)}\n`,
  "direction.md": "---\nkind: direction\ntitle: Direction\nmission: Run on time.\n---\n",
  "themes/keep-time.md": "---\nkind: theme\ntitle: Keep time\nsupports: [direction]\n---\n",
  "teams/company.md": "---\nkind: team\nname: Company\nlevel: company\nlead: person-0\n---\n",
};

/** A plan of each framework that is far larger than anybody could read: 300 items a side, 200 strategies, 500 drivers. */
export function generateAbsurdPlans(): Readonly<Record<string, string>> {
  return {
    ...portal,
    ...toHoshin(300),
    ...toScorecard(200),
    ...toOgsm(200),
    ...toKpis(500),
    ...toGost(200),
    ...toMbo(200),
  };
}

function toHoshin(count: number): Readonly<Record<string, string>> {
  const months = Array.from(
    { length: 12 },
    (_, month) => `2026-${String(month + 1).padStart(2, "0")}`,
  );
  const plan = `{${months.map((month, index) => `${month}: ${index + 2}`).join(", ")}}`;
  const actual = `{${months
    .slice(0, 7)
    .map((month, index) => `${month}: ${index + 2}`)
    .join(", ")}}`;
  const marks = (a: string, b: string): string =>
    list(count, (n) =>
      [0, 1, 7]
        .map(
          (step) =>
            `  - {a: ${a}${n}, b: ${b}${(n + step) % count}, strength: ${step === 0 ? "strong" : "weak"}}`,
        )
        .join("\n"),
    );
  return {
    "hoshin/company.md": `---
kind: hoshin
title: X-matrix
team: company
owner: person-0
year: "2026"
supports: [themes/keep-time]
breakthroughs:
${list(count, (n) => `  - {id: b${n}, title: ${toTitle(n)}, supports: [themes/keep-time]}`)}
annual:
${list(count, (n) => `  - {id: a${n}, title: ${toTitle(n + 1)}, owner: person-${n % 300}}`)}
priorities:
${list(count, (n) => `  - {id: p${n}, title: ${toTitle(n + 2)}, owner: person-${n % 300}, due: 2026-12-31}`)}
targets:
${list(count, (n) => `  - {id: t${n}, title: ${toTitle(n + 3)}, unit: trains, owner: person-${n % 300}, plan: ${plan}, actual: ${actual}}`)}
people: [${Array.from({ length: count }, (_, n) => `person-${n}`).join(", ")}]
correlations:
${[marks("b", "a"), marks("a", "p"), marks("p", "t"), marks("t", "b"), marks("p", "person-")].join("\n")}
---
`,
  };
}

function toScorecard(count: number): Readonly<Record<string, string>> {
  const perspectives = ["learning", "process", "customer", "financial"];
  return {
    "scorecards/company.md": `---
kind: scorecard
title: Strategy map
team: company
owner: person-0
start: 2026-01-01
end: 2026-12-31
supports: [themes/keep-time]
objectives:
${list(
  count,
  (n) => `  - id: o${n}
    title: ${toTitle(n)}
    perspective: ${perspectives[Math.floor((n * 4) / count)] ?? ""}
    owner: person-${n}
    causes: [${n + count / 4 < count ? `o${n + count / 4}` : ""}]
    measures: [{id: m${n}, title: ${toTitle(n + 1)}, unit: trains, goal: 90, redFlag: 60, series: [{date: 2026-03-31, value: ${n % 100}}, {date: 2026-06-30, value: ${(n * 7) % 100}}]}]
    initiatives: [{title: ${toTitle(n + 2)}, owner: person-${n}, due: 2026-12-31}]`,
)}
---
`,
  };
}

function toOgsm(count: number): Readonly<Record<string, string>> {
  return {
    "ogsm/company.md": `---
kind: ogsm
title: One page
team: company
owner: person-0
start: 2026-01-01
end: 2026-12-31
supports: [themes/keep-time]
objective: Run on time.
goals: [{id: g1, title: Right time, from: 80, to: 90, unit: "%"}]
strategies:
${list(
  count,
  (n) => `  - id: s${n}
    title: ${toTitle(n)}
    owner: person-${n}
    measures: [{id: sm${n}, title: ${toTitle(n + 1)}, from: 0, to: 90, unit: trains}]
    actions: [{id: sa${n}, title: ${toTitle(n + 2)}, owner: person-${n}, due: 2026-12-31}]`,
)}
---
`,
  };
}

function toKpis(count: number): Readonly<Record<string, string>> {
  const drivers = Array.from({ length: count }, (_, n) => `{kpi: kpis/driver-${n}}`).join(", ");
  const reading = (n: number): string =>
    `series: [{date: 2026-05-31, value: ${n % 90}}, {date: 2026-06-30, value: ${(n * 7) % 90}}]`;
  return {
    "kpis/right-time.md": `---\nkind: kpi\ntitle: Right time\ndirection: higher\nunit: "%"\n${reading(7)}\ndrivers: [${drivers}]\n---\n`,
    ...Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        `kpis/driver-${n}.md`,
        `---\nkind: kpi\ntitle: ${toTitle(n)}\ndirection: higher\nowner: person-${n % 300}\n${reading(n)}\n---\n`,
      ]),
    ),
  };
}

function toGost(count: number): Readonly<Record<string, string>> {
  return {
    "gost/company.md": `---
kind: gost
title: Ladder
team: company
owner: person-0
supports: [themes/keep-time]
goals: [{id: g1, title: On time, supports: [themes/keep-time]}]
objectives:
${list(count, (n) => `  - {id: o${n}, title: ${toTitle(n)}, goal: g1, from: 0, to: 90, unit: trains, owner: person-${n}}`)}
strategies:
${list(count, (n) => `  - {id: s${n}, title: ${toTitle(n + 1)}, objective: o${n}, chosen: ${toTitle(n + 2)}, notDoing: [${toTitle(n + 3)}]}`)}
tactics:
${list(count, (n) => `  - {id: t${n}, title: ${toTitle(n + 4)}, strategy: s${n}, owner: person-${n}, due: 2026-12-31}`)}
---
`,
  };
}

function toMbo(count: number): Readonly<Record<string, string>> {
  return {
    "mbo/company.md": `---
kind: mbo
title: Agreement
holder: team:company
agreedWith: person-1
start: 2026-01-01
end: 2026-12-31
supports: [themes/keep-time]
objectives:
${list(count, (n) => `  - {id: o${n}, title: ${toTitle(n)}, from: 0, to: 90, unit: trains, weight: ${100 / count}}`)}
---
`,
  };
}

/** Different for each number, as texts of an organisation are: what is alike weighs nothing when it is packed. */
function toTitle(n: number): string {
  const at = (words: readonly string[], step: number): string =>
    words[Math.floor(n / step) % words.length] ?? "";
  return `${at(verbs, 1)} the ${at(nouns, 3)} of line ${(n * 7919) % 10007} before ${at(nouns, 10)} of ${(n * 104729) % 9973}`;
}

function toName(n: number): string {
  return `${names[n % 10] ?? ""} ${names[Math.floor(n / 10) % 10] ?? ""}son ${n}`;
}

function list(count: number, toLine: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => toLine(n)).join("\n");
}
