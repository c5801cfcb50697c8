import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { extname, join, posix } from "node:path";
import { pipeline } from "node:stream";
import { createGzip } from "node:zlib";
import { rootBase } from "./base.ts";
import { isLoopback } from "./loopback.ts";

export interface ServeOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Whether the next one is tried where the port is taken. */
  readonly orNext?: number;
  /** The path below which the folder is served, as addresses are written: `/strat%C3%A9gie/`; absent where that is the root. */
  readonly base?: string;
}

export interface FolderServer {
  /** As in `http://127.0.0.1:4321/`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const host = "127.0.0.1";

/** What files are, by the ending of their names. */
export const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

type Headers = readonly (readonly [name: string, value: string])[];

/** Serves a built portal to this machine alone, as a host would: compressed, with the headers that the build wrote. */
export async function serveFolder(folder: string, options: ServeOptions): Promise<FolderServer> {
  const { base = rootBase } = options;
  const headers = await readHeaders(folder);
  const server = createServer((request, response) => {
    if (refuse(request, response)) return;
    answer({ folder, base, headers }, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  const port = await listen(server, options);
  return {
    url: `http://${host}:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Whether a request is not answered: it is for another host, as of a page that lets its name lead here, or would change something. */
function refuse({ headers, method = "" }: IncomingMessage, response: ServerResponse): boolean {
  const text = { "Content-Type": "text/plain; charset=utf-8" };
  if (!isLoopback(headers.host ?? "")) {
    const said = "This portal is served to this machine alone: open it by localhost or 127.0.0.1.";
    response.writeHead(403, text).end(`${said}\n`);
    return true;
  }
  if (method === "GET" || method === "HEAD") return false;
  response.writeHead(405, { ...text, Allow: "GET, HEAD" }).end("This portal is only read.\n");
  return true;
}

interface Served {
  readonly folder: string;
  readonly base: string;
  readonly headers: ReadonlyMap<string, Headers>;
}

async function answer(
  { folder, base, headers }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = toPath(request.url);
  if (path === undefined) {
    response.writeHead(400).end();
    return;
  }
  for (const [pattern, list] of headers) {
    if (!path.startsWith(pattern)) continue;
    for (const [name, value] of list) response.setHeader(name, value);
  }
  const root = decodeURIComponent(base);
  if (`${path}/` === root || (path === rootBase && path !== root)) {
    response.writeHead(302, { Location: base }).end();
    return;
  }
  if (!path.startsWith(root)) {
    await sendMissing(folder, request, response);
    return;
  }
  const file = join(folder, path.slice(root.length));
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory() === true && !path.endsWith("/")) {
    const location = base + path.slice(root.length).split("/").map(encodeURIComponent).join("/");
    response.writeHead(301, { Location: `${location}/` }).end();
    return;
  }
  const page = path.endsWith("/") ? join(file, "index.html") : file;
  if (await send(page, 200, request, response)) return;
  await sendMissing(folder, request, response);
}

async function sendMissing(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!(await send(join(folder, "404.html"), 404, request, response)))
    response.writeHead(404).end();
}

async function send(
  file: string,
  status: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) return false;
  const type = contentTypes[extname(file)] ?? "application/octet-stream";
  const isText = /^text\/|\/json|xml/.test(type);
  const isShort = isText && /\bgzip\b/.test(String(request.headers["accept-encoding"]));
  response.writeHead(status, {
    "Content-Type": type,
    ...(isText ? { Vary: "Accept-Encoding" } : {}),
    ...(isShort ? { "Content-Encoding": "gzip" } : { "Content-Length": found.size }),
  });
  if (request.method === "HEAD") response.end();
  // Whoever has gone away by now is sent nothing; who goes before the end ends this answer, and nothing else.
  else if (!response.destroyed) {
    const body = createReadStream(file);
    if (isShort) pipeline(body, createGzip(), response, () => undefined);
    else pipeline(body, response, () => undefined);
  }
  return true;
}

/** The path of a request, decoded, without its query; undefined where it is none. It cannot lead out of the folder. */
function toPath(url: string | undefined): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url ?? "/", `http://${host}`).pathname);
    // A backslash parts folders on some machines.
    return /[\0\\]/.test(path) ? undefined : posix.normalize(path);
  } catch {
    return undefined;
  }
}

/** The build's `_headers`, by the beginning of the paths that they are for, decoded as those are. */
async function readHeaders(folder: string): Promise<ReadonlyMap<string, Headers>> {
  const text = await readFile(join(folder, "_headers"), "utf8").catch(() => "");
  const headers = new Map<string, (readonly [string, string])[]>();
  let current: (readonly [string, string])[] = [];
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const colon = line.indexOf(":");
    if (line.startsWith("  ")) current.push([line.slice(2, colon), line.slice(colon + 2)]);
    else headers.set(decodeURIComponent(line.replace("*", "")), (current = []));
  }
  return headers;
}

async function listen(server: Server, { port, orNext = 0 }: ServeOptions): Promise<number> {
  for (let tried = port; ; tried += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(tried, host, () => {
          server.off("error", reject);
          resolve();
        });
      });
      const address = server.address();
      return typeof address === "object" && address ? address.port : tried;
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isTaken || tried - port >= orNext) throw error;
    }
  }
}
