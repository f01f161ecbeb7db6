import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'

// A page that fails in the middle is a 500 without words to Next, whatever made it fail, and nothing of the request's end
// reaches it. So each request has a scope, in which the database notes that it was lost; an answer of 500 is then the 503
// in words that it would have been had the database been away from the beginning.
const requests = new AsyncLocalStorage()
globalThis[Symbol.for('precis.requests')] = requests

subscribe('http.server.request.start', ({ request, response }) => {
  const gone = new AbortController()
  const scope = { gone: gone.signal, lostDatabase: false }
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  answerInWords(request, response, scope)
  requests.enterWith(scope)
})

function answerInWords(request, response, scope) {
  const { writeHead, write, end } = response
  /** What is sent in the place of what Next sends; undefined while that is sent as it is. */
  let words
  const replaced = (status) => {
    if (words !== undefined) return true
    const page = globalThis[Symbol.for('precis.away-page')]
    if (response.headersSent || status !== 500 || !scope.lostDatabase || !page) return false
    const policy = String(response.getHeader('content-security-policy') ?? '')
    words = page(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '', request.method !== 'GET' && request.method !== 'HEAD')
    for (const name of ['content-length', 'content-encoding', 'transfer-encoding', 'etag']) response.removeHeader(name)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('cache-control', 'private, no-store')
    response.setHeader('retry-after', '5')
    response.statusCode = 503
    writeHead.call(response, 503)
    return true
  }
  response.writeHead = (status, ...rest) => (replaced(status) ? response : writeHead.call(response, status, ...rest))
  response.write = (...args) => {
    if (!replaced(response.statusCode)) return write.apply(response, args)
    args.find((argument) => typeof argument === 'function')?.()
    return true
  }
  response.end = (...args) => {
    if (!replaced(response.statusCode)) return end.apply(response, args)
    const text = words
    words = ''
    return end.call(
      response,
      request.method === 'HEAD' ? '' : text,
      ...args.filter((argument) => typeof argument === 'function'),
    )
  }
}
