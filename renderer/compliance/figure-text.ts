import type { ParameterKind } from '#domain/compliance/parameters.ts'

type Say = (key: string, facts?: Record<string, unknown>) => string

/** A figure of a rule as people read it: 0.1 is 10 %. */
export function figureText(say: Say, kind: ParameterKind, value: string): string {
  if (value === '') return say('compliance.figures.nothing')
  return say(`compliance.unit.${kind}`, { value: kind === 'share' ? Math.round(Number(value) * 1000) / 10 : value })
}

/** What people type as the rule keeps it; what is no number stays as it was typed, and is refused. */
export function figureFrom(kind: ParameterKind, typed: string): string {
  const text = typed.trim()
  return kind === 'share' && text !== '' && Number.isFinite(Number(text)) ? String(Math.round(Number(text) * 10) / 1000) : text
}
