/** Words as a sentence begins: `no owner` is `No owner`. */
export function toSentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
