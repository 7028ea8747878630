import i18next from 'i18next'
import { lateBy } from '#domain/base/late.ts'
import type { Text } from '#domain/base/text.ts'
import type { Terms } from '#domain/base/terms.ts'
import { dayNumber, weekdayOf } from '#domain/base/time.ts'
import type { WrittenWords } from '#domain/base/written.ts'
import { words as en } from './en/all.ts'
import { inOwnTerms } from './own-terms.ts'
import { words as zh } from './zh-CN/all.ts'

/**
 * Every sentence of Mortise, on screen, on paper and on the command line, is said here. Keys are flat
 * (`refusal.booking.full`); facts are put in by `{{name}}`, and dates, clocks and figures by a format:
 * `{{at, when}}` `{{date, day}}` `{{date, fullDay}}` `{{n, number}}` `{{n, fen}}` `{{bytes, size}}` `{{sum, money}}` `{{names, list}}` `{{keys, words}}` `{{what, text}}` `{{several, texts}}` `{{several, either}}` `{{several, each}}` `{{x, measure}}` `{{x, month}}`, and in English `{{n, plural(one: piece; other: pieces)}}`.
 */
export type Language = 'zh-CN' | 'en'
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

/** Every sentence as it is written, by its key; a language is read when something is first said in it. */
export const catalogue: Readonly<Record<Language, Record<string, string>>> = {
  get 'zh-CN'() {
    return (read['zh-CN'] ??= zh())
  },
  get en() {
    return (read.en ??= en())
  },
}
const read: Partial<Record<Language, Record<string, string>>> = {}

/** The sentences as they are said: those of the catalogue, in the words of the college whose folder is open. */
let said: Partial<Record<Language, Record<string, string>>> = {}
let own: Terms = {}

const i18n = i18next.createInstance()
void i18n.init({ resources: {}, lng: 'en', fallbackLng: false, keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false }, initAsync: false })
const f = i18n.services.formatter
f?.add('when', (v, lng) => whenText(String(v), lng as Language))
f?.add('day', (v, lng) => dayText(String(v), lng as Language))
f?.add('weekday', (v, lng) => weekdayText(Number(v), lng as Language))
f?.add('number', (v, lng) => numberText(v, lng as Language))
f?.add('fen', (v, lng) => fenText(Number(v), lng as Language))
f?.add('size', (v, lng) => sizeText(Number(v), lng as Language))
f?.add('plural', (v, lng, { one, other }: { one?: string; other?: string }) => `${numberText(v, lng as Language)} ${v === 1 ? one : other}`)
f?.add('lender', (v, lng) => (v ? String(v) : say(lng as Language, 'lender.unnamed')))
f?.add('money', (v, lng) => new Intl.NumberFormat(lng, { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 }).format(Number(v)))
f?.add('list', (v, lng) => listText(v, lng as Language))
f?.add('within', (v, lng) => withinText(String(v), lng as Language))
f?.add('tableName', (v, lng) => say(lng as Language, `table.${String(v)}`))
f?.add('byWhom', (v, lng) => (v ? (lng === 'en' ? ` (by ${String(v)})` : `（${String(v)}）`) : ''))
f?.add('reason', (v, lng) => (knows(lng as Language, `reason.${String(v)}`) ? say(lng as Language, `reason.${String(v)}`) : String(v ?? '')))
f?.add('issues', v => (Array.isArray(v) ? v.map(i => `${i.path || '·'}: ${i.message}`).join('; ') : String(v)))
f?.add('weeks', (v, lng) => weeksText(String(v), lng as Language))
f?.add('holiday', (v, lng) => holidayText(String(v), lng as Language))
f?.add('called', (v, lng) => calledText(String(v), lng as Language))
f?.add('word', (v, lng) => say(lng as Language, String(v)))
f?.add('words', (v, lng) => listText(Array.isArray(v) ? v.map(key => say(lng as Language, String(key))) : v, lng as Language))
f?.add('named', (v, lng) => String((v as Record<string, string>)[lng ?? 'en'] ?? ''))
f?.add('text', (v, lng) => textIn(lng as Language, v as Text))
f?.add('texts', (v, lng) => listText((v as Text[]).map(text => textIn(lng as Language, text)), lng as Language))
f?.add('either', (v, lng) => joined(v, lng as Language, { en: ' or ', 'zh-CN': '或' }))
f?.add('each', (v, lng) => joined(v, lng as Language, { en: '; ', 'zh-CN': '；' }))
f?.add('measure', (v, lng) => measureText(v as { value: number; unit: string }, lng as Language))
f?.add('month', (v, lng) => monthText(String(v), lng as Language))
f?.add('fullDay', (v, lng) => fullDayText(String(v), lng as Language))

/**
 * From now on says everything in a college's own words: 专业 may be 系 there. One program speaks for one college at a time; each window,
 * the host and the print page are told by themselves. Cheap where nothing is new. @returns whether something is
 */
export function speakWith(terms: Terms = {}): boolean {
  if (JSON.stringify(terms) === JSON.stringify(own)) return false
  own = terms
  said = {}
  return true
}

function saidIn(language: Language): Record<string, string> {
  let sentences = said[language]
  if (!sentences) {
    const isUsual = Object.keys(own).length === 0
    sentences = isUsual ? catalogue[language] : Object.fromEntries(Object.entries(catalogue[language]).map(([key, sentence]) => [key, inOwnTerms(sentence, language, own)]))
    said[language] = sentences
    i18n.addResourceBundle(language, 'translation', sentences, false, true, { silent: true, skipCopy: true })
  }
  return sentences
}

/** The sentence of a key in a language. An unknown key is returned as it is, so that it is seen and mended. */
export function say(language: Language, key: string, facts?: Record<string, unknown>): string {
  const sentences = saidIn(language)
  const sentence = facts === undefined && knows(language, key) ? sentences[key]! : null
  // nothing is to be put in: a sheet says thousands of these at once
  if (sentence !== null && !sentence.includes('{{') && !sentence.includes('$t(')) return sentence
  return i18n.t(key, { ...facts, lng: language })
}
/** A text in words. Parts stand beside one another with a dot between; empty ones are left out. */
export function textIn(language: Language, text: Text): string {
  if (typeof text === 'string') return text
  if ('parts' in text) return text.parts.map(part => textIn(language, part)).filter(Boolean).join(' · ')
  return say(language, text.code, text.facts)
}
export function knows(language: Language, key: string): boolean {
  return Object.hasOwn(catalogue[language], key)
}

const WEEKDAYS: Record<Language, string[]> = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Weekday 1–7 in short: Mon, 周一. */
export function weekdayText(weekday: number, language: Language): string {
  return WEEKDAYS[language][weekday - 1] ?? ''
}
/** How values of parts are written in a language; see base/written.ts. */
export function writtenWords(language: Language): WrittenWords {
  return { weekday: day => weekdayText(day, language), weeks: which => say(language, `weeks.${which}`), holiday: name => holidayText(name, language), close: language === 'zh-CN' }
}
/** `2026-11-23` -> "Mon 23 Nov" / "11月23日 周一"; with the year when asked. */
export function dayText(date: string, language: Language, withYear = false): string {
  if (!Number.isFinite(dayNumber(date))) return date
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8, 10))
  const weekday = weekdayText(weekdayOf(date), language)
  if (language === 'en') return `${weekday} ${day} ${MONTHS[month - 1]}${withYear ? ` ${date.slice(0, 4)}` : ''}`
  return `${withYear ? `${date.slice(0, 4)}年` : ''}${month}月${day}日 ${weekday}`
}
/** `2026-11-23` -> "23 Nov" / "11月23日". */
export function monthDayText(date: string, language: Language): string {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))]
  return language === 'en' ? `${day} ${MONTHS[month - 1] ?? ''}` : `${month}月${day}日`
}
/** `2026-11-23` -> "23 Nov 2026" / "2026年11月23日": for papers, whose weekday does not matter and whose year does. */
export function fullDayText(date: string, language: Language): string {
  if (!Number.isFinite(dayNumber(date))) return date
  const [year, month, day] = date.split('-').map(Number)
  return language === 'en' ? `${day} ${MONTHS[month! - 1]} ${year}` : `${year}年${month}月${day}日`
}
/** `2026-11-23T08:00` -> "Mon 23 Nov 08:00" / "11月23日 周一 08:00"; a clock alone stays as it is. */
export function whenText(time: string, language: Language): string {
  if (!time.includes('T')) return time
  return `${dayText(time.slice(0, 10), language)} ${time.slice(11, 16)}`
}
/** A wall time with its year: `2026-11-23T08:00` -> "Mon 23 Nov 2026 08:00" / "2026年11月23日 周一 08:00". */
export function momentText(time: string, language: Language): string {
  return `${dayText(time.slice(0, 10), language, true)} ${time.slice(11, 16)}`
}
const twoDecimals = { maximumFractionDigits: 2 }
/** Made once, as making one takes longer than a thousand uses; and the very first one, whatever it is, longer than all the sentences of a language. */
const numbersOf = lateBy((language: Language) => new Intl.NumberFormat(language, twoDecimals))

export function numberText(value: unknown, language: Language): string {
  return typeof value === 'number' ? numbersOf(language).format(value) : String(value ?? '')
}
const fenOf = lateBy((language: Language) => new Intl.NumberFormat(language, { minimumFractionDigits: 2, ...twoDecimals }))

/** Money as it is written down: whole yuan, or with both places of the fen. */
export function fenText(value: number, language: Language): string {
  return Number.isInteger(value) ? numberText(value, language) : fenOf(language).format(value)
}
/** A figure in its unit: `{ value: 0.912, unit: 'percent' }` -> 91.2%; sums of hours and yuan without what nobody reads. */
export function measureText({ value, unit }: { value: number; unit: string }, language: Language): string {
  if (unit === 'percent') return percentsOf(language).format(value)
  if (unit === 'yuan') return say(language, 'value.yuan', { n: Math.abs(value) < 100 ? value : Math.round(value) })
  const n = Math.abs(value) < 100 ? Math.round(value * 100) / 100 : Math.round(value)
  return knows(language, `value.${unit}`) ? say(language, `value.${unit}`, { n }) : numberText(n, language)
}
const oneDecimal = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const
const percentsOf = lateBy((language: Language) => new Intl.NumberFormat(language, oneDecimal))

/** `2026-11` -> "Nov 2026" / "2026年11月". */
export function monthText(month: string, language: Language): string {
  const [year, no] = [month.slice(0, 4), Number(month.slice(5, 7))]
  return language === 'en' ? `${MONTHS[no - 1] ?? ''} ${year}` : `${year}年${no}月`
}
/** Bytes as people count them: 812 bytes, 3.4 MB. */
export function sizeText(bytes: number, language: Language): string {
  const step = SIZES.findIndex((_, i) => bytes < 1024 ** (i + 1))
  const power = step < 0 ? SIZES.length - 1 : step
  return new Intl.NumberFormat(language, { style: 'unit', unit: SIZES[power]!, unitDisplay: power ? 'short' : 'long', maximumFractionDigits: power ? 1 : 0 }).format(bytes / 1024 ** power)
}
const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']

/** Several texts with a word between them that a list of lists needs: any of these, or each of them. */
function joined(value: unknown, language: Language, between: Record<Language, string>): string {
  return (value as Text[]).map(text => textIn(language, text)).join(between[language])
}

export function listText(value: unknown, language: Language): string {
  return Array.isArray(value) ? value.join(language === 'en' ? ', ' : '、') : String(value ?? '')
}
/** A name of a list within a sentence: English begins it small, unless it is spelled in capitals. */
function withinText(name: string, language: Language): string {
  return language === 'en' && !/^[A-Z]{2}/.test(name) ? name.slice(0, 1).toLowerCase() + name.slice(1) : name
}

/** The weeks of a series, `1-8,10-16` or `1-15 odd`, to be followed by 周 in Chinese: 1-8,10-16 / 1-15单. */
export function weeksText(weeks: string, language: Language): string {
  return language === 'en' ? weeks : weeks.replaceAll(' odd', '单').replaceAll(' even', '双')
}

let holidays: string[] | null = null

/** The name of a calendar day: a statutory holiday in the language asked for, also of two at once (国庆节、中秋节); any other name as it is. */
export function holidayText(name: string, language: Language): string {
  const parts = name.split('、').map(part => {
    holidays ??= Object.keys(catalogue['zh-CN']).filter(key => key.startsWith('holiday.'))
    const key = holidays.find(k => catalogue['zh-CN'][k] === part.trim())
    return key ? say(language, key) : null
  })
  return parts.includes(null) ? name : listText(parts, language)
}

/** What nameOf calls a record, in a language: a day of the calendar by the name of its holiday there, any other record as the college calls it. */
export function calledText(name: string, language: Language): string {
  const [, date, holiday] = /^(\d{4}-\d\d-\d\d) (.+)$/.exec(name) ?? []
  return holiday === undefined ? name : `${date} ${holidayText(holiday, language)}`
}
