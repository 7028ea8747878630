import { CHAPTERS } from '#renderer/guide/chapters.ts'
import { wishHelp } from '#renderer/guide/help-wishes.ts'
import { MENU } from '#renderer/shell/menu.ts'
import { preferences, savePreferences } from '#renderer/shell/kept-preferences.ts'
import { isRegister, registerPath } from '#renderer/registers/register-tables.ts'
import type { ListView } from '#domain/records/list-view.ts'
import { tableNames, type TableName } from '#domain/table-names.ts'

/** A page or a command that can be found by its words. */
export type Thing = { key: string; kind: 'page' | 'view' | 'command' | 'help'; text: string; go: (to: (path: string) => void) => void }

type Say = (key: string, facts?: Record<string, unknown>) => string
type Acts = { /** that somebody keeps under a name */ views: readonly ListView[]; undo: () => void; redo: () => void; turnTheme: () => void }

/** Every page of the menu, the views that are kept of lists, and what can be done from anywhere, worded in the language of the window. */
export function thingsToDo(say: Say, { views, undo, redo, turnTheme }: Acts): Thing[] {
  const pages = MENU.flatMap(group => group.places.map((place): Thing => ({ key: `page:${place.path}`, kind: 'page', text: say(place.key), go: to => to(place.path) })))
  const fresh = tableNames.filter(isRegister).map((table): Thing => ({ key: `new:${table}`, kind: 'command', text: say('find.new', { table }), go: to => to(registerPath(table, { fields: {} })) }))
  const kept = views.map(({ id, name, register }): Thing => ({ key: `view:${id}`, kind: 'view', text: `${name} · ${say(`tables.${register}`)}`, go: to => to(registerPath(register as TableName, { view: id })) })) // views are of registers
  const command = (key: string, go: Thing['go']): Thing => ({ key, kind: 'command', text: say(`find.command.${key}`), go })
  return [
    ...pages,
    ...kept,
    command('undo', undo),
    command('redo', redo),
    command('language', () => savePreferences({ language: preferences().language === 'en' ? 'zh-CN' : 'en' })),
    command('theme', turnTheme),
    command('booking', to => to('/free')),
    command('schedule', to => to('/timetable')),
    command('takeAlong', to => to('/exchange')),
    command('backup', to => to('/data')),
    command('help', () => wishHelp('guide')),
    command('keys', () => wishHelp('keys')),
    ...fresh,
    ...CHAPTERS.map((chapter): Thing => ({ key: `help:${chapter.key}`, kind: 'help', text: say('find.help', { chapter: `guide.${chapter.key}` }), go: to => to(`/help/${chapter.key}`) })),
  ]
}
