import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

/** One request that came, and what the server does with it. */
export type Asked = { path: string; fields: URLSearchParams; headers: http.IncomingHttpHeaders }
export type Reply = (response: http.ServerResponse, asked: Asked) => void

export type SourceServer = {
  port: number
  origin: string
  asked: Asked[]
  /** What it does with the requests to come, in turn; the last one stays. */
  replies: (...replies: Reply[]) => void
  end: () => Promise<void>
}

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/sources')
/** The certificate of the test's server, in the name of PubMed's host; it is good for nothing else. */
export const CERTIFICATE = readFileSync(path.join(FIXTURES, 'server.crt'), 'utf8')

/** A real server on this machine that answers as a source does, as well or as badly as a test wants. */
export async function sourceServer(scheme: 'http' | 'https', at = 0): Promise<SourceServer> {
  let waiting: Reply[] = []
  const asked: Asked[] = []
  const take: http.RequestListener = (request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://here')
      const one = {
        path: url.pathname,
        fields: new URLSearchParams(request.method === 'POST' ? body : url.search),
        headers: request.headers,
      }
      asked.push(one)
      const reply = waiting.length > 1 ? waiting.shift() : waiting[0]
      reply?.(response, one)
    })
  }
  const key = readFileSync(path.join(FIXTURES, 'server.key'), 'utf8')
  const server = scheme === 'http' ? http.createServer(take) : https.createServer({ key, cert: CERTIFICATE }, take)
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `${scheme}://127.0.0.1:${port}`,
    asked,
    replies: (...replies) => {
      waiting = replies
    },
    end: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

export const says =
  (body: string | Buffer, type = 'application/json', headers: http.OutgoingHttpHeaders = {}): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': type, ...headers })
    response.end(body)
  }

export const answersWith =
  (status: number, headers: http.OutgoingHttpHeaders = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end('{"error":"API rate limit exceeded"}')
  }

/** Begins an answer and closes the connection in the middle of it. */
export const breaksOff: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"esearch', () => response.socket?.destroy())
}
