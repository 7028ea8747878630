/** A head or a choice without case, full-width forms, spaces and punctuation. */
export function textKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '')
}

/** The key of a column head: like {@link textKey}, and a bracket at its end ("（元）", "(YYYYMMDD)", "*") does not count. */
export function headKey(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s*[([【][^)\]】]*[)\]】]\s*\**\s*$/u, '')
  return textKey(plain) || textKey(text)
}

/** A name or a number without case, full-width forms and spaces. Signs count: class 1-A is not class 1A. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}
