import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { servePort } from '#adapters/transport/port.ts'
import { createDesk } from '../app/desk.ts'
import { record, StubContents, StubWindow } from './stub.ts'

vi.mock('electron', async () => (await import('./stub.ts')).electron)

const { openDoors } = await import('../../electron/doors.ts')

// What a page that was taken over could send: any word through any door, from any frame; and any thing over its line to the college.
const RUNS = Number(process.env['MORTISE_MESSAGES'] ?? 2_000) // 100,000 in the long run
const opened: string[] = []
openDoors({
  connect: () => void opened.push('connect'),
  speak: language => void opened.push(`speak ${language}`),
  pickFolder: () => (opened.push('pickFolder'), Promise.resolve('/chosen')),
  openedFile: () => (opened.push('openedFile'), { folder: '/stick', name: 'x.mortise' }),
})
const window = new StubWindow({ webPreferences: {} })

const circle: Record<string, unknown> = { a: 1 }
circle['self'] = circle
const anything = fc.oneof(
  { weight: 8, arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withObjectString: true, withNullPrototype: true }) },
  { weight: 1, arbitrary: fc.constantFrom(circle, JSON.parse('{"__proto__":{"polluted":1}}') as unknown, JSON.parse('{"constructor":{"prototype":{"polluted":1}}}') as unknown, 'x'.repeat(1_000_000), Object.create(null), () => 1) },
  { weight: 1, arbitrary: fc.constantFrom('en', 'zh-CN', 'de', 'EN', '../../etc/passwd', '__proto__') },
)
const dead = () => Object.defineProperty({ parent: null }, 'url', { get: () => { throw new Error('Render frame was disposed before WebFrameMain could be accessed') } })
const frame = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, { url: 'app://mortise/index.html', parent: {} }, { url: '', parent: null }, { url: 'not an address', parent: null }, dead()),
  fc.oneof(fc.webUrl(), fc.constantFrom('app://mortise.evil/', 'app://evil/mortise', 'file:///app://mortise/', 'https://mortise/', 'about:blank', 'data:text/html,app://mortise/', 'app:mortise', 'devtools://mortise/')).map(url => ({ url, parent: null })),
)

test('no word of a stranger opens a door, and no door throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(record.doors)), frame, fc.array(anything, { maxLength: 3 }), async (door, senderFrame, said) => {
      opened.length = 0
      const answer = await record.doors[door]!({ sender: window.webContents, senderFrame }, ...said)
      expect([answer ?? null, opened]).toEqual([null, []])
    }),
    { numRuns: RUNS },
  )
  const throwing = Object.defineProperty({ sender: window.webContents }, 'senderFrame', { get: () => { throw new Error('gone') } })
  for (const door of Object.values(record.doors)) expect((await door(throwing)) ?? null).toBeNull()
})

test('of our own page only the exact word opens its door', async () => {
  const ours = { sender: window.webContents, senderFrame: window.webContents.mainFrame }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(record.doors)), fc.array(anything, { maxLength: 3 }), async (door, said) => {
      opened.length = 0
      await record.doors[door]!(ours, ...said)
      const exact = door === 'speak' ? said.length === 1 && (said[0] === 'en' || said[0] === 'zh-CN') : said.length === 0
      expect(opened).toHaveLength(exact ? 1 : 0)
    }),
    { numRuns: RUNS },
  )
  // a page without a window of ours is shown no dialog
  opened.length = 0
  expect(await record.doors['pickFolder']!({ sender: new StubContents(), senderFrame: window.webContents.mainFrame })).toBeNull()
  expect(opened).toEqual([])
})

test('nothing that comes over the line changes the college, but a request that the contract knows', async () => {
  const desk = createDesk()
  const answers: unknown[] = []
  let hear: (message: unknown) => void = () => undefined
  servePort(desk.app, { send: message => void answers.push(message), onMessage: listener => void (hear = listener), onClose: () => undefined })
  const id = fc.oneof(fc.integer(), fc.double(), anything)
  const name = fc.oneof(fc.constantFrom('college.setup', 'college.save', 'register.save', 'booking.create', 'history.undo', 'storage.open', '__proto__', 'constructor', 'toString'), anything)
  const message = fc.oneof(anything, fc.record({ id, ask: fc.oneof(anything, fc.record({ name, input: anything, actor: anything }, { requiredKeys: [] })) }), fc.record({ cancel: id }))
  await fc.assert(
    fc.asyncProperty(message, async said => {
      hear(said)
      await Promise.resolve()
    }),
    { numRuns: RUNS },
  )
  await vi.waitFor(async () => {
    const before = answers.length
    await new Promise(done => setTimeout(done, 50))
    expect(answers).toHaveLength(before)
  }, 20_000)
  expect(answers.length).toBeGreaterThan(RUNS / 100)
  const frames = answers.map(a => (a as { frame: Record<string, unknown> }).frame)
  expect(frames.filter(f => !('refusal' in f)).slice(0, 3)).toEqual([])
  expect(desk.journal.sets).toEqual([])
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
}, 60_000)
