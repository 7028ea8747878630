import { newId, systemClock } from '#adapters/clock.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'

// Waits for the start sign, opens the folder and says "lost", or writes five change sets and says "saved <id>" for each, then "got".
await new Promise(started => process.stdin.once('data', started))
const data = await openFolder(process.argv[2]!, { newId, instant: systemClock.instant })
if (data.journal.closed) {
  process.stdout.write(`lost ${data.journal.closed.code}\n`)
} else {
  for (let i = 0; i < 5; i++) {
    const set = { seq: data.held.seq + 1 + i, id: newId('set'), at: systemClock.instant(), device: data.device, actor: { name: '' } }
    await data.journal.append({ ...set, command: 'register.save', changes: [{ table: 'term', id: newId('term'), from: null, to: { name: 'x' } }] })
    process.stdout.write(`saved ${set.id}\n`)
  }
  process.stdout.write('got\n')
}
process.stdin.resume() // holds the folder until it is killed
