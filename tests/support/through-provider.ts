/** A browser's cookies for one server, and its way through redirects by hand. */
class Jar {
  readonly #cookies = new Map<string, string>()

  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie, ...init.headers } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
}

const hiddenFields = (form: string): [string, string][] =>
  [...form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([tag]) => {
    const attribute = (name: string) =>
      new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ?? ''
    return [attribute('name'), attribute('value')]
  })

/**
 * Goes as `login` from the sign-in page of `portal` to the identity provider of `identity-provider.ts` and through it, up
 * to the address with which the provider sends the browser back; `comeBack` asks for it.
 */
export async function goThroughProvider(portal: string, login: string): Promise<{ comeBack: () => Promise<Response> }> {
  const [here, there] = [new Jar(), new Jar()]
  const page = await (await here.fetch(`${portal}/sign-in`)).text()
  const form = page.split('</form>').find((part) => part.includes('value="oidc-1"')) ?? ''
  const body = new FormData()
  for (const [name, value] of hiddenFields(form.slice(form.lastIndexOf('<form')))) body.append(name, value)
  const left = await here.fetch(`${portal}/sign-in`, { method: 'POST', body, headers: { origin: portal } })
  let at = left.headers.get('location') ?? ''
  for (let step = 0; step < 12 && !at.startsWith(`${portal}/api/auth/callback`); step++) {
    let answer = await there.fetch(at)
    if (answer.status === 200) {
      const asked = await answer.text()
      const action = new URL(/action="([^"]+)"/.exec(asked)?.[1] ?? '', at).href
      const fields = new URLSearchParams(hiddenFields(asked))
      if (asked.includes('name="login"')) {
        fields.set('login', login)
        fields.set('password', 'anything')
      }
      answer = await there.fetch(action, { method: 'POST', body: fields })
    }
    at = new URL(answer.headers.get('location') ?? '', at).href
  }
  if (!at.startsWith(`${portal}/api/auth/callback`)) throw new Error(`the provider did not send anybody back: ${at}`)
  return { comeBack: () => here.fetch(at) }
}
