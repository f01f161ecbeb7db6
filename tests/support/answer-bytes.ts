const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * An answer, status, headers and bytes, but for what is made anew for each: its date, its nonce, the keys of its forms, which
 * are identifiers that the database does not have (`ids`), and how long ago something was. What React sends once more for
 * scripts comes in the order and with the numbers in which it happens to be done: of that every word is here, and no order.
 * Nor are the empty comments here that it puts between two texts, or behind one where the next came a moment later.
 */
export async function bytesOf(response: Response, ids: ReadonlySet<string>): Promise<string> {
  const nonce = response.headers.get('content-security-policy')?.match(/'nonce-([^']+)'/)?.[1]
  const same = (text: string) =>
    (nonce ? text.replaceAll(nonce, 'NONCE') : text)
      .replace(UUID, (id) => (ids.has(id) ? id : 'KEY'))
      .replace(/last seen (?:<time.*?<\/time>|",\["\$","time",null,\{[^}]*\}\])/g, 'last seen TIME')
      .replace(/\b(?:just now|1 minute ago|\d+ minutes ago)\b/g, 'AGO')
  const headers = [...response.headers].filter(([name]) => name !== 'date' && name !== 'keep-alive').sort()
  const type = response.headers.get('content-type') ?? ''
  const body = Buffer.from(await response.arrayBuffer()).toString('latin1')
  const text = type.startsWith('text/html') ? inOneOrder(body, same) : type.includes('zip') ? '' : same(body)
  return `${response.status} ${same(JSON.stringify(headers))}\n${text}`
}

const PART = /<script[^>]*>self\.__next_f\.push\(\[1,(".*?")\]\)<\/script>/gs

function inOneOrder(html: string, same: (text: string) => string): string {
  const parts = [...html.matchAll(PART)].map(([, part]) => JSON.parse(part as string) as string)
  const words = same(parts.join(''))
    .split('\n')
    .flatMap((row) => {
      const [, content] = row.match(/^[0-9a-f]+:(?:T[0-9a-f]+,|[A-Z]{1,2}(?=[[{"]))?(.*)$/) ?? [row, row]
      return content?.replace(/"\$[^"]*"/g, '').match(/[\w.:/?=-]+/g) ?? []
    })
  return [
    same(
      html
        .replace(PART, '')
        .replaceAll('<!-- -->', '')
        .replace(/\$ACTION_(REF_)?\d+/g, '$ACTION'),
    ),
    ...[...new Set(words)].sort(),
  ].join('\n')
}
