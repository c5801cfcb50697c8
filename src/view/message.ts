/** A piece of a message: words of the check, or the author's own text, which stood in backticks. */
export interface MessagePart {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * Splits a message at its backticks:
 *
 *     `onwer` is no key                 the author's `onwer`, then words
 *     `` a `b` `` is no date            doubled ones hold single ones
 *     a lone ` stays as it is
 */
export function toMessage(message: string): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let end = 0;
  for (const match of message.matchAll(/``\s?(.+?)\s?``|`([^`]+)`/g)) {
    if (match.index > end) parts.push({ text: message.slice(end, match.index), quoted: false });
    parts.push({ text: match[1] ?? match[2] ?? "", quoted: true });
    end = match.index + match[0].length;
  }
  if (end < message.length) parts.push({ text: message.slice(end), quoted: false });
  return parts;
}
