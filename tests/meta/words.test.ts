import { describe, expect, test } from 'vitest'
import { tableNames } from '#domain/table-names.ts'
import { schemas } from '#domain/tables.ts'
import type { FieldMeta } from '#domain/base/field.ts'
import { contract } from '#contract/contract.ts'
import { catalogue } from '#words/say.ts'
import { commands } from '../../headless/commands/all.ts'
import { sourceFiles } from './source-files.ts'

const zh = catalogue['zh-CN']
const en = catalogue.en
const missing = (keys: Iterable<string>) => [...new Set(keys)].filter(key => !Object.hasOwn(en, key) || !Object.hasOwn(zh, key)).sort()

/** The facts that a sentence puts in; the formats may differ between languages, the facts may not. */
function factsOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{\{\s*([\w.]+)/g)].map(m => m[1]!))].sort()
}

/** i18next's plural endings belong to one key; Chinese has only `_other`. */
function plain(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '')
}

describe('both languages', () => {
  test('have the same keys', () => {
    const [a, b] = [new Set(Object.keys(en).map(plain)), new Set(Object.keys(zh).map(plain))]
    expect([...a].filter(k => !b.has(k)), 'only in English').toEqual([])
    expect([...b].filter(k => !a.has(k)), 'only in Chinese').toEqual([])
  })

  test('put in the same facts', () => {
    const odd = Object.keys(en).filter(key => zh[key] !== undefined && factsOf(en[key]!).join() !== factsOf(zh[key]!).join())
    expect(odd.map(key => `${key}: ${factsOf(en[key]!)} / ${factsOf(zh[key]!)}`)).toEqual([])
  })

  test('leave nothing empty, and no Chinese in the English', () => {
    expect(Object.keys(en).filter(key => !en[key]!.trim() || !zh[key]?.trim())).toEqual([])
  })
})

describe('there are words for', () => {
  const core = sourceFiles(['core/domain', 'core/app', 'core/adapters', 'headless', 'electron'], ['.ts'])
  const found = (pattern: RegExp) => core.flatMap(f => [...f.text.matchAll(pattern)].map(m => m[1]!))

  test('every refusal', () => {
    const codes = [...found(/\brefuse\(\s*'([\w.]+)'/g), ...found(/\bFileRefusal\(\s*'([\w.]+)'/g), ...found(/refused?\(\{ code: '([\w.]+)'/g), ...found(/refusal: \{ code: '([\w.]+)'/g)]
    expect(codes.length).toBeGreaterThan(10)
    expect(missing(codes.map(code => `refusal.${code}`))).toEqual([])
  })

  test('every progress', () => {
    expect(missing(found(/progress\(\{ code: '([\w.]+)'/g).map(code => `progress.${code}`))).toEqual([])
  })

  test('every finding of a verification', () => {
    const codes = sourceFiles(['core/adapters/storage'], ['verify.ts']).flatMap(f => [...f.text.matchAll(/'((?:part|store|head|history|replay|attachment|backup)\.[a-z]+)'/g)].map(m => m[1]!))
    expect(codes.length).toBeGreaterThan(5)
    expect(missing(codes.map(code => `finding.${code}`))).toEqual([])
  })

  test('every table', () => expect(missing(tableNames.map(t => `table.${t}`))).toEqual([]))

  test('every field that people see, and every choice', () => {
    const keys = tableNames.flatMap(table =>
      Object.entries(schemas[table].shape).flatMap(([field, schema]) => {
        const meta = metaOf(schema)
        if (!meta || meta.internal || meta.kind === 'list') return []
        return [`field.${table}.${field}`, ...(meta.options ?? []).map(option => `choice.${field}.${option}`)]
      }),
    )
    expect(keys.length).toBeGreaterThan(100)
    expect(missing(keys)).toEqual([])
  })

  test('every command in the history', () => {
    const names = [...Object.keys(contract.commands), ...found(/\bcommit\(\s*'([\w.]+)'/g)].filter(name => !/^history\.(undo|redo)$/.test(name))
    expect(missing(names.map(name => `command.${name}`))).toEqual([])
  })

  test('every command of the command line', () => expect(missing(Object.keys(commands).map(name => `cli.${name}`))).toEqual([]))

  test('everything that a screen or a host says by a fixed key', () => {
    const speakers = sourceFiles(['renderer', 'headless', 'electron', 'core/app', 'core/adapters'], ['.ts', '.tsx'])
    const keys = speakers.flatMap(f => [...f.text.matchAll(/\bsay\((?:[\w.]+, )?'([\w-]+\.[\w.-]+)'/g)].map(m => m[1]!))
    expect(missing(keys.filter(key => !Object.hasOwn(en, `${key}_other`)))).toEqual([])
  })
})

/** The description of a field; it may lie on the schema or on what it wraps (optional, default). */
function metaOf(schema: unknown): FieldMeta | undefined {
  let inner = schema as { meta?(): unknown; unwrap?(): unknown } | undefined
  while (inner) {
    const meta = inner.meta?.()
    if (meta) return meta as FieldMeta // field.ts writes these
    inner = inner.unwrap?.() as typeof inner
  }
  return undefined
}
