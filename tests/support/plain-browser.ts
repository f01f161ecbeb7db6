import http from 'node:http'

export type PlainPage = { url: URL; status: number; headers: http.IncomingHttpHeaders; text: string }
type Sent = { method?: string; headers?: Record<string, string>; body?: Buffer }

/**
 * A browser without scripts, as far as forms, cookies and redirects go: for ways on which hosts and schemes matter. What
 * `places` names is asked at that port of this machine, whatever its scheme: TLS has ended there already.
 */
export class PlainBrowser {
  readonly #jars = new Map<string, Map<string, string>>()

  constructor(
    readonly places: Record<string, number>,
    /** An address of this machine that it has to itself. */
    readonly from = '127.0.0.1',
    /** What it sends with everything, as nobody honest would. */
    readonly forged: Record<string, string> = {},
  ) {}

  /** Asks for an address and goes where it is sent on to. */
  async go(address: string | URL, sent: Sent = {}): Promise<PlainPage> {
    let page = await this.ask(new URL(address), sent)
    for (let hops = 0; hops < 12 && page.headers.location && page.status >= 300 && page.status < 400; hops++)
      page = await this.ask(new URL(page.headers.location, page.url))
    return page
  }

  /** Fills in the first form of a page that has `words` in it, and sends it as a browser does. */
  async submit(page: PlainPage, words: string, typed: Record<string, string> = {}): Promise<PlainPage> {
    const form = formsOf(page.text).find(({ html }) => html.includes(words))
    if (!form)
      throw new Error(`no form with “${words}” at ${page.url.href} (${page.status}):\n${page.text.slice(0, 2000)}`)
    const fields = new Map([...form.fields, ...Object.entries(typed)])
    const { type, body } = form.isMultipart ? multipart(fields) : urlEncoded(fields)
    const headers = { 'content-type': type, origin: page.url.origin, referer: page.url.href }
    return this.go(new URL(form.action || page.url.href, page.url), { method: 'POST', headers, body })
  }

  async ask(url: URL, { method = 'GET', headers = {}, body }: Sent = {}): Promise<PlainPage> {
    const port = this.places[url.host] ?? Number(url.port)
    if (!port) throw new Error(`nothing is known of ${url.host}`)
    const jar = this.#jars.get(url.hostname) ?? new Map<string, string>()
    this.#jars.set(url.hostname, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: '127.0.0.1',
          port,
          localAddress: this.from,
          path: url.pathname + url.search,
          method,
          agent: false,
          headers: {
            host: url.host,
            accept: 'text/html',
            ...(cookie ? { cookie } : {}),
            ...(body ? { 'content-length': body.length } : {}),
            ...headers,
            ...this.forged,
          },
        },
        (response) => {
          const parts: Buffer[] = []
          response.on('data', (part) => parts.push(part))
          response.on('error', reject)
          response.on('end', () => {
            for (const line of response.headers['set-cookie'] ?? []) keep(jar, line, url)
            const text = Buffer.concat(parts).toString('utf8')
            resolve({ url, status: response.statusCode ?? 0, headers: response.headers, text })
          })
        },
      )
      request.on('error', reject)
      request.end(body)
    })
  }
}

/** As a browser takes it: what is meant for TLS only is not taken over plain HTTP, and a past date takes it away. */
function keep(jar: Map<string, string>, line: string, url: URL) {
  const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? []
  if (/;\s*secure/i.test(line) && url.protocol !== 'https:') return
  const expires = /;\s*expires=([^;]+)/i.exec(line)?.[1]
  const isOver = /;\s*max-age=0\b/i.test(line) || (expires !== undefined && Date.parse(expires) <= Date.now())
  if (isOver) jar.delete(name)
  else jar.set(name, value)
}

const ENTITIES: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'", '#39': "'" }
const unescaped = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

function formsOf(page: string) {
  return [...page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([html, tag = '', inside = '']) => ({
    html,
    action: attribute(tag, 'action'),
    isMultipart: /multipart\/form-data/i.test(tag),
    fields: [...inside.matchAll(/<(?:input|textarea)\b[^>]*>/g)].flatMap(([field]): [string, string][] => {
      const name = attribute(field, 'name')
      return name && !/type="(checkbox|radio)"/.test(field) ? [[name, attribute(field, 'value')]] : []
    }),
  }))
}

const attribute = (tag: string, name: string) => unescaped(new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? '')

const urlEncoded = (fields: Map<string, string>) => ({
  type: 'application/x-www-form-urlencoded',
  body: Buffer.from(new URLSearchParams([...fields]).toString()),
})

function multipart(fields: Map<string, string>) {
  const boundary = '----PlainBrowser7MA4YWxkTrZu0gW'
  const part = ([name, value]: [string, string]) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${[...fields].map(part).join('')}--${boundary}--\r\n`),
  }
}
