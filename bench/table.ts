import type { Measurement } from "./measure.ts";
import type { SizeResult } from "./run.ts";

/** The results as one table: a column for each size, times in seconds, and each peer as a ratio. */
export function renderTable(results: readonly SizeResult[]): string {
  const rows: (readonly [label: string, value: (result: SizeResult) => string])[] = [
    ["check", ({ steps }) => toSeconds(steps.check)],
    ["bundling, once for each version", ({ steps }) => toSeconds(steps.bundle)],
    ["cold build with search", ({ steps }) => toSeconds(steps.cold)],
    ["nothing changed", ({ steps }) => toSeconds(steps.unchanged)],
    ["one edit", ({ steps }) => toSeconds(steps.edit)],
    ["search index alone", ({ steps }) => toSeconds(steps.index)],
    ["peak memory, largest process", ({ steps }) => toMegabytes(steps.cold.memory)],
    ["peak memory after one edit", ({ steps }) => toMegabytes(steps.edit.memory)],
    ["pages", ({ weight }) => String(weight.pages)],
    ["output", ({ weight }) => toMegabytes(weight.output)],
    ["page, median", ({ weight }) => toKilobytes(weight.medianPage)],
    [
      "page, largest",
      ({ weight }) => `${toKilobytes(weight.largestPage)} ${weight.largestPagePath}`,
    ],
    ["scripts before interaction, most", ({ weight }) => toKilobytes(weight.scripts)],
    ["page with all it loads, most", ({ weight }) => toKilobytes(weight.most)],
    ...listPeers(results).flatMap(toPeerRows),
  ];
  const cells = [
    ["documents", ...results.map(({ documents }) => String(documents))],
    ...rows.map(([label, value]) => [label, ...results.map(value)]),
  ];
  const widths =
    cells[0]?.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0))) ?? [];
  return cells
    .map((row) =>
      row
        .map((cell, at) => pad(cell, widths[at] ?? 0, at))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function listPeers(results: readonly SizeResult[]): readonly string[] {
  return [...new Set(results.flatMap(({ peers }) => Object.keys(peers)))];
}

function toPeerRows(name: string): (readonly [string, (result: SizeResult) => string])[] {
  const ratio = (result: SizeResult, step: "cold" | "edit"): string => {
    const peer = result.peers[name];
    return peer ? `× ${(result.steps[step].seconds / peer.seconds).toFixed(2)}` : "";
  };
  return [
    [name, ({ peers }) => toSeconds(peers[name])],
    ["  its memory", ({ peers }) => toMegabytes(peers[name]?.memory)],
    ["  cold build to it", (result) => ratio(result, "cold")],
    ["  one edit to it", (result) => ratio(result, "edit")],
  ];
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function toSeconds(measurement: Measurement | undefined): string {
  return measurement ? `${measurement.seconds.toFixed(1)} s` : "";
}

function toMegabytes(bytes: number | undefined): string {
  return bytes === undefined ? "" : `${Math.round(bytes / 1e6)} MB`;
}

function toKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
