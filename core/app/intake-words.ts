import type { Vocabulary } from '#domain/intake/column-map.ts'
import type { ExportWords } from '#domain/intake/export-table.ts'
import { isTimeField } from '#words/value-text.ts'
import { catalogue, knows, LANGUAGES, say, writtenWords, type Language } from '#words/say.ts'

/** Every language's words for tables, fields and choices: a file may be in any of them, whatever the screen shows. */
export const vocabulary: Vocabulary = {
  table: table => wordsOf(`table.${table}`),
  field: (table, field) => [
    ...wordsOf(`field.${table}.${field}`),
    ...(table === 'bellTable' ? wordsOf(`field.period.${periodField(field)}`) : []),
  ],
  choice: (field, code) => wordsOf(`choice.${field}.${code}`),
}

/** The words for a list that goes out. */
export function exportWords(language: Language): ExportWords {
  const word = (key: string) => (knows(language, key) ? say(language, key) : undefined)
  return {
    sheet: table => word(`tables.${table}`) ?? word(`table.${table}`) ?? table,
    head: (table, field) =>
      (table === 'bellTable' ? word(`field.period.${periodField(field)}`) : undefined) ?? word(`field.${table}.${field}`) ?? field,
    choice: (field, code) => word(`choice.${field}.${code}`) ?? code,
    written: writtenWords(language),
    yes: say(language, 'intake.yes'),
    no: say(language, 'intake.no'),
    guide: (table, field, needed) => {
      const form = field.written ?? (isTimeField(field) ? 'time' : field.kind)
      const parts = [needed ? say(language, 'template.needed') : '', word(`template.form.${form}`) ?? '', field.table ? say(language, 'template.of', { table: field.table }) : '', word(`hint.${table}.${field.name}`) ?? '']
      return parts.filter(Boolean).join(' ') || say(language, 'template.form.text')
    },
    example: (table, field) => word(`example.${table}.${field}`),
  }
}

/** A bell table's file has a row a period; `periodName` is the period's own name. */
function periodField(field: string): string {
  return field === 'periodName' ? 'name' : ['no', 'start', 'end'].includes(field) ? field : '-'
}

function wordsOf(key: string): string[] {
  // a file may have been made before the college chose words of its own
  return LANGUAGES.flatMap(language => [catalogue[language][key], knows(language, key) ? say(language, key) : undefined].filter(word => word !== undefined))
}
