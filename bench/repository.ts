import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import type { GeneratedFile } from "./organisation.ts";
import { generateOrganisation } from "./organisation.ts";
import { seedRandom } from "./random.ts";

/** The first commit, in seconds: 1 September 2024, some two years before the day on which the bench stands. */
const first = 1_725_148_800;
const step = 31_000;
const authors = ["Morag Teale", "Hamish Odell", "Yusuf Karim", "Ines Abara", "Solveig Arkwright"];

/**
 * Makes a git repository of an organisation with a history: one commit that brings all of it, and others that check
 * in, ease, raise, hand over and reword, every tenth the merge of a branch. The last ones, on `branch`, are a pull
 * request of twelve changes.
 */
export function writeRepository(documents: number, commits: number, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const git = (...parameters: readonly string[]): void => {
    execFileSync("git", ["-C", folder, ...parameters], { stdio: "ignore" });
  };
  git("init", "--quiet", "--initial-branch=main");
  const stream = [...renderStream([...generateOrganisation(documents)], commits)].join("");
  const options = { input: stream, maxBuffer: 1024 ** 3 };
  execFileSync("git", ["-C", folder, "fast-import", "--quiet"], options);
  git("checkout", "--quiet", "branch");
}

function* renderStream(files: readonly GeneratedFile[], commits: number): Iterable<string> {
  const random = seedRandom(77);
  const plans = files.filter(({ file }) => file.startsWith("2026-q"));
  const texts = new Map(plans.map(({ file, text }) => [file, text]));
  const edit = (): string => {
    const { file } = plans[random.between(0, plans.length - 1)] ?? { file: "" };
    const text = change(texts.get(file) ?? "", random.between(0, 4), random.between(1, 99));
    texts.set(file, text);
    return renderFile({ file, text });
  };
  yield renderCommit("main", 0, "Bring the plans", files.map(renderFile));
  let at = 1;
  while (at < commits) {
    if (at % 10 === 0 && at + 2 < commits) {
      yield `reset refs/heads/side\nfrom refs/heads/main\n\n`;
      const edits = [edit(), edit()];
      yield renderCommit("side", at, "Edit on a branch", edits.slice(0, 1));
      yield renderCommit("side", at + 1, "Edit again", edits.slice(1));
      yield renderCommit("main", at + 2, "Merge pull request #7 from side", edits, "side");
      at += 3;
    } else {
      yield renderCommit("main", at, "Edit a plan", [edit(), edit()].slice(at % 2));
      at += 1;
    }
  }
  yield "reset refs/heads/branch\nfrom refs/heads/main\n\n";
  yield renderCommit("branch", commits, "Twelve changes", Array.from({ length: 12 }, edit));
}

function renderCommit(
  branch: string,
  at: number,
  message: string,
  lines: readonly string[],
  merged?: string,
): string {
  const author = authors[at % authors.length] ?? "";
  const who = `${author} <${author.toLowerCase().replace(" ", ".")}@example.org> ${first + at * step} +0000`;
  const merge = merged === undefined ? "" : `merge refs/heads/${merged}\n`;
  return `commit refs/heads/${branch}\nauthor ${who}\ncommitter ${who}\n${renderData(message)}${merge}${lines.join("")}\n`;
}

function renderFile({ file, text }: GeneratedFile): string {
  return `M 100644 inline ${JSON.stringify(`content/${file}`)}\n${renderData(text)}`;
}

function renderData(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** A plan after an ordinary edit. */
function change(text: string, kind: number, number: number): string {
  switch (kind) {
    case 0:
      return text.replace(/^title: .*$/m, `title: Another title ${number}`);
    case 1:
      return text.replace(/^( +)to: .*$/m, `$1to: ${number + 100}`);
    case 2:
      return text.replace(/^owner: .*$/m, `owner: person-${number}`);
    case 3:
      return text.replace(/^( +note: .*)$/m, `$1 ${number}`);
    default:
      return `${text}\nOne sentence more.\n`;
  }
}
