import { listFactNames } from "../model/reads.ts";
import type { CheckedContent } from "./check-content.ts";
import { checkContent } from "./check-content.ts";
import { toViewContext } from "./context.ts";
import { toTextsDigest } from "./fact-digest.ts";
import { findLastBuild } from "./last-build.ts";
import type { HelperAnswer, HelperContent, HelperOutput, HelperRequest } from "./page-helper.ts";
import type { PageMaker } from "./page-maker.ts";
import { openPageMaker } from "./page-maker.ts";
import { linkPages, wholeKinds } from "./pages.ts";
import { loadRenderer } from "./renderer.ts";
import { traceContext } from "./traced-context.ts";

/** What the second process of a build does: reads the same content, and makes the pages that it is asked for. */
export function answerRequests(content: HelperContent): void {
  let opening: Promise<PageMaker> | undefined;
  let told = 0;
  const answer = async (id: number, paths: readonly string[]): Promise<void> => {
    try {
      if (!opening) throw new Error("asked for pages before there is an output");
      const maker = await opening;
      const pages = await maker(paths);
      const facts = listFactNames(told);
      told += facts.length;
      send({ id, pages, facts });
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
      send({ id, error, ...(code !== undefined && { code }) });
    }
  };
  process.on("message", (message) => {
    // Sent by `startPageHelper` alone.
    const request = message as HelperRequest;
    if ("output" in request) {
      const { output } = request;
      opening = Promise.resolve().then(() => openMaker(content, checked, output));
      // Told to whoever asks for pages.
      opening.catch(() => undefined);
    } else void answer(request.id, request.paths);
  });
  process.on("disconnect", () => process.exit());
  // Messages wait until this is done.
  const checked = checkContent(content.content, content);
}

function openMaker(
  { commit }: HelperContent,
  checked: CheckedContent,
  output: HelperOutput,
): PageMaker {
  // The process that asks has found no error in the same files a moment ago; its notes are about what it has read.
  const isSame = toTextsDigest(checked.sources) === output.textsDigest;
  if (!checked.clean || !isSame) throw new Error("content changed while it was built");
  const { root, project, codeDigest, base, folder, out, notesFile, known } = output;
  const context = traceContext({ ...toViewContext(checked.clean, checked, commit), ...known });
  const last = findLastBuild(notesFile, out, { codeDigest, base });
  let renderer: ReturnType<typeof loadRenderer> | undefined;
  const load = (): ReturnType<typeof loadRenderer> =>
    (renderer ??= loadRenderer(root, project, codeDigest, base));
  const pages = linkPages(context, wholeKinds);
  const own = openPageMaker({ pages, folder, last, loadRenderer: load });
  // One view is in hand at a time: what is asked for meanwhile waits.
  let before: Promise<unknown> = Promise.resolve();
  return (paths) => {
    const made = before.then(() => own(paths));
    before = made.catch(() => undefined);
    return made;
  };
}

function send(message: HelperAnswer): void {
  process.send?.(message);
}
