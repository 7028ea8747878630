import { yearsLater, type LocalDate } from '../base/time.ts'
import type { Certificate, Destination } from '../records/outcome.ts'
import type { Student } from '../records/student.ts'
import type { Scene } from './population.ts'
import { quarterAfter, skillsOf, stayed, wordBetween, wordOn, wordsOf, type SkillCounts } from './student-facts.ts'

/** What several fields ask of one student, each part reckoned when it is first asked for; it lives no longer than the row is read. */
export class AboutStudent {
  readonly #student: Student
  readonly #scene: Scene
  #words: readonly Destination[] | undefined
  #certificates: readonly Certificate[] | undefined
  #stayed: { value: boolean | undefined | null } | undefined
  #skills: SkillCounts | undefined
  readonly #quarters: { from: LocalDate; to: LocalDate; word?: { value: Destination | undefined } }[] = []

  constructor(student: Student, scene: Scene) {
    this.#student = student
    this.#scene = scene
  }

  get #known(): readonly Destination[] {
    return (this.#words ??= wordsOf(this.#student, this.#scene))
  }
  #byCohortDate(day: LocalDate): LocalDate {
    return day < this.#scene.asOf ? day : this.#scene.asOf
  }
  /** the last word on the cohort date */
  get destination(): Destination | undefined {
    return wordOn(this.#known, this.#scene.asOf)
  }
  get afterYear(): Destination | undefined {
    return wordOn(this.#known, this.#byCohortDate(this.yearAfter))
  }
  /** the day a year after leaving */
  get yearAfter(): LocalDate {
    return yearsLater(this.#student.graduatedOn!, 1)
  }
  #quarter(n: number) {
    return (this.#quarters[n] ??= quarterAfter(this.#student.graduatedOn!, n))
  }
  /** last day of the n-th quarter after leaving */
  quarterEnd(n: number): LocalDate {
    return this.#quarter(n).to
  }
  /** where a graduate was in the n-th quarter after leaving */
  inQuarter(n: number): Destination | undefined {
    const quarter = this.#quarter(n)
    return (quarter.word ??= { value: wordBetween(this.#known, quarter.from, this.#byCohortDate(quarter.to)) }).value
  }
  /** every certificate, whenever it was issued */
  get certificates(): readonly Certificate[] {
    return (this.#certificates ??= this.#scene.facts.of('certificate', this.#student.id))
  }
  get stayed(): boolean | undefined | null {
    return (this.#stayed ??= { value: stayed(this.#known, this.#scene.asOf) }).value
  }
  get skills(): SkillCounts {
    return (this.#skills ??= skillsOf(this.#student, this.#scene))
  }
}
