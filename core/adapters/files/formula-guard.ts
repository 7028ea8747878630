/**
 * CSV has no types: a spreadsheet takes text that begins like a formula for one and runs it (CSV injection, CWE-1236).
 * An apostrophe before it makes it text. Full-width signs count, because spreadsheets read them as the plain ones.
 */
const STARTS_LIKE_A_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

export function guarded(text: string): string {
  return STARTS_LIKE_A_FORMULA.test(text) ? `'${text}` : text
}

/** Takes the apostrophe of {@link guarded} away again. */
export function unguarded(text: string): string {
  return text.startsWith("'") && STARTS_LIKE_A_FORMULA.test(text) ? text.slice(1) : text
}
