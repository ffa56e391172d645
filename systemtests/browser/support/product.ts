import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from './checkout'

const START_MILLIS = 180_000
const STOP_MILLIS = 40_000

/** Starts the packaged product with a demo hospital on fresh data; what it returns stops it. */
export default async function startProduct(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.SALUS_URL) return undefined
  const port = await freePort()
  const data = root('target/browser/data')
  fs.rmSync(data, { recursive: true, force: true })
  fs.mkdirSync(data, { recursive: true })
  const log = fs.openSync(root('target/browser/product.log'), 'w')
  const product = spawn(java(), argumentsOf(root('server/target')), {
    cwd: root('.'),
    stdio: ['ignore', log, log],
    env: { ...withoutAddresses(process.env), SALUS_HOME: root('.'), SALUS_PROFILE: 'development', PORT: String(port), DATA_DIR: data, RATE_LIMIT_MAX: '0', LOG_FORMAT: 'text' },
  })
  fs.closeSync(log)
  // Tests and their workers read the address from here.
  process.env.SALUS_URL = `http://localhost:${port}`
  await untilReady(product, process.env.SALUS_URL)
  return () => stop(product)
}

/** Whoever runs the tests may have named a hospital's own database. */
const withoutAddresses = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.endsWith('_URL')))

/** As bin/salus launches it, with the start-up cache when the build has left one. */
function argumentsOf(target: string): string[] {
  const cache = path.join(target, 'salus.aot')
  return [
    '-Xmx256m', '-XX:+UseSerialGC', '--enable-native-access=ALL-UNNAMED', '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
    ...(fs.existsSync(cache) ? [`-XX:AOTCache=${cache}`, '-Xlog:aot=off', '-Xlog:cds=off'] : []),
    '-jar', path.join(target, 'salus.jar'),
  ]
}

const java = () => (process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin/java') : 'java')

async function untilReady(product: ChildProcess, address: string): Promise<void> {
  const until = Date.now() + START_MILLIS
  while (Date.now() < until) {
    if (product.exitCode !== null) throw new Error(`The product ended with ${product.exitCode}:\n${output()}`)
    const answer = await fetch(`${address}/ready`).catch(() => undefined)
    if (answer?.ok) return
    await pause(200)
  }
  product.kill('SIGKILL')
  throw new Error(`The product did not get ready:\n${output()}`)
}

async function stop(product: ChildProcess): Promise<void> {
  if (product.exitCode !== null) return
  const ended = once(product, 'exit')
  product.kill('SIGTERM')
  const late = setTimeout(() => product.kill('SIGKILL'), STOP_MILLIS)
  await ended
  clearTimeout(late)
}

const output = () => fs.readFileSync(root('target/browser/product.log'), 'utf8').slice(-4000)

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
