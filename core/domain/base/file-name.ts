/** A text as the name of a file without its ending: nothing in it that a file system forbids, at most 100 letters. */
export function fileName(text: string): string {
  return text.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '-').slice(0, 100).trim() || 'Mortise'
}
