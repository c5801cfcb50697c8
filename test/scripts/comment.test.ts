import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "comment-"));
const file = join(folder, "changes.json");
const commit = "c".repeat(40);
const branch = "someone:plans/eased & more";

const requests = [
  { number: 7, head: { sha: commit } },
  { number: 8, head: { sha: "d".repeat(40) } },
];
const comments: { id: number; body: string; user: { type: string } }[] = [];
const asked: string[] = [];
const server = createServer((request, response) => {
  const { method = "", url = "" } = request;
  asked.push(`${method} ${decodeURIComponent(url)}`);
  let text = "";
  request.on("data", (data) => (text += String(data)));
  request.on("end", () => {
    const send = (data: unknown): void => {
      response.end(JSON.stringify(data));
    };
    if (url.includes("/pulls?")) send(requests);
    else if (method === "GET") send(comments);
    else {
      const { body } = JSON.parse(text) as { body: string };
      if (method === "POST") comments.push({ id: 1, body, user: { type: "Bot" } });
      else for (const comment of comments) comment.body = body;
      send({});
    }
  });
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  server.close();
});

beforeEach(() => {
  comments.length = 0;
  asked.length = 0;
});

async function run(about = commit) {
  // An address of the web, as it listens on a port.
  const { port } = server.address() as AddressInfo;
  const child = spawn(
    process.execPath,
    [join(root, "scripts/comment.ts"), file, "--head", branch, "--commit", about],
    {
      env: {
        ...process.env,
        GITLAB_CI: undefined,
        GITHUB_API_URL: `http://127.0.0.1:${port}`,
        GITHUB_REPOSITORY: "us/plans",
        GITHUB_TOKEN: "token",
      },
    },
  );
  const told = { stdout: "", stderr: "" };
  child.stdout.on("data", (data) => (told.stdout += String(data)));
  child.stderr.on("data", (data) => (told.stderr += String(data)));
  const [status] = (await once(child, "close")) as [number];
  return { ...told, status };
}

const change = {
  ...{ type: "retargeted", id: "2026-q3/a/b#kr1", key: "to", was: 65, now: 60, eased: true },
  ...{ title: "Hear the points", document: "2026-q3/a/b" },
};
const write = (more: object = {}): void => {
  const told = { from: "main", to: "content", changes: [change], effects: [], rounds: [] };
  writeFileSync(file, JSON.stringify({ ...told, ...more }));
};

describe("plumbline comment FILE", () => {
  it("puts a difference into words, on the request that stands on the commit", async () => {
    write();
    const { status, stdout, stderr } = await run();
    expect([status, stdout, stderr]).toEqual([0, "The comment was written.\n", ""]);
    expect(comments[0]?.body).toContain("Target made easier `to`, 65 → 60");
    expect(asked[0]).toBe(`GET /repos/us/plans/pulls?state=open&head=${branch}&per_page=100`);
    expect(asked.at(-1)).toBe("POST /repos/us/plans/issues/7/comments");
    expect((await run()).stdout).toBe("The comment says it already.\n");
  });

  it("writes what a diff found, with one marker, and knows it again", async () => {
    const content = join(root, "test/input/healthy");
    const later = join(folder, "later");
    cpSync(content, later, { recursive: true });
    const plan = join(later, "2026-q3/signalling/hear-the-points.md");
    writeFileSync(plan, readFileSync(plan, "utf8").replace("to: 65", "to: 60"));
    const parameters = [content, later, "--content", content, "--as-of", "2026-08-27", "--format"];
    const diff = (format: string): string =>
      spawnSync(process.execPath, [join(root, "scripts/diff.ts"), ...parameters, format], {
        encoding: "utf8",
      }).stdout;
    writeFileSync(file, diff("json"));
    expect(await run()).toEqual({ status: 0, stdout: "The comment was written.\n", stderr: "" });
    expect((await run()).stdout).toBe("The comment says it already.\n");
    const body = comments[0]?.body ?? "";
    expect(body).toBe(diff("markdown"));
    expect(body.match(/<!--/g)).toHaveLength(1);
    expect(body).toMatch(/^<!-- plumbline:diff -->\n### 1 change in 1 plan, 1 of them makes/);
  });

  it("says how many changes do not fit into a comment, as its last line", async () => {
    const changes = Array.from({ length: 5000 }, (_, at) => ({ ...change, id: `a/b#kr${at}` }));
    write({ changes });
    expect((await run()).status).toBe(0);
    const { body = "" } = comments[0] ?? {};
    expect(body.length).toBeLessThan(65_536);
    expect(body).toMatch(/\n\n\d{4} more do not fit here; `npm run diff` lists them all\.\n$/);
  });

  it("writes nothing where no open request stands on the commit", async () => {
    write();
    const { status, stderr } = await run("e".repeat(40));
    expect(stderr).toContain("is the newest of no open pull request from");
    expect(status).toBe(2);
    expect(asked).toHaveLength(1);
  });

  it("mentions nobody and links to nothing, whatever a workflow hands over", async () => {
    const hostile =
      "@all @us/everyone [it](https://evil.example) https://evil.example http://a.example www.evil.example " +
      "a@evil.example <a href='//x'>x</a> ![x](https://x.example/p.png) #12 us/plans#12 GH-12 !12 &3 %1 ~bug\n\n# Title\n\n/close";
    const rounds = [{ title: hostile, file: "`` @all", line: "- {a: '```` @all'}" }];
    const effects = [{ type: "kpi-unmoved", id: "@all", title: hostile, text: hostile }];
    const all = { ...change, title: hostile, reason: hostile, was: hostile, by: "@all" };
    const ids = { id: "`@all", document: "``` @all", key: "` @all `` @all" };
    write({ changes: [all, { ...change, ...ids, eased: undefined }], effects, rounds });
    expect((await run()).stderr).toBe("");
    const body = comments[0]?.body ?? "";
    // What stands in code or in a fence acts on nothing.
    const text = body
      .replace(/^<!--.*-->$/m, "")
      .replace(/^ {2}(`{3,})yaml\n.*\n {2}\1$/gm, "")
      .replace(/(?<!`)(`+)(?!`) ?(?:(?!\1).|(?<=`)`+)*? ?(?<!`)\1(?!`)/g, "");
    expect(text).not.toMatch(/[@#!%~][\w"]|&\d|:\/\/|www\.|GH-\d|(?<!\\)[<[\]]|^\/|^# /m);
    expect(text).toContain("evil.example");
  });

  it.each([
    [
      "text",
      () => {
        writeFileSync(file, "**Approved** by @all");
      },
    ],
    [
      "another key",
      () => {
        write({ comment: "Approved" });
      },
    ],
    [
      "a line break in an id",
      () => {
        write({ changes: [{ ...change, id: "a\n\nApproved" }] });
      },
    ],
    [
      "a type that there is not",
      () => {
        write({ changes: [{ ...change, type: "approved" }] });
      },
    ],
    [
      "a list where a text belongs",
      () => {
        write({ changes: [{ ...change, title: ["x"] }] });
      },
    ],
  ])("refuses %s", async (_, prepare) => {
    prepare();
    const { status, stderr } = await run();
    expect(stderr).toContain("is not what `diff --format json` writes");
    expect([status, asked]).toEqual([2, []]);
  });

  it("refuses a file that is too large, and one that is a link", async () => {
    write();
    truncateSync(file, 8_000_001);
    expect((await run()).stderr).toContain("is larger than 8 MB");
    symlinkSync("/etc/hostname", join(folder, "link.json"));
    const child = spawn(process.execPath, [
      join(root, "scripts/comment.ts"),
      join(folder, "link.json"),
    ]);
    expect(await once(child, "close")).toEqual([2, null]);
    expect(asked).toEqual([]);
  });
});
