import type { KeyKeeper } from '#app/ports.ts'
import type { KeyAnswer, KeyOrder } from './key-store.ts'
import type { FromService, ToService } from './messages.ts'

/** The key store as the service process has it: the shell asks the system. `heard` takes the shell's answers. */
export function shellKeeper(tell: (message: FromService) => void): { keeper: KeyKeeper; heard(message: Extract<ToService, { keyed: number }>): void } {
  const waiting = new Map<number, (answer: KeyAnswer) => void>()
  let last = 0
  const ask = (order: KeyOrder) =>
    new Promise<KeyAnswer>(done => {
      waiting.set(++last, done)
      tell({ key: last, order })
    })
  return {
    keeper: {
      holds: async id => ((await ask({ holds: id })) as boolean | null),
      keep: async (id, secret) => {
        if (!(await ask({ keep: id, secret: Buffer.from(secret).toString('base64') }))) throw new Error('the system kept nothing')
      },
      recall: async id => {
        const secret = await ask({ recall: id })
        return typeof secret === 'string' ? Buffer.from(secret, 'base64') : null
      },
      forget: async id => void (await ask({ forget: id })),
    },
    heard({ keyed, answer }) {
      waiting.get(keyed)?.(answer)
      waiting.delete(keyed)
    },
  }
}
