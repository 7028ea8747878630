/**
 * A name or a head without what people write differently: case, full-width forms, spaces, punctuation and a unit in
 * brackets at the end ("单价（元）"). Two texts with the same key are the same name for an import.
 */
export function textKey(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  return plain.replace(/[\s\p{P}\p{S}]+/gu, '')
}

/** The key of a column head: like {@link textKey}, and a bracket at its end ("(元)", "（YYYYMMDD）", "*") does not count. */
export function headKey(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s*[([【][^)\]】]*[)\]】]\s*\**\s*$/u, '')
  return textKey(plain) || textKey(text)
}
