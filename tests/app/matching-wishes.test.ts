import { expect, test } from 'vitest'
import { deskWith, smallCollege, SPRING } from './matching-college.ts'

const desk = () => deskWith(smallCollege({ enterprise: [{ id: 'enterprise:dong', name: '东海' }], post: [{ id: 'post:mill2', enterpriseId: 'enterprise:dong', name: '铣工', capacity: 1 }] }))
const wishesOf = (at: ReturnType<typeof desk>, studentId: string) =>
  [...at.app.world.tables.wish.values()].filter(w => w.studentId === studentId).sort((a, b) => a.rank - b.rank).map(w => `${w.rank} ${w.postId.slice(5)}`)

test('wishes are set as a whole list, in one act that can be undone', async () => {
  const at = desk()
  await at.run('matching.wishes', { batchId: SPRING.id, lists: [{ studentId: 'student:2', postIds: ['post:fit', 'post:mill', 'post:fit'] }] })
  expect(wishesOf(at, 'student:2')).toEqual(['1 fit', '2 mill'])
  expect(wishesOf(at, 'student:1')).toEqual(['1 turn'])
  await at.run('history.undo', {})
  expect(wishesOf(at, 'student:2')).toEqual(['1 turn', '2 mill'])
  expect((await at.run('matching.wishes', { batchId: SPRING.id, lists: [{ studentId: 'student:2', postIds: ['post:gone'] }] })).refusal).toMatchObject({ code: 'record.missing', facts: { id: 'post:gone' } })
})

test('places of a batch are set, and taken back to those of the post', async () => {
  const at = desk()
  const room = async () => (await at.ask('matching.view', {}))!.posts.find(p => p.id === 'post:fit')!.rooms[SPRING.id]
  await at.run('matching.places', { postId: 'post:fit', batchId: SPRING.id, places: 7 })
  expect(await room()).toMatchObject({ given: 7, by: 'batch' })
  await at.run('matching.places', { postId: 'post:fit', batchId: SPRING.id, places: 0 })
  expect(await room()).toMatchObject({ given: 0, places: 0 })
  await at.run('matching.places', { postId: 'post:fit', batchId: SPRING.id, places: null })
  expect(await room()).toMatchObject({ given: 2, by: 'post' })
})

test('pasted lines are read by number or name, with or without the enterprise, and what is not understood is said', async () => {
  const text = ['学号\t姓名\t第一志愿\t第二志愿', '2401\t陈浩\t华工精密 · 铣工\t装配', '林雪\t车工', '2403,东海/铣工;装配', '2404\t铣工', '9\t装配', '陈浩\t装配', '赵静\t焊工', ''].join('\n')
  expect(await desk().ask('matching.readWishes', { text })).toEqual({
    lists: [
      { studentId: 'student:1', postIds: ['post:mill', 'post:fit'] },
      { studentId: 'student:2', postIds: ['post:turn'] },
      { studentId: 'student:3', postIds: ['post:mill2', 'post:fit'] },
    ],
    problems: [
      { line: 5, code: 'posts', facts: { value: '铣工', count: 2 } },
      { line: 6, code: 'student', facts: { value: '9' } },
      { line: 7, code: 'twice', facts: { value: '陈浩', first: 2 } },
      { line: 8, code: 'twice', facts: { value: '赵静', first: 5 } },
    ],
  })
})
