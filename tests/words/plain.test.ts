import { expect, test } from 'vitest'
import { catalogue, LANGUAGES, say } from '#words/say.ts'

test('a sentence with nothing to put in is said as it would be with facts', () => {
  for (const language of LANGUAGES) {
    for (const key of Object.keys(catalogue[language])) expect(say(language, key), key).toBe(say(language, key, {}))
  }
})
test('a key without a sentence is said as it is, also one that every object has', () => {
  for (const key of ['constructor', 'toString', 'no.such.key']) expect(say('en', key)).toBe(key)
})
