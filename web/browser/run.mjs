/**
 * Tells stories in real Chromium to a real server: `npm run test:browser [-- part of a story's name]`.
 * Results as JSON in target/browser.json, pictures of all screens in target/screenshots.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { House } from './house.mjs'
import { startServer } from './server.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const target = path.join(here, '../target')
const wanted = process.argv.slice(2).join(' ')
const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(Boolean).find(existsSync)

async function tell(story, house, results) {
  const begun = Date.now()
  try {
    await story.tell(house)
    house.refuseTroubles()
    results.push({ name: story.name, status: 'passed', milliseconds: Date.now() - begun })
    console.log(`  \u2713 ${story.name} (${Date.now() - begun} ms)`)
  } catch (trouble) {
    results.push({ name: story.name, status: 'failed', milliseconds: Date.now() - begun, message: String(trouble?.stack ?? trouble) })
    console.log(`  \u2717 ${story.name}\n${String(trouble?.stack ?? trouble)}`)
    await house.picture(`failed-${story.name.replace(/\W+/g, '-')}`).catch(() => undefined)
  }
}

mkdirSync(path.join(target, 'screenshots'), { recursive: true })
const stories = (await Promise.all(readdirSync(path.join(here, 'stories')).sort().map((file) => import(`./stories/${file}`)))).flatMap((module) => module.stories)
const results = []
let server
let browser
try {
  if (!CHROMIUM) throw new Error('There is no Chromium; install the package "chromium", or name one in CHROMIUM.')
  server = await startServer()
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--force-color-profile=srgb'] })
  const house = await House.enter(browser, server, path.join(target, 'screenshots'))
  const told = stories.filter((story) => story.always || story.name.includes(wanted))
  // The first stories sign in and set up; the others build on them.
  for (const story of told.filter((each) => !each.changesNothing)) await tell(story, house, results)
  // Those that only look need not wait for each other: two people tell them, each signed in like the first.
  const waiting = told.filter((each) => each.changesNothing)
  await Promise.all([1, 2].map(async () => {
    const person = await house.another(browser)
    for (let story = waiting.shift(); story; story = waiting.shift()) await tell(story, person, results)
  }))
} catch (trouble) {
  console.error(String(trouble?.message ?? trouble))
  results.push({ name: 'the house opens', status: 'failed', message: String(trouble) })
} finally {
  await browser?.close()
  await server?.stop()
}
const count = (status) => results.filter((each) => each.status === status).length
writeFileSync(path.join(target, 'browser.json'), JSON.stringify({ numPassedTests: count('passed'), numFailedTests: count('failed'), numPendingTests: 0, success: count('failed') === 0, testResults: results }, null, 2))
console.log(`${count('passed')} passed, ${count('failed')} failed`)
process.exitCode = count('failed') ? 1 : 0
