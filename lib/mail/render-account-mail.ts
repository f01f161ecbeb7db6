import { escapeXml } from '@/lib/xml/escape-xml'
import { ACCOUNT_EVENTS, type AccountEvent } from './account-event'
import { oneLine } from './one-line'
import type { RenderedMail } from './outgoing'

/** A mail is read, and not worked through. */
const LINES_SHOWN = 30

export type AccountMailParts = {
  /** The first first. */
  events: readonly AccountEvent[]
  /** Of whoever reads it. */
  zone: string
  /** Where the portal is, without a slash at its end. */
  site: string
  now: Date
}

/**
 * A mail about what happened on its reader's own account, as text and as HTML. It has no link that signs in or changes
 * anything, and none that stops such mails.
 */
export function renderAccountMail({ events, zone, site, now }: AccountMailParts): RenderedMail {
  const entries = events.slice(0, LINES_SHOWN).map(({ kind, browser, at }) => ({
    what: ACCOUNT_EVENTS[kind],
    when: [momentWords(new Date(at), zone), ...(browser ? [oneLine(browser, 100)] : [])].join(' · '),
  }))
  const left = events.length - entries.length
  const more = left > 0 ? [`And ${left} more.`] : []
  const isClosed = events.at(-1)?.kind === 'closed'
  const advice = isClosed
    ? 'If you did not want this, ask an administrator of Précis at once: they can open your account again.'
    : 'If it was not you, and you did not ask for it: sign in, set a new password and end all other sessions in your account. If you cannot sign in, ask an administrator of Précis at once.'
  const calm = 'If it was you, or you asked for it, there is nothing to do.'
  const foot =
    'Précis sends such mails about every account, so that nobody can use yours unnoticed. They cannot be switched off.'
  const address = isClosed ? site : `${site}/account`
  const text = [
    'This happened on your account in Précis:',
    ...entries.map(({ what, when }) => `${what}\n  ${when}`),
    ...more,
    calm,
    `${advice}\n${address}`,
    `-- \n${foot}`,
  ].join('\n\n')
  const html = [
    '<p>This happened on your account in Précis:</p>',
    ...entries.map(({ what, when }) => `<p><b>${escapeXml(what)}</b><br>${escapeXml(when)}</p>`),
    ...[...more, calm].map((line) => `<p>${escapeXml(line)}</p>`),
    `<p>${escapeXml(advice)}<br><a href="${escapeXml(address)}">${escapeXml(address)}</a></p>`,
    `<hr><p><small>${escapeXml(foot)}</small></p>`,
  ].join('\n')
  return {
    subject: `Précis: ${subjectOf(events)}`,
    text: `${text}\n`,
    html: `<!doctype html>\n<html lang="en"><body>\n${html}\n</body></html>\n`,
    date: now.toISOString(),
    stopUrl: null,
    list: null,
  }
}

function subjectOf(events: readonly AccountEvent[]): string {
  const kinds = new Set(events.map(({ kind }) => kind))
  const [only] = kinds
  return kinds.size === 1 && only ? ACCOUNT_EVENTS[only] : `${events.length} events on your account`
}

/** "Monday 30 November 2026, 14:02 (Europe/Berlin)". */
function momentWords(at: Date, zone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  const part = Object.fromEntries(words.formatToParts(at).map(({ type, value }) => [type, value]))
  const { weekday, day, month, year, hour, minute } = part
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute} (${zone.replaceAll('_', ' ')})`
}
