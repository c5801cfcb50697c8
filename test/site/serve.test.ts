import { once } from "node:events";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { FolderServer } from "../../src/site/serve.ts";
import { serveFolder } from "../../src/site/serve.ts";

let server: FolderServer | undefined;
afterEach(() => server?.close());

/** Serves two pages and the headers that a build writes for where they are. */
async function serve(base: string): Promise<(path: string) => Promise<readonly unknown[]>> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-serve-"));
  mkdirSync(join(folder, "teams #1?"), { recursive: true });
  mkdirSync(join(folder, "_astro"));
  const headers = `${base}*\n  X-Frame: none\n${base}_astro/*\n  Cache-Control: forever\n`;
  writeFileSync(join(folder, "_headers"), headers);
  writeFileSync(join(folder, "index.html"), "home");
  writeFileSync(join(folder, "404.html"), "missing");
  writeFileSync(join(folder, "teams #1?/index.html"), "teams");
  writeFileSync(join(folder, "_astro/a.css"), "css");
  server = await serveFolder(folder, { port: 0, base });
  const { origin } = new URL(server.url);
  return async (path) => {
    const answer = await fetch(origin + path, { redirect: "manual" });
    const names = ["location", "x-frame", "cache-control"];
    const heads = names.map((name) => answer.headers.get(name));
    return [answer.status, await answer.text(), ...heads];
  };
}

describe("serveFolder(folder, options)", () => {
  it.each([
    ["/strategy/", "/strategy"],
    ["/strat%C3%A9gie/", "/strat%c3%a9gie"],
    ["/r%26d/", "/r&d"],
    ["/a%20b/c@d+/", "/a%20b/c%40d%2b"],
  ])("answers below `%s`, however the path is written", async (base, other) => {
    const get = await serve(base);
    for (const path of [base, `${other}/`]) {
      expect(await get(path)).toEqual([200, "home", null, "none", null]);
      expect(await get(`${path}_astro/a.css`)).toEqual([200, "css", null, "none", "forever"]);
      expect(await get(`${path}teams%20%231%3f/`)).toEqual([200, "teams", null, "none", null]);
      expect(await get(`${path}none/`)).toEqual([404, "missing", null, "none", null]);
    }
    for (const path of ["/", base.slice(0, -1), other]) {
      expect((await get(path)).slice(0, 3)).toEqual([302, "", base]);
    }
    expect((await get("/teams%20%231%3f/")).slice(0, 3)).toEqual([404, "missing", null]);
    expect(await get(`${other}/teams%20%231%3f`)).toEqual([
      ...[301, "", `${base}teams%20%231%3F/`, "none", null],
    ]);
  });

  it.each(["/%ff/", "/a%00b", "/..%5c..%5cetc", "/%zz"])("refuses `%s`", async (path) => {
    const get = await serve("/");
    expect((await get(path)).slice(0, 2)).toEqual([400, ""]);
  });

  /** Asks for the home page with a header that `fetch` would not send. */
  const ask = async (method: string, host: string): Promise<readonly unknown[]> => {
    const port = Number(new URL(server?.url ?? "").port);
    const sent = request({ host: "127.0.0.1", port, method, headers: { host } }).end();
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    return [answer.statusCode, (await buffer(answer)).toString(), answer.headers.allow];
  };

  it.each([
    ...["localhost", "LOCALHOST:80", "plans.localhost:4321", "localhost.:1"],
    ...["127.0.0.1", "127.9.8.7:4321", "[::1]", "[::1]:4321"],
  ])("answers as `%s`, a name of this machine", async (host) => {
    await serve("/");
    expect(await ask("GET", host)).toEqual([200, "home", undefined]);
  });

  it.each([
    ...["evil.example", "evil.example:4321", "localhost.evil.example", "evillocalhost"],
    ...["127.0.0.1.evil.example", "0.0.0.0", "10.0.0.1", "[::2]", "localhost@evil.example"],
  ])("refuses `%s`, as a page may have its own name lead here", async (host) => {
    await serve("/");
    const said =
      "This portal is served to this machine alone: open it by localhost or 127.0.0.1.\n";
    expect(await ask("GET", host)).toEqual([403, said, undefined]);
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS"])(
    "refuses a %s, and says what it takes",
    async (method) => {
      await serve("/");
      const refused = [405, "This portal is only read.\n", "GET, HEAD"];
      expect(await ask(method, "localhost")).toEqual(refused);
    },
  );

  it("compresses what is text for whoever takes that, as hosts do", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-serve-"));
    const text = "<p>plumb</p>".repeat(500);
    const files = {
      "index.html": text,
      "a.json": text,
      "a.svg": text,
      "a.woff2": text,
      "a.png": "",
    };
    for (const [name, held] of Object.entries(files)) writeFileSync(join(folder, name), held);
    server = await serveFolder(folder, { port: 0 });
    const { url } = server;
    const get = async (
      name: string,
      method: "GET" | "HEAD",
      encoding?: string,
    ): Promise<readonly unknown[]> => {
      const headers = encoding === undefined ? {} : { "accept-encoding": encoding };
      const sent = request(`${url}${name}`, { method, headers }).end();
      const [answer] = (await once(sent, "response")) as [IncomingMessage];
      const bytes = await buffer(answer);
      const { vary, "content-encoding": own, "content-length": length } = answer.headers;
      const isShort = own === "gzip" && bytes.length > 0;
      const body = (isShort ? gunzipSync(bytes) : bytes).toString();
      return [own, vary, length, isShort ? bytes.length < 500 : false, body];
    };
    const { length } = text;
    for (const name of ["", "a.json", "a.svg"]) {
      const vary = "Accept-Encoding";
      expect(await get(name, "GET", "br, gzip")).toEqual(["gzip", vary, undefined, true, text]);
      expect(await get(name, "HEAD", "gzip")).toEqual(["gzip", vary, undefined, false, ""]);
      const plain = [undefined, vary, `${length}`, false, text];
      expect(await get(name, "GET")).toEqual(plain);
      expect(await get(name, "GET", "br")).toEqual(plain);
    }
    const font = [undefined, undefined, `${length}`, false, text];
    expect(await get("a.woff2", "GET", "gzip")).toEqual(font);
    expect(await get("a.png", "GET", "gzip")).toEqual([undefined, undefined, "0", false, ""]);
  });

  it("goes on when somebody goes away before the answer, or in the middle of it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-serve-"));
    writeFileSync(join(folder, "index.html"), "<p>plumb</p>".repeat(100_000));
    server = await serveFolder(folder, { port: 0 });
    const { url } = server;
    const port = Number(new URL(url).port);
    const leave = (wait: number, head: string): Promise<void> =>
      new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1", () => {
          socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\n${head}\r\n`, () => {
            setTimeout(() => {
              socket.resetAndDestroy();
              resolve();
            }, wait);
          });
        });
      });
    const heads = ["", "Accept-Encoding: gzip\r\n"];
    // Whatever is rejected and not heard of fails the run.
    for (let wait = 0; wait < 4; wait += 0.1) {
      await Promise.all(heads.map((head) => leave(wait, head)));
    }
    expect((await fetch(url)).status).toBe(200);
  });

  it("never leaves its folder", async () => {
    const get = await serve("/strategy/");
    for (const path of ["/strategy/..%2f..%2fetc/passwd", "/strategy/%2e%2e/%2e%2e/etc/passwd"]) {
      expect((await get(path)).slice(0, 2)).toEqual([404, "missing"]);
    }
  });
});
