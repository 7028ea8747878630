import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { root } from '../../build/fresh.mjs'

export type SourceFile = { path: string; text: string }

/** Every file below the given rooms whose name ends in one of the endings, with `/` in its path on every system. */
export function sourceFiles(rooms: readonly string[], endings: readonly string[] = ['.ts', '.tsx', '.mjs', '.cjs']): SourceFile[] {
  return rooms.flatMap(room =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && endings.some(e => entry.name.endsWith(e)))
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') })),
  )
}
