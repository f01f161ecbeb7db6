import { createHash, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import nodemailer from 'nodemailer'
import DkimSigner from 'nodemailer/lib/dkim'
import { JobFault } from '../jobs/job-fault'
import type { Delivery, RenderedMail } from '../mail/outgoing'
import type { MailSettings } from '../settings/mail-settings'

/** A mail on its way: `begin` is waited for just before its first byte is sent; where it fails nothing is sent. */
export type Sending = { to: string; messageId: string; mail: RenderedMail; begin: () => Promise<void> }

export type SendMail = (sending: Sending, signal: AbortSignal) => Promise<Delivery>

/** Bounds of the phases of one attempt, and of all of it. */
const TIMES = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 10_000 }
export const LONGEST_MS = 180_000

/** Hands mails to the server that the settings name, one connection each. Throws `JobFault` where it cannot sign them. */
export function mailSender({ host, port, tls, login, from, dkim }: MailSettings): SendMail {
  return async ({ to, messageId, mail, begin }, signal) => {
    const signer = dkim && signerOf(dkim)
    let isSent = false
    const transport = nodemailer.createTransport({
      host,
      port,
      secure: tls === 'at once',
      requireTLS: tls === 'required',
      ignoreTLS: tls === 'none',
      auth: login ? { user: login.user, pass: login.password } : undefined,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...TIMES,
    })
    // Signed here and not by the transport, which would read it before the server is ready for it.
    transport.use('stream', (sent, done) => {
      sent.message.processFunc((bytes) =>
        heldBack(signer ? signer.sign(bytes) : bytes, async () => {
          await begin()
          isSent = true
        }),
      )
      done()
    })
    const late = AbortSignal.timeout(LONGEST_MS)
    try {
      await transport.sendMail({
        from: { name: 'Précis', address: from },
        to: { name: '', address: to },
        envelope: { from, to },
        messageId,
        date: new Date(mail.date),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        ...(mail.list ? { list: { id: { url: mail.list.id, comment: mail.list.name } } } : {}),
        headers: headersOf(mail),
        // Otherwise it is made up for each attempt.
        baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 16),
        signal: AbortSignal.any([signal, late]),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return { state: 'handed' }
    } catch (error) {
      return deliveryOf(error, isSent)
    }
  }
}

function signerOf({ domain, selector, keyFile }: NonNullable<MailSettings['dkim']>): DkimSigner {
  try {
    const privateKey = readFileSync(keyFile, 'utf8')
    createPrivateKey(privateKey)
    return new DkimSigner({ domainName: domain, keySelector: selector, privateKey })
  } catch {
    throw new JobFault('No private key could be read from the file that PRECIS_DKIM_KEY names.')
  }
}

function headersOf({ stopUrl }: RenderedMail): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(stopUrl ? { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  }
}

/** The same bytes, of which none is there before `begin` has succeeded: the first is asked for when the server is ready. */
function heldBack(bytes: NodeJS.ReadableStream, begin: () => Promise<void>): Readable {
  return Readable.from(
    (async function* () {
      const parts: Buffer[] = []
      for await (const part of bytes) parts.push(Buffer.from(part as Uint8Array))
      await begin()
      yield Buffer.concat(parts)
    })(),
    { objectMode: false },
  )
}

type SmtpError = { responseCode?: unknown; command?: unknown; code?: unknown }

/** What a server writes beside its number may be anything: nothing of it is kept. */
function deliveryOf(error: unknown, isSent: boolean): Delivery {
  const { responseCode, command, code } = (error ?? {}) as SmtpError
  if (typeof responseCode === 'number' && responseCode >= 400) {
    const said = String(responseCode)
    // Of what comes before the address every mail is refused: that is not for ever, and is nobody's address.
    const isOfMail = command === 'RCPT TO' || command === 'DATA'
    if (responseCode >= 500 && isOfMail) return { state: 'refused', code: said, isAddress: command === 'RCPT TO' }
    return { state: 'later', code: said }
  }
  const said = typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? code : 'EUNKNOWN'
  return { state: isSent ? 'uncertain' : 'later', code: said }
}
