import type { FieldInfo } from '#domain/base/field.ts'
import { lateBy } from '#domain/base/late.ts'
import { maskedText } from '#domain/base/national-id.ts'
import { writtenText } from '#domain/base/written.ts'
import { listText, numberText, say, writtenWords, type Language } from './say.ts'

/** Display names of what fields point at, by field. */
export type Names = Record<string, string>

/** True for a field that holds a date with a time of day, which the schema alone knows. */
export function isTimeField(field: FieldInfo): boolean {
  return field.kind === 'text' && field.schema.safeParse('2026-01-05T08:00').success && !field.schema.safeParse('a').success
}

const currency = { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2 } as const
/** Made once: making one takes longer than a thousand uses. */
const moneyFormat = lateBy((language: Language) => new Intl.NumberFormat(language, currency))

/** The text of one value as lists and papers show it; empty for no value. `name` is that of the record that it points at. */
export type Worder = (value: unknown, name: string | undefined) => string

/** How values of a field are worded: to be asked for once where there are many of them, as each of a few is worded once, however many rows have it. */
export function worderOf(field: FieldInfo, language: Language): Worder {
  const word = worderByKind(field, language)
  if (field.unlessSaid) return value => word(value ?? true, undefined)
  return (value, name) => (value === undefined || value === null ? '' : word(value, name))
}

function worderByKind(field: FieldInfo, language: Language): Worder {
  const { written } = field
  if (written) {
    const words = writtenWords(language)
    return value => writtenText(written, value, words)
  }
  switch (field.kind) {
    case 'choice':
      return lateBy((code: unknown) => say(language, `choice.${field.name}.${String(code)}`))
    case 'choices': {
      const choice = lateBy((code: unknown) => say(language, `choice.${field.name}.${String(code)}`))
      return codes => (Array.isArray(codes) ? listText(codes.map(choice), language) : '')
    }
    case 'boolean': {
      const [yes, no] = [say(language, 'value.yes'), say(language, 'value.no')]
      return value => (value ? yes : no)
    }
    case 'ref':
      return (_, name) => name ?? ''
    case 'refs':
      // names come joined as in Chinese
      return (_, names) => (language === 'en' ? names?.replaceAll('、', ', ') : names) ?? ''
    case 'money':
      return lateBy((value: unknown) => moneyFormat(language).format(Number(value)))
    case 'integer':
      // a year is a name, not an amount: no thousands separator
      return field.unit || field.name === 'units' ? lateBy((value: unknown) => numberText(value, language)) : String
    case 'number':
      return lateBy((value: unknown) => numberText(value, language))
    case 'list':
      return value => (Array.isArray(value) ? say(language, 'register.entries', { n: value.length }) : '')
    case 'photo':
      return () => say(language, 'value.yes')
    default:
      if (field.masked) return value => maskedText(String(value))
      return isTimeField(field) ? value => String(value).replace('T', ' ') : String
  }
}

/** The text of one value of one row. */
export function valueText(field: FieldInfo, value: unknown, names: Names, language: Language): string {
  return worderOf(field, language)(value, names[field.name])
}
