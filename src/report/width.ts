/** Characters that a terminal draws two cells wide: CJK, full-width forms, emoji. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/u;

/** What most lines are made of: one cell each, and harmless. */
const plain = /^[ -~]*$/;

/** Characters that take no cell of their own. */
const narrow = /^[\p{M}\u200B-\u200D\uFE00-\uFE0F]$/u;

/** How many cells of a terminal a text takes, near enough for a pointer below it. */
export function toWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (narrow.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

/**
 * A text in which nothing can steer a terminal: control characters and those that turn the reading direction are
 * shown by their number; a tab is a space.
 */
export function toVisible(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replaceAll("\t", " ")
    .replace(/[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu, (character) => {
      const number = character.codePointAt(0) ?? 0;
      return `<${number.toString(16).toUpperCase().padStart(2, "0")}>`;
    });
}
