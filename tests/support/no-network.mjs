import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

/**
 * Loaded before a program, forbids it to look up a name and to connect to anything that is not this machine; each attempt
 * stands as a line in the file NETWORK_ATTEMPTS.
 */
const HERE = /^(localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/

function refuse(what) {
  appendFileSync(process.env.NETWORK_ATTEMPTS, `${what}\n`)
  throw Object.assign(new Error(`the network is taken away: ${what}`), { code: 'ENETUNREACH' })
}

const isHere = (host) => host === undefined || host === null || host === '' || HERE.test(String(host))

for (const names of [dns, dns.promises])
  for (const [name, look] of Object.entries(names))
    if (typeof look === 'function' && /^(lookup|resolve|reverse)/.test(name))
      names[name] = function (host, ...rest) {
        // What is an address already is not looked up; what is connected to is judged there.
        if (!isHere(host) && !net.isIP(String(host))) refuse(`${name} ${host}`)
        return look.call(this, host, ...rest)
      }

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const to = typeof first === 'object' && first !== null ? first : { port: first, host: second }
  const isFile = to.path !== undefined || (typeof first === 'string' && Number.isNaN(Number(first)))
  if (!isFile && !isHere(to.host)) refuse(`connect ${to.host}`)
  return connect.apply(this, args)
}

syncBuiltinESMExports()
