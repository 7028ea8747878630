import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Locator, Page } from '@playwright/test'
import { expect } from './mortise.ts'

type Words = (key: string, facts?: Record<string, unknown>) => string

/** Goes to a place of the program by its address, without a reload. */
export async function goTo(app: Page, path: string): Promise<void> {
  await app.evaluate(to => void (location.hash = to), `#${path}`)
  await expect(app.getByRole('main').first()).toBeVisible()
}

/** Chooses an option of a search field by typing its name and pressing Enter. */
export async function choose(app: Page, field: Locator, name: string): Promise<void> {
  await field.click()
  await field.fill(name)
  await expect(app.getByRole('option').or(app.locator('.ant-select-item-option')).filter({ hasText: name }).first()).toBeVisible()
  await field.press('Enter')
}

/** The side panel in which a booking is made. */
export class BookingForm {
  constructor(
    readonly app: Page,
    readonly words: Words,
  ) {}

  async open(): Promise<void> {
    await this.app.getByRole('button', { name: this.words('board.new'), exact: true }).click()
    await expect(this.title).toBeVisible()
  }
  get title(): Locator {
    return this.app.getByRole('textbox', { name: this.words('field.booking.title') })
  }
  room(name: string): Promise<void> {
    const label = this.words('field.booking.workshopId')
    return choose(this.app, this.app.getByRole('group', { name: label }).getByRole('combobox', { name: label }), name)
  }
  get verdict(): Locator {
    return this.app.getByRole('alert')
  }
  get waysOut(): Locator {
    return this.verdict.getByRole('button', { name: /^→/ })
  }
  async book(): Promise<void> {
    await this.app.getByRole('button', { name: this.words('booking.form.book'), exact: true }).click()
  }
}

/** The text of a PDF as a reader would select it. @throws where pdftotext is not installed */
export async function textOfPdf(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { maxBuffer: 64 * 1024 * 1024 })
  return stdout
}
