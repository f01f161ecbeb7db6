import { escapeXml } from '@/lib/xml/escape-xml'
import { oneLine } from './one-line'
import type { RenderedMail, StoppableKind } from './outgoing'

/** What happened about one study, list or group: its title and a line for each notice. */
export type MailEntry = { title: string; address: string; lines: string[] }

/** A mail is read, and not worked through: the rest is in the inbox. */
export const LINES_SHOWN = 30

export type MailParts = {
  kind: StoppableKind
  entries: readonly MailEntry[]
  /** Where the portal is, without a slash at its end. */
  site: string
  /** Of the link that stops mails like it. */
  token: string
  now: Date
}

/** A mail of notices as text and as HTML. What anybody has written is in it as one line of text, and nothing is loaded by it. */
export function renderMail({ kind, entries, site, token, now }: MailParts): RenderedMail {
  const { shown, left } = shorten(entries)
  const stop = `${site}/u/${token}`
  const foot =
    kind === 'digest'
      ? 'This is your digest from Précis.'
      : 'Précis sends this at once because it may be urgent for you.'
  const more = left > 0 ? `and ${left} more in your inbox` : 'Your inbox'
  const text = [
    ...shown.map(({ title, address, lines }) =>
      [title, ...lines.map((line) => `  ${line}`), `  ${site}${address}`].join('\n'),
    ),
    `${more}: ${site}/inbox`,
    `-- \n${foot}\nChoose what you get: ${site}/account/mail\nStop mails like this one: ${stop}`,
  ].join('\n\n')
  const html = [
    ...shown.map(
      ({ title, address, lines }) =>
        `<p><a href="${escapeXml(site + address)}"><b>${escapeXml(title)}</b></a>${lines.map((line) => `<br>${escapeXml(line)}`).join('')}</p>`,
    ),
    `<p><a href="${escapeXml(`${site}/inbox`)}">${escapeXml(more)}</a></p>`,
    `<hr><p><small>${escapeXml(foot)} <a href="${escapeXml(`${site}/account/mail`)}">Choose what you get</a> · <a href="${escapeXml(stop)}">Stop mails like this one</a></small></p>`,
  ].join('\n')
  return {
    subject: oneLine(subjectOf(kind, entries), 120),
    text: `${text}\n`,
    html: `<!doctype html>\n<html lang="en"><body>\n${html}\n</body></html>\n`,
    date: now.toISOString(),
    // Only an https address may be posted to by a mail program.
    stopUrl: site.startsWith('https:') ? stop : null,
    list: {
      name: kind === 'digest' ? 'Précis digest' : 'Précis notices',
      id: `${kind === 'digest' ? 'digest' : 'notices'}.${new URL(site).hostname}`,
    },
  }
}

function shorten(entries: readonly MailEntry[]): { shown: MailEntry[]; left: number } {
  const shown: MailEntry[] = []
  let count = 0
  for (const { title, address, lines } of entries) {
    const some = lines.slice(0, Math.max(LINES_SHOWN - count, 0)).map((line) => oneLine(line))
    count += lines.length
    if (some.length > 0) shown.push({ title: oneLine(title), address, lines: some })
  }
  return { shown, left: Math.max(count - LINES_SHOWN, 0) }
}

/** It says what happened, and of which study only inside: others see the subjects on a screen. */
function subjectOf(kind: StoppableKind, entries: readonly MailEntry[]): string {
  const lines = entries.flatMap((entry) => entry.lines)
  const [only] = lines
  if (kind === 'now' && lines.length === 1 && only) return `Précis: ${only}`
  return `Précis: ${lines.length === 1 ? '1 notice' : `${lines.length} notices`}`
}
