/** A server of our own on an empty data directory, or the one at HESUAN_URL (then HESUAN_LOGIN and HESUAN_PASSWORD say who signs in). */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const web = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const PATIENCE_MS = 180_000

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function java() {
  const homes = [process.env.JAVA_HOME, '/usr/lib/jvm/temurin-25-jdk-amd64'].filter(Boolean)
  return homes.map((home) => path.join(home, 'bin/java')).find(existsSync) ?? 'java'
}

/** @returns {Promise<{url: string, login: string, password: string, fresh: boolean, stop: () => Promise<void>}>} */
export async function startServer() {
  if (process.env.HESUAN_URL) {
    return { url: process.env.HESUAN_URL, login: process.env.HESUAN_LOGIN ?? 'admin', password: process.env.HESUAN_PASSWORD ?? '', fresh: false, stop: async () => {} }
  }
  const jar = process.env.HESUAN_SERVER ?? path.join(web, '../app/target/hesuan.jar')
  if (!existsSync(jar)) throw new Error(`There is no server at ${jar}; build it first, or name one in HESUAN_SERVER or HESUAN_URL.`)
  const data = mkdtempSync(path.join(tmpdir(), 'hesuan-browser-'))
  const port = await freePort()
  const locations = `--spring.web.resources.static-locations=file:${web}/dist/,classpath:/static/`
  const child = spawn(java(), ['-jar', jar, locations], { env: { ...process.env, HESUAN_DATA: data, HESUAN_PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (out += chunk))
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', () => {
        rmSync(data, { recursive: true, force: true })
        resolve()
      })
      if (child.exitCode === null) child.kill('SIGTERM')
      else child.emit('exit')
    })
  const url = `http://127.0.0.1:${port}`
  const until = Date.now() + PATIENCE_MS
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server ended:\n${out.slice(-4000)}`)
    const password = /HESUAN administrator: admin \/ (\S+)/.exec(out)?.[1]
    const healthy = await fetch(`${url}/api/setup`).then((answer) => answer.ok, () => false)
    if (password && healthy) return { url, login: 'admin', password, fresh: true, stop }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await stop()
  throw new Error(`The server was not ready in time:\n${out.slice(-4000)}`)
}
