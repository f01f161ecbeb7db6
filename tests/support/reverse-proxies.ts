import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '@/db/server/free-port'
import { eventually } from './launched'

/** A proxy in front of the portal at `upstream`, on a port of this machine. */
export type ReverseProxy = { port: number; stop: () => Promise<void> }
export type Starts = (upstream: number) => Promise<ReverseProxy>

const DOCUMENT = path.resolve(import.meta.dirname, '../../docs/behind-a-proxy.md')

/** A block of settings as the page of proxies has it. */
function documented(language: string): string {
  const block = readFileSync(DOCUMENT, 'utf8').match(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms'))?.[1]
  if (!block) throw new Error(`the page of proxies has no settings for ${language}`)
  return block
}

/** Where a program of the system is, null where it is not installed. */
export function programOf(name: string): string | null {
  const found = spawnSync('sh', ['-c', `command -v ${name} || ls /usr/sbin/${name}`], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : null
}

/**
 * A proxy that does what nginx does with nothing but `proxy_pass`: its own name for the portal stands as Host, and
 * everything else is handed on as it came.
 */
export const rewritingHost: Starts = (upstream) =>
  inNode(upstream, (headers) => ({ ...headers, host: `127.0.0.1:${upstream}` }))

/** A proxy that keeps the host and adds whom it has heard to the end of X-Forwarded-For. */
export const addingAddress: Starts = (upstream) =>
  inNode(upstream, (headers, heard) => ({
    ...headers,
    'x-forwarded-for': [headers['x-forwarded-for'], heard].filter(Boolean).join(', '),
  }))

type Rewrite = (headers: http.IncomingHttpHeaders, heard: string) => http.OutgoingHttpHeaders

async function inNode(upstream: number, rewrite: Rewrite): Promise<ReverseProxy> {
  const server = http.createServer((request, response) => {
    const { connection: _, ...sent } = rewrite(request.headers, request.socket.remoteAddress ?? '')
    const passed = http.request(
      { host: '127.0.0.1', port: upstream, method: request.method, path: request.url, headers: sent, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    passed.on('error', () => response.writeHead(502).end())
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** nginx with nothing but `proxy_pass`, everything else as it comes. */
export const plainNginx: Starts = (upstream) =>
  nginx(upstream, 'server { listen 443 ssl; location / { proxy_pass http://127.0.0.1:3000; } }')

export const documentedNginx: Starts = (upstream) => nginx(upstream, documented('nginx'))

/** Its settings, on ports of this test and without TLS, which would end in it. */
async function nginx(upstream: number, settings: string): Promise<ReverseProxy> {
  const [folder, port] = [mkdtempSync(path.join(os.tmpdir(), 'precis-nginx-')), await freePort()]
  const server = settings
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replaceAll('http://127.0.0.1:3000', `http://127.0.0.1:${upstream}`)
    .replace(/^\s*ssl_.*$/gm, '')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  )
  const file = path.join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; pid ${folder}/pid; error_log stderr warn; worker_processes 1;
events {}
http { access_log off; ${temporary.join(' ')}
${server}
}`,
  )
  return asProcess([programOf('nginx') as string, '-e', 'stderr', '-p', folder, '-c', file], port, folder)
}

/** Caddy, without the part of it that fetches certificates and without its control port. */
export const documentedCaddy: Starts = async (upstream) => {
  const [folder, port] = [mkdtempSync(path.join(os.tmpdir(), 'precis-caddy-')), await freePort()]
  const site = documented('caddyfile')
    .replace(/^\S+ \{/m, `http://:${port} {\n    bind 127.0.0.1`)
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${upstream}`)
  const file = path.join(folder, 'Caddyfile')
  writeFileSync(file, `{\n    admin off\n    auto_https off\n}\n${site}`)
  const env = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
  const command = [programOf('caddy') as string, 'run', '--adapter', 'caddyfile', '--config', file]
  return asProcess(command, port, folder, env)
}

async function asProcess(command: string[], port: number, folder: string, env = {}): Promise<ReverseProxy> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${said}`)
    return fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => true,
      () => false,
    )
  }, `${program} to listen`)
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
