import { describe, expect, it } from 'vitest'
import { fieldsOf } from '#domain/base/field.ts'
import { tableNames } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'
import { knows, LANGUAGES } from '#words/say.ts'

describe.each(LANGUAGES)('names of records in %s', language => {
  it.each(tableNames)('%s has a name, and so have its fields and choices', table => {
    const fields = fieldsOf(schemas[table])
    const keys = [
      `table.${table}`,
      `tables.${table}`,
      ...fields.map(f => `field.${table}.${f.name}`),
      ...fields.flatMap(f => (f.options ?? []).map(code => `choice.${f.name}.${code}`)),
      ...fields.flatMap(f => (f.unit ? [`unit.${f.unit}`] : [])),
    ]
    expect(keys.filter(key => !knows(language, key))).toEqual([])
  })
})
