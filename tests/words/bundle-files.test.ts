import { expect, test } from 'vitest'
import { exchangeFiles } from '#words/en/exchange-files.ts'
import { catalogue, LANGUAGES, say } from '#words/say.ts'

// Facts as core/adapters/exchange gives them.
const FACTS = { format: 3, known: 1, bytes: 700_000_000, most: 536_870_912, recipient: 'age1abc', folder: 'E:\\', name: '三号笔记本.mortise', reason: 'ENOSPC', what: 'bundle.sum' }
const codes = Object.keys(exchangeFiles).filter(key => key.startsWith('refusal.'))

test('every refusal of a file is a sentence or two that say what is wrong and what to do', () => {
  expect(codes.length).toBeGreaterThan(14)
  for (const language of LANGUAGES) {
    for (const code of codes) {
      const sentence = say(language, code, FACTS)
      expect(sentence, code).not.toMatch(/\{\{|\}\}|undefined|NaN|refusal\.|bundle\.|ENOSPC|\(\)|（）/)
      expect(sentence.match(/[.。](?= |$|[^ \w])/g)?.length ?? 0, `${language} ${code}: ${sentence}`).toBeGreaterThan(0)
    }
  }
  expect(say('en', 'refusal.bundle.damaged', FACTS)).toBe('This file is damaged (a part of it has been changed), so nothing of it was taken. Copy it again, or have it made again.')
  expect(say('zh-CN', 'refusal.bundle.full', FACTS)).toBe('E:\\ 空间不足（磁盘已满）。请腾出空间后重试；原有文件未受影响。')
})

test('whatever can be damaged has words', () => {
  for (const what of ['lock', 'content', 'container', 'bomb', 'head', 'sum', 'sets', 'json', 'deep', 'key', 'form', 'photo']) {
    for (const language of LANGUAGES) expect(catalogue[language][`reason.bundle.${what}`], what).toBeTruthy()
  }
})
