import { newId, systemClock } from '#adapters/clock.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'

// Writes change sets as fast as the disk takes them and prints each number once it is durable, until it is killed.
const data = await openFolder(process.argv[2]!, { newId, instant: systemClock.instant })
for (let seq = data.past.length + 1; ; seq++) {
  const changes = [{ table: 'term', id: `term:${seq}`, from: null, to: { name: `${'学期 '.repeat(seq % 200)}${seq}` } }]
  await data.journal.append({ seq, id: newId('set'), at: systemClock.instant(), device: data.device, actor: { name: '' }, command: 'register.save', changes })
  process.stdout.write(`${seq}\n`)
}
