import { randomBytes } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'

// Next hands on to pages and actions what a request's headers say, and nothing of its socket. What is known of whoever
// calls is therefore put into a header, behind a word that only this process knows; what was sent under that name, or
// claims another host or scheme, is taken away.
const word = randomBytes(24).toString('base64url')
globalThis[Symbol.for('precis.caller')] = word

const address = new URL(import.meta.url).searchParams.get('site')
const site = address ? new URL(address) : null
const CLAIMED = /^(x-precis-.*|x-forwarded-(host|proto|port|server)|forwarded|x-action-forwarded)$/

subscribe('http.server.request.start', ({ request }) => {
  const { headers, socket } = request
  // A form that is sent from one page to the action of another, Next sends on to itself, with the headers that it got.
  if (headers['x-precis-caller']?.startsWith(`${word} `)) return
  for (const name of Object.keys(headers)) if (CLAIMED.test(name)) delete headers[name]
  const host = headers.host ?? ''
  headers['x-precis-caller'] = `${word} ${socket.remoteAddress ?? ''} ${host}`
  // Next runs an action only where these and the form's origin agree. A proxy may have put its own name for the portal
  // in the place of the host; the one that people use is known.
  headers['x-forwarded-host'] = site?.host ?? host
  headers['x-forwarded-proto'] = site?.protocol === 'https:' ? 'https' : 'http'
})
