import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Said by the browser itself when the server refuses something on purpose. */
const EXPECTED = /Failed to load resource/

/** One person at one browser: the words that the stories are told in. */
export class House {
  static async enter(browser, server, pictures, storageState) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'], bypassCSP: false, storageState })
    const page = await context.newPage()
    return new House(context, page, server, pictures)
  }

  constructor(context, page, server, pictures) {
    Object.assign(this, { context, page, server, pictures, troubles: [], password: server.password, asked: new Set() })
    page.on('request', (request) => this.asked.add(request))
    for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => this.asked.delete(request))
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => this.troubles.push(`error on the page: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) this.troubles.push(`console: ${message.text()}`)
    })
    page.on('response', (answer) => {
      if (answer.status() >= 500) this.troubles.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`)
    })
  }

  /** Somebody else at the same browser, signed in alike. */
  async another(browser) {
    return House.enter(browser, this.server, this.pictures, await this.context.storageState())
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

  /** To another page as a click on a link would lead there, without loading the app anew. */
  async walk(address) {
    await this.page.evaluate((to) => {
      history.pushState(history.state, '', to)
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
    }, address)
    await this.settled()
  }

  /** Goes on in this company, whichever the stories before were in. */
  async inCompany(company) {
    await this.go(`/vouchers?company=${company.code}`)
  }

  /** Nothing is asked of the server any more and nothing on the page waits. Pages that follow jobs ask again and again: then five seconds. */
  async settled() {
    for (let quiet = 0, waited = 0; quiet < 150 && waited < 5_000; waited += 30) {
      await this.page.waitForTimeout(30)
      quiet = this.asked.size === 0 ? quiet + 30 : 0
    }
    await this.page.waitForFunction(() => !document.querySelector('.waiting, .loading'))
  }

  /** Waits until a line of the list says this: a list that is asked anew shows its old lines until the answer comes. */
  async line(number, text) {
    await this.page.locator('.grid .line').nth(number).filter({ hasText: text }).waitFor()
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
