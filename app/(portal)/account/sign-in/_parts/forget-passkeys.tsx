'use client'

import { useEffect, useRef } from 'react'

type Signals = { signalUnknownCredential?: (unknown: { rpId: string; credentialId: string }) => Promise<void> }

/** Has devices forget passkeys that were deleted here, where the browser can: they would go on offering them. */
export function ForgetPasskeys({ party, known }: { party: string; known: string[] }) {
  const before = useRef(known)
  useEffect(() => {
    const gone = before.current.filter((id) => !known.includes(id))
    before.current = known
    const signals = globalThis.PublicKeyCredential as Signals | undefined
    // Whatever a device makes of it, the passkey is deleted here.
    for (const credentialId of gone) signals?.signalUnknownCredential?.({ rpId: party, credentialId }).catch(() => {})
  }, [party, known])
  return null
}
