import type { FieldInfo } from '#domain/base/field.ts'
import { maskedText } from '#domain/base/national-id.ts'
import { listText, numberText, type Language } from '#words/say.ts'

export type Names = Record<string, string>
export type Say = (key: string, facts?: Record<string, unknown>) => string

/** True for a field that holds a date with a time of day, which the schema alone knows. */
export function isTimeField(field: FieldInfo): boolean {
  return field.kind === 'text' && field.schema.safeParse('2026-01-05T08:00').success && !field.schema.safeParse('a').success
}

const currency = { style: 'currency', currency: 'CNY', minimumFractionDigits: 2 } as const
/** Made once: making one takes longer than a thousand uses. */
const moneyFormat: Record<Language, Intl.NumberFormat> = { en: new Intl.NumberFormat('en', currency), 'zh-CN': new Intl.NumberFormat('zh-CN', currency) }

/** The text of one value as lists and papers show it; empty for no value. */
export function showValue(field: FieldInfo, value: unknown, names: Names, say: Say, language: Language): string {
  if (value === undefined || value === null) return ''
  switch (field.kind) {
    case 'choice':
      return say(`choice.${field.name}.${String(value)}`)
    case 'choices':
      return Array.isArray(value) ? listText(value.map(code => say(`choice.${field.name}.${String(code)}`)), language) : ''
    case 'boolean':
      return say(value ? 'value.yes' : 'value.no')
    case 'ref':
    case 'refs':
      return names[field.name] ?? ''
    case 'money':
      return moneyFormat[language].format(Number(value))
    case 'integer':
      // a year is a name, not an amount: no thousands separator
      return field.unit || field.name === 'units' ? numberText(value, language) : String(value)
    case 'number':
      return numberText(value, language)
    case 'list':
      return Array.isArray(value) ? say('register.entries', { n: value.length }) : ''
    case 'photo':
      return say('value.yes')
    default:
      if (field.masked) return maskedText(String(value))
      return isTimeField(field) ? String(value).replace('T', ' ') : String(value)
  }
}
