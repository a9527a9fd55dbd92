import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Said by the browser itself when the server refuses something on purpose. */
const EXPECTED = /Failed to load resource/

/** One person at one browser: the words that the stories are told in. */
export class House {
  static async enter(browser, server, pictures) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'], bypassCSP: false })
    const page = await context.newPage()
    return new House(context, page, server, pictures)
  }

  constructor(context, page, server, pictures) {
    Object.assign(this, { context, page, server, pictures, troubles: [], password: server.password })
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => this.troubles.push(`error on the page: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) this.troubles.push(`console: ${message.text()}`)
    })
    page.on('response', (answer) => {
      if (answer.status() >= 500) this.troubles.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`)
    })
  }

  /** Errors of the page, of the content policy and of the server fail the story in which they came up. */
  refuseTroubles() {
    const found = this.troubles.splice(0)
    assert.deepEqual(found, [])
  }

  async go(address) {
    await this.page.goto(this.server.url + address)
    await this.settled()
  }

  async settled() {
    // Pages that follow jobs are never idle for long.
    await this.page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined)
    await this.page.waitForFunction(() => !document.querySelector('.waiting, .loading'))
  }

  async picture(name) {
    await this.page.screenshot({ path: path.join(this.pictures, `${name}.png`) })
  }

  field(label) {
    return this.page.getByLabel(label, { exact: true }).first()
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true }).first()
  }

  async toast(text) {
    await this.page.locator('.toasts', { hasText: text }).waitFor()
  }

  /** Says a thing to the server with the session of the page. */
  async call(method, address, body) {
    return this.page.evaluate(
      async ([verb, url, content]) => {
        const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '')
        const answer = await fetch(url, { method: verb, headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token }, body: content && JSON.stringify(content) })
        const text = await answer.text()
        return { status: answer.status, body: text ? JSON.parse(text) : null }
      },
      [method, address, body],
    )
  }

  /** Nothing serious that a blind person would stumble over, by axe. */
  async seenByAll(where) {
    await this.page.evaluate(axe)
    const found = await this.page.evaluate(async () => {
      const result = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })
      return result.violations.filter((each) => ['serious', 'critical'].includes(each.impact)).map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`)
    })
    assert.deepEqual(found, [], `axe at ${where}`)
  }

  async dress(locale, theme) {
    await this.page.evaluate(([language, look]) => {
      localStorage.setItem('hesuan.locale', language)
      localStorage.setItem('hesuan.theme', look)
    }, [locale, theme])
  }

  async size(width) {
    await this.page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
  }
}
