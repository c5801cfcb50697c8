import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readSnapshot } from "../history/read-snapshot.ts";
import type { Audience } from "../model/plan.ts";
import { toEditionUrl, toSealUrl } from "../view/seal-facts.ts";
import { viewSearchRecords } from "../view/search-record.ts";
import { viewSnapshotRow, type SnapshotRow } from "../view/snapshot-row.ts";
import { placeAddress } from "./base.ts";
import { toPublicEdition } from "./public-edition.ts";
import type { Renderer } from "./renderer.ts";
import { moveAddress } from "./sealed-address.ts";
import { toSealedContext } from "./sealed-context.ts";
import { linkSealedPages, renderSealedPages } from "./sealed-pages.ts";
import { writeIndex } from "./search-index.ts";
import { listFiles } from "./take-file.ts";

/** What was made of a sealed quarter. */
export interface WrittenQuarter {
  readonly row: SnapshotRow;
  readonly paths: readonly string[];
  readonly pages: number;
  readonly records: number;
}

/** What lists and other pages say of a sealed quarter. */
export type ViewedQuarter = Pick<WrittenQuarter, "row" | "paths">;

/** What a sealed quarter is published with. */
export interface QuarterOutput {
  readonly audience: Audience;
  readonly renderer: Renderer;
  /** Where the portal around it is today; else where it was when it was sealed. */
  readonly site?: string | undefined;
}

/** Reads a sealed quarter for that alone. Throws a `SnapshotError` where the folder cannot be read. */
export function viewSealed(sealed: string, audience: Audience): ViewedQuarter {
  const context = toSealedContext(readSnapshot(sealed), audience);
  if (!context.seal) throw new Error(`no seal: ${sealed}`);
  return { row: viewSnapshotRow(context, context.seal), paths: linkSealedPages(context).paths };
}

/**
 * Writes the whole portal of a sealed quarter below `out`: its pages, the data of its explorer, its images, its search,
 * and what anybody needs to check its seal. It is made from the sealed folder and the code alone. Throws a
 * `SnapshotError` where the folder cannot be read.
 */
export async function writeSealedQuarter(
  sealed: string,
  out: string,
  { audience, renderer, site }: QuarterOutput,
): Promise<WrittenQuarter> {
  const context = toSealedContext(readSnapshot(sealed), audience, site);
  const { seal, plan } = context;
  if (!seal) throw new Error(`no seal: ${sealed}`);
  const pages = linkSealedPages(context);
  const write = (file: string, text: string | Uint8Array): void => {
    const path = join(out, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const copy = (from: string, file: string): void => {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    copyFileSync(join(sealed, from), join(out, file));
  };
  const { base } = pages.move;
  for (const asset of plan.assets) copy(`assets/${asset}`, `${base.slice(1)}${asset}`);
  // What anybody checks is what lies in the content folder, byte for byte.
  for (const file of seal.parts ? listFiles(sealed) : []) {
    copy(file, `${toSealUrl(seal.cycle).slice(1)}${file}`);
  }
  const edition = seal.parts
    ? []
    : toPublicEdition(context, { cycle: seal.cycle, seal: seal.digest });
  for (const [file, bytes] of edition) {
    write(`${toEditionUrl(seal.cycle).slice(1)}${file}`, Buffer.from(bytes).toString());
  }
  const records = [...viewSearchRecords(context)].map((record) => ({
    ...record,
    url: placeAddress(moveAddress(record.url, pages.move), renderer.base),
  }));
  const search = join(out, base, "pagefind");
  await Promise.all([
    writeIndex(records, join(search, "all"), () => undefined),
    renderSealedPages(pages, renderer, write),
  ]);
  write(`${base.slice(1)}pagefind/indexes.json`, JSON.stringify(["all"]));
  return {
    row: viewSnapshotRow(context, seal),
    paths: pages.paths,
    pages: pages.pages.size,
    records: records.length,
  };
}
