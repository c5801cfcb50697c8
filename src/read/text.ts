import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";

/** Larger documents are refused: nobody writes one by hand, and it would stall every build. */
const maxDocumentBytes = 1024 * 1024;

/** The text of a file, or the sentence that says why it cannot be read. */
export type TextResult =
  | { readonly text: string }
  | { readonly problem: { readonly message: string; readonly hint: string } };

/** Reads a file as UTF-8 without its byte order mark; never throws. */
export function readText(path: string): TextResult {
  try {
    // Looked at first: a pipe is never read to its end, and what is too large need not be.
    const status = statSync(path);
    if (!status.isFile()) return { problem: notOrdinary };
    if (status.size > maxDocumentBytes) return { problem: toTooLarge(status.size) };
    const text = findOrdinary(path);
    return text === undefined ? parseText(readFileSync(path)) : { text };
  } catch (cause) {
    return { problem: describeFailure(cause) };
  }
}

/**
 * The text of a file, if it is what its bytes say for certain: decoded at once it takes half the time, and what cannot
 * be decoded becomes U+FFFD. A unit of UTF-16 is at most three bytes long.
 */
function findOrdinary(path: string): string | undefined {
  try {
    const text = readFileSync(path, "utf8");
    const isSmall = text.length * 3 <= maxDocumentBytes;
    // Each of them is found many times faster than by an expression for all three.
    const isOdd = text.includes("\0") || text.includes("\uFFFD") || text.startsWith("\uFEFF");
    return isSmall && !isOdd ? text : undefined;
  } catch {
    // Its bytes will tell why.
    return undefined;
  }
}

/** Parses bytes as UTF-8 without a byte order mark; refuses NUL bytes and what is too large. */
export function parseText(bytes: Buffer): TextResult {
  if (bytes.length > maxDocumentBytes) return { problem: toTooLarge(bytes.length) };
  if (!isUtf8(bytes)) {
    return {
      problem: {
        message: "The file is not encoded as UTF-8.",
        hint: "Save it again with the encoding UTF-8.",
      },
    };
  }
  if (bytes.includes(0)) {
    return {
      problem: {
        message: "The file holds NUL bytes, so it is no text.",
        hint: "Save it again as plain text with the encoding UTF-8.",
      },
    };
  }
  const text = bytes.toString("utf8");
  return { text: text.startsWith("\uFEFF") ? text.slice(1) : text };
}

const notOrdinary = {
  message: "This is no ordinary file, so nothing of it was read.",
  hint: "Put a file of text in its place.",
};

function toTooLarge(bytes: number): { message: string; hint: string } {
  const size = (bytes / maxDocumentBytes).toFixed(1);
  return {
    message: `The file is too large: ${size} MiB, and the limit is 1 MiB.`,
    hint: "Split it, or move what is no plan out of the content folder.",
  };
}

function describeFailure(cause: unknown): { message: string; hint: string } {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
  switch (code) {
    case "EACCES":
    case "EPERM":
      return {
        message: "The file may not be read: permission was denied.",
        hint: "Let everyone who builds the portal read it.",
      };
    case "ENOENT":
      return {
        message: "The file cannot be found where its folder lists it.",
        hint: "Restore it, or remove the link that points to it.",
      };
    default:
      return {
        message: `The file cannot be read (${code}).`,
        hint: "Look at the file on the disk, and try again.",
      };
  }
}
