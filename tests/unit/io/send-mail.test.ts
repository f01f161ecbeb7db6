import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mailSender } from '@/lib/io/send-mail'
import type { RenderedMail } from '@/lib/mail/outgoing'
import type { MailSettings } from '@/lib/settings/mail-settings'
import { type MailServer, type Mood, startMailServer } from '../../support/mail-server'

let server: MailServer
beforeEach(async () => {
  server = await startMailServer()
})
afterEach(() => server.close())

const MAIL: RenderedMail = {
  subject: 'Précis: 2 notices',
  text: 'Misoprostol\n',
  html: '<p>Misoprostol</p>',
  date: '2026-11-30T06:30:00.000Z',
  stopUrl: 'https://precis.hospital.example/u/token',
  list: { name: 'Précis digest', id: 'digest.precis.hospital.example' },
}

const settings = (changes: Partial<MailSettings> = {}): MailSettings => ({
  host: '127.0.0.1',
  port: server.port,
  tls: 'none',
  login: null,
  from: 'precis@hospital.example',
  dkim: null,
  ...changes,
})

let begun = 0
const send = (changes: Partial<MailSettings> = {}, mail: Partial<RenderedMail> = {}, begin = async () => {}) => {
  begun = 0
  const sending = {
    to: 'ada@hospital.example',
    messageId: '<digest.1@precis.hospital.example>',
    mail: { ...MAIL, ...mail },
    begin: async () => {
      begun++
      await begin()
    },
  }
  return mailSender(settings(changes))(sending, new AbortController().signal)
}

test('a mail arrives with its two texts, a fixed sender and the headers that stop mail like it', async () => {
  expect(await send()).toEqual({ state: 'handed' })
  expect([begun, server.received.length]).toEqual([1, 1])
  const [{ mail, to, raw }] = server.received as [(typeof server.received)[0]]
  expect(to).toEqual(['ada@hospital.example'])
  expect([mail.subject, mail.text?.trim(), mail.html]).toEqual([
    MAIL.subject,
    'Misoprostol',
    expect.stringContaining(MAIL.html),
  ])
  expect(mail.from?.value).toEqual([{ name: 'Précis', address: 'precis@hospital.example' }])
  expect([mail.messageId, mail.date?.toISOString(), mail.replyTo]).toEqual([
    '<digest.1@precis.hospital.example>',
    MAIL.date,
    undefined,
  ])
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(raw).toContain('\r\nX-Auto-Response-Suppress: All\r\n')
  expect(raw).toContain('\r\nList-Unsubscribe: <https://precis.hospital.example/u/token>\r\n')
  expect(raw).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
  expect(raw.replace(/\r\n /g, ' ')).toMatch(/\r\nList-ID: [^\r]*<digest\.precis\.hospital\.example>\r\n/i)
  expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'))
})

test('each attempt sends the same bytes', async () => {
  await send()
  await send()
  const [first, second] = server.received
  expect(first?.raw).toBe(second?.raw)
})

test('without an https address no header promises that one click stops it', async () => {
  await send({}, { stopUrl: null })
  expect(server.received[0]?.raw).not.toMatch(/List-Unsubscribe/i)
})

test('with a key the mail is signed, with the headers that stop it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'precis-dkim-'))
  const keyFile = path.join(folder, 'key.pem')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  try {
    const dkim = { domain: 'hospital.example', selector: 'precis', keyFile }
    expect(await send({ dkim })).toEqual({ state: 'handed' })
    const signature = server.received[0]?.raw.match(/DKIM-Signature:[\s\S]*?\r\n(?! )/)?.[0].replace(/\s+/g, ' ')
    expect(signature).toMatch(/d=hospital\.example;.*s=precis;/)
    expect(
      signature
        ?.match(/[; ]h=([^;]*)/)?.[1]
        ?.split(':')
        .map((name) => name.trim().toLowerCase()),
    ).toEqual(expect.arrayContaining(['from', 'list-unsubscribe', 'list-unsubscribe-post', 'message-id', 'subject']))
    expect(begun).toBe(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each<[Mood, unknown, number]>([
  [{ at: 'RCPT', code: 450 }, { state: 'later', code: '450' }, 0],
  [{ at: 'RCPT', code: 550 }, { state: 'refused', code: '550', isAddress: true }, 0],
  [{ at: 'DATA', code: 451 }, { state: 'later', code: '451' }, 1],
  [{ at: 'DATA', code: 554 }, { state: 'refused', code: '554', isAddress: false }, 1],
  // Who sends it is refused: that is the same for everybody, and nobody's address.
  [{ at: 'MAIL', code: 550 }, { state: 'later', code: '550' }, 0],
  ['hangs up', { state: 'uncertain', code: expect.any(String) }, 1],
])('a server that answers %j', async (mood, delivery, begins) => {
  server.mood = mood
  expect(await send()).toEqual(delivery)
  expect(begun).toBe(begins)
})

test('a server that is not there is tried later, and TLS that it does not have is not done without', async () => {
  expect(await send({ tls: 'required' })).toMatchObject({ state: 'later' })
  expect(server.received).toEqual([])
  const { port } = server
  await server.close()
  expect(await send({ port })).toMatchObject({ state: 'later', code: expect.stringMatching(/^E/) })
  server = await startMailServer()
})

test('nothing of a mail is sent where its beginning cannot be written down', async () => {
  const delivery = await send({}, {}, async () => {
    throw new Error('another worker has it')
  })
  expect(delivery).toMatchObject({ state: 'later' })
  expect([begun, server.received]).toEqual([1, []])
})

test('no line end in a subject or in the name of a list makes a header', async () => {
  const evil = 'x\r\nBcc: all@hospital.example\r\n\r\nbody'
  await send({}, { subject: evil, list: { name: evil, id: 'digest.precis.hospital.example' } })
  const [{ mail, to }] = server.received as [(typeof server.received)[0]]
  expect(to).toEqual(['ada@hospital.example'])
  expect(mail.headers.has('bcc')).toBe(false)
  expect(mail.text?.trim()).toBe('Misoprostol')
})
