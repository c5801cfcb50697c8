import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDate } from "../../src/model/period.ts";
import type { Audience } from "../../src/model/plan.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { toViewContext } from "../../src/site/context.ts";
import { readContentHistory } from "../../src/site/history.ts";
import { linkPages } from "../../src/site/pages.ts";
import type { ViewContext } from "../../src/view/context.ts";
import { createRepository, type Repository } from "../history/repository.ts";

/** A repository of plans in which a day passes with each commit. */
export interface PlanRepository extends Repository {
  /** Commits as somebody, on a day. */
  readonly commitOn: (day: string, author: string, message?: string) => string;
}

const portal = `name: Test Line
locale: en-GB
timeZone: Europe/London
site: https://plans.example.org/portal/
repository: {url: "https://github.com/test/plans", branch: main, contentPath: content}
cycles:
  - {id: 2026-q3, label: Q3 2026, start: 2026-07-01, end: 2026-09-30, state: active}
`;

const files = {
  "portal.yaml": portal,
  "people.yaml": "people:\n  - {id: ada, name: Ada Lund}\n  - {id: ben, name: Ben Roe}\n",
  "direction.md": "---\nkind: direction\ntitle: Direction\nmission: Run on time.\n---\n",
  "themes/keep-time.md": "---\nkind: theme\ntitle: Keep time\nsupports: [direction]\n---\n",
  "teams/company.md": "---\nkind: team\nname: Company\nlevel: company\n---\n",
  "teams/track.md": "---\nkind: team\nname: Track\nlevel: team\nparent: company\n---\n",
  "2026-q3/track/find.md": toObjective({}),
};

/** The front matter of an objective; `more` is set before its key result. */
export function toObjective({
  title = "Find the fault",
  to = "65",
  owner = "ada",
  more = "",
  kr = "",
}: Readonly<Partial<Record<"title" | "to" | "owner" | "more" | "kr", string>>>): string {
  return `---\nkind: objective\ntitle: ${title}\nowner: ${owner}\nsupports: [themes/keep-time]\n${more}keyResults:\n  - {id: kr1, title: Faults found first, from: 42, to: ${to}${kr}}\n---\n`;
}

/** Makes a repository with a small portal, committed on 1 July 2026. */
export function makePlans(more: Readonly<Record<string, string>> = {}): PlanRepository {
  const repository = createRepository();
  for (const [file, text] of Object.entries({ ...files, ...more })) {
    repository.write(`content/${file}`, text);
  }
  const commitOn = (day: string, author: string, message = "Edit"): string => {
    process.env["GIT_COMMITTER_DATE"] = `${day}T12:00:00Z`;
    repository.git("config", "user.name", author);
    const hash = repository.commit(message);
    Reflect.deleteProperty(process.env, "GIT_COMMITTER_DATE");
    return hash;
  };
  commitOn("2026-07-01", "Ada Lund", "Begin");
  return { ...repository, commitOn };
}

/** What the views of a portal see, with its history. Throws where a file has an error. */
export async function readPlans(
  root: string,
  { asOf = "2026-08-27", audience }: { readonly asOf?: string; readonly audience?: Audience } = {},
): Promise<ViewContext> {
  const content = join(root, "content");
  const options = { asOf: parseDate(asOf), ...(audience && { audience }) };
  const checked = checkContent(content, options);
  if (!checked.clean) throw new Error(JSON.stringify(checked.findings, null, 2));
  const place = { content, project: root, codeDigest: "test", commit: "as committed" };
  const history = await readContentHistory(place);
  return { ...toViewContext(checked.clean, checked, undefined), history };
}

/** Everything that all pages of a portal show. */
export function showAll(context: ViewContext): string {
  return JSON.stringify([...linkPages(context)].map(([path, page]) => [path, page.view()]));
}

/** A copy of a folder that lies in no repository. */
export function copyAlone(root: string): string {
  const alone = mkdtempSync(join(tmpdir(), "plumbline-alone-"));
  cpSync(join(root, "content"), join(alone, "content"), { recursive: true });
  return alone;
}
