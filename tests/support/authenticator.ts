import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { MadeAnswer, SignedAnswer } from '@/lib/access/passkey-answer'

/** What a device does otherwise than it should; the origin is that of the page on which it is asked. */
type Ways = { origin?: string; isVerified?: boolean; counter?: number; userHandle?: string }
type Asked = { challenge: string; rp?: { id?: string }; rpId?: string; user?: { id: string } }

const PRESENT = 0x01
const VERIFIED = 0x04
const MAY_BE_BACKED_UP = 0x08
const BACKED_UP = 0x10
const HAS_KEY = 0x40

/** A device that makes one passkey and signs with it, as Web Authentication Level 3 has it. */
export class Authenticator {
  private readonly id = randomBytes(32)
  private readonly key: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  })
  private userHandle = ''
  counter: number

  /** One that counts what it signs cannot give its key away; one that is synchronised never counts. */
  constructor(readonly isSynchronised = false) {
    this.counter = isSynchronised ? 0 : 1
  }

  get credentialId() {
    return this.id.toString('base64url')
  }

  make(asked: Asked, ways: Ways = {}): MadeAnswer {
    this.userHandle = asked.user?.id ?? ''
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const { x, y } = this.key.publicKey.export({ format: 'jwk' })
    const part = (text = '') => new Uint8Array(Buffer.from(text, 'base64url'))
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, part(x)],
      [-3, part(y)],
    ])
    const data = [this.data(asked.rp?.id ?? '', HAS_KEY, ways), Buffer.alloc(16), length, this.id]
    const authData = new Uint8Array(Buffer.concat([...data, isoCBOR.encode(cose as never)]))
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ])
    return {
      ...this.named,
      response: {
        clientDataJSON: clientData('webauthn.create', asked, ways).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  sign(asked: Asked, ways: Ways = {}): SignedAnswer {
    if (!this.isSynchronised) this.counter++
    const authData = this.data(asked.rpId ?? '', 0, ways)
    const client = clientData('webauthn.get', asked, ways)
    const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()])
    return {
      ...this.named,
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, this.key.privateKey).toString('base64url'),
        userHandle: ways.userHandle ?? this.userHandle,
      },
    }
  }

  private get named() {
    const id = this.credentialId
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
  }

  private data(party: string, more: number, { isVerified = true, counter = this.counter }: Ways): Buffer {
    const rest = Buffer.alloc(5)
    const backed = this.isSynchronised ? MAY_BE_BACKED_UP | BACKED_UP : 0
    rest.writeUInt8(PRESENT | (isVerified ? VERIFIED : 0) | backed | more)
    rest.writeUInt32BE(counter, 1)
    return Buffer.concat([createHash('sha256').update(party).digest(), rest])
  }
}

const clientData = (type: string, { challenge }: Asked, { origin = 'http://localhost' }: Ways) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
