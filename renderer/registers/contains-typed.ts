/** Is what was typed anywhere in an option's own text? */
export function containsTyped(typed: string, option: { value?: unknown } | undefined): boolean {
  return String(option?.value).toLowerCase().includes(typed.toLowerCase())
}
