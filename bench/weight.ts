import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { listFiles } from "../src/site/take-file.ts";

/** How much a built portal weighs. All in bytes; pages and scripts compressed, as they go over the wire. */
export interface Weight {
  readonly output: number;
  readonly pages: number;
  readonly medianPage: number;
  readonly largestPage: number;
  readonly largestPagePath: string;
  /** What the page with the most scripts loads before anybody does anything, the explorer apart. */
  readonly scripts: number;
  /** The most that a page needs in all: itself, its styles, scripts and fonts, the explorer apart. */
  readonly most: number;
}

/** Pages that are looked at closely; beyond that every n-th. */
const sample = 1000;

/** Weighs an output folder. */
export function weighOutput(folder: string): Weight {
  const files = listFiles(folder);
  const pages = files.filter((file) => file.endsWith(".html")).sort();
  const step = Math.ceil(pages.length / sample);
  const known = new Map<string, number>();
  const weigh = (path: string): number => {
    const bytes = known.get(path) ?? weighFile(join(folder, path));
    known.set(path, bytes);
    return bytes;
  };
  const weighed = pages
    .filter((_, at) => at % step === 0)
    .map((path) => {
      const html = readFileSync(join(folder, path), "utf8");
      const scripts = sum(
        [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map((match) => weigh(match[1] ?? "")),
      );
      const others = [...html.matchAll(/<link[^>]*\shref="(\/[^"]+\.(?:css|woff2))"/g)];
      const size = gzipSync(html).length;
      return {
        path,
        size,
        scripts,
        all: size + scripts + sum(others.map((match) => weigh(match[1] ?? ""))),
      };
    });
  const sizes = weighed.map(({ size }) => size).sort((a, b) => a - b);
  const largest = weighed.reduce((most, page) => (page.size > most.size ? page : most));
  const ordinary = weighed.filter(({ path }) => !path.startsWith("cascade/"));
  return {
    output: sum(files.map((file) => statSync(join(folder, file)).size)),
    pages: pages.length,
    medianPage: sizes[Math.floor(sizes.length / 2)] ?? 0,
    largestPage: largest.size,
    largestPagePath: `/${largest.path}`,
    scripts: Math.max(...ordinary.map(({ scripts }) => scripts)),
    most: Math.max(...ordinary.map(({ all }) => all)),
  };
}

/** Fonts are compressed by themselves. */
function weighFile(path: string): number {
  const bytes = readFileSync(path);
  return path.endsWith(".woff2") ? bytes.length : gzipSync(bytes).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
