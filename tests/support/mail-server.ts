import type { Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** How the server answers the next mails: takes them, refuses at a step with a code, or hangs up after the last byte. */
export type Mood = 'takes' | 'hangs up' | { at: 'MAIL' | 'RCPT' | 'DATA'; code: number }

export type MailServer = {
  port: number
  /** What it has taken, or read to its end before it hung up. */
  received: { raw: string; to: string[]; mail: ParsedMail }[]
  mood: Mood
  /** Called when a mail has been read to its end, before it is answered. */
  onRead: () => void | Promise<void>
  close: () => Promise<void>
}

/** A server for mail on this machine. */
export async function startMailServer(at = 0): Promise<MailServer> {
  const refusal = (step: string) => {
    const { mood } = state
    if (typeof mood === 'string' || mood.at !== step) return null
    return Object.assign(new Error('no'), { responseCode: mood.code })
  }
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onMailFrom: (_address, _session, done) => done(refusal('MAIL')),
    onRcptTo: (_address, _session, done) => done(refusal('RCPT')),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const to = session.envelope.rcptTo.map(({ address }) => address)
        await state.onRead()
        const refused = refusal('DATA')
        if (!refused) state.received.push({ raw, to, mail: await simpleParser(raw) })
        if (state.mood === 'hangs up') for (const socket of sockets) socket.destroy()
        else done(refused)
      })
    },
  })
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  // What is hung up in the middle of is no fault of the test.
  server.on('error', () => {})
  const state: MailServer = {
    port: 0,
    received: [],
    mood: 'takes',
    onRead: () => {},
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', () => resolve()))
  state.port = (server.server.address() as { port: number }).port
  return state
}
