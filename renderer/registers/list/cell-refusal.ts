import type { Facts, Refusal } from '#domain/base/decision.ts'
import { say, type Language } from '#words/say.ts'
import { problemText } from '#words/problem-text.ts'

/** What is wrong with a cell, each once; the refusal itself where it is about something else. */
export function refusalSentences(refusal: Refusal, language: Language): string[] {
  const issues = issuesOf(refusal)
  return issues.length ? [...new Set(issues.map(issue => problemText(language, issue)))] : [say(language, `refusal.${refusal.code}`, refusal.facts)]
}

/** The problems with single fields that a refusal of an edit names. */
export function issuesOf(refusal: Refusal): { code: string; facts: Facts }[] {
  const { issues } = refusal.facts
  return refusal.code === 'register.invalid' && Array.isArray(issues) ? (issues as { code: string; facts: Facts }[]) : []
}
