import { expect, test } from 'vitest'
import { ACCOUNT_EVENTS, type AccountEvent, type AccountEventKind } from '@/lib/mail/account-event'
import { renderAccountMail } from '@/lib/mail/render-account-mail'

const SITE = 'https://precis.hospital.example'
const event = (kind: AccountEventKind, browser: string | null = null, at = '2026-11-30T13:02:00Z'): AccountEvent => ({
  kind,
  browser,
  at,
})
const mailOf = (events: AccountEvent[], zone = 'Europe/Berlin') =>
  renderAccountMail({ events, zone, site: SITE, now: new Date('2026-11-30T13:05:00Z') })

test('it says what happened, when by the clocks of its reader, by which browser, and what to do', () => {
  const { subject, text, html } = mailOf([event('new-browser', 'Firefox on Linux')])
  expect(subject).toBe('Précis: Somebody signed in from a new browser')
  for (const said of [text, html]) {
    expect(said).toContain('Monday 30 November 2026, 14:02 (Europe/Berlin) · Firefox on Linux')
    expect(said).toContain('there is nothing to do')
    expect(said).toContain('set a new password and end all other sessions')
    expect(said).toContain(`${SITE}/account`)
    expect(said).toContain('cannot be switched off')
  }
  expect(mailOf([event('new-browser')], 'America/New_York').text).toContain('2026, 08:02 (America/New York)')
})

test('it has no link but the one to the account, and none that stops it', () => {
  for (const kind of Object.keys(ACCOUNT_EVENTS) as AccountEventKind[]) {
    const { text, html, stopUrl, list } = mailOf([event(kind)])
    const links = [...`${text}${html}`.matchAll(/https?:[^\s"<]+/g)].map(([link]) => link)
    expect(new Set(links)).toEqual(new Set([kind === 'closed' ? SITE : `${SITE}/account`]))
    expect([stopUrl, list]).toEqual([null, null])
  }
})

test('several events are one list in their order, and of very many the first are listed', () => {
  const { subject, text } = mailOf([event('codes-off'), event('password-changed')])
  expect(subject).toBe('Précis: 2 events on your account')
  expect(text.indexOf('Codes after')).toBeLessThan(text.indexOf('Your password was changed'))
  const many = mailOf(Array.from({ length: 40 }, () => event('new-browser', 'Safari on iPhone')))
  expect(many.text.match(/Safari on iPhone/g)).toHaveLength(30)
  expect(many.text).toContain('And 10 more.')
  expect(many.subject).toBe('Précis: Somebody signed in from a new browser')
})

test('whose account was closed is not asked to sign in', () => {
  const { text } = mailOf([event('new-browser'), event('closed')])
  expect(text).toContain('they can open your account again')
  expect(text).not.toContain('sign in,')
})

test('a browser that calls itself what it likes stays one line, and is no HTML', () => {
  const { text, html } = mailOf([event('new-browser', 'Fire\r\nfox <b>on</b> Linux')])
  expect(text).toContain('· Fire fox <b>on</b> Linux\n')
  expect(html).toContain('Fire fox &lt;b&gt;on&lt;/b&gt; Linux')
})
