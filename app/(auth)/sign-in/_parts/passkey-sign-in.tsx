'use client'

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { startTransition, useActionState, useEffect } from 'react'
import { ActionForm } from '@/app/_ui/action-form'
import { type Answer, IDLE } from '@/app/_ui/answer'
import { Button } from '@/app/_ui/button'
import { device, signedByDevice, useHasPasskeys } from '@/app/_ui/passkey-device'
import { signInWithPasskey } from '../actions'

/** A challenge is good for five minutes; a page may stand open for hours. */
const MINUTES = 4

/** Asked beside the page, which is not drawn again while somebody types. */
async function askForPasskey(): Promise<Answer<PublicKeyCredentialRequestOptionsJSON>> {
  const response = await fetch('/api/passkeys', { method: 'POST' }).catch(() => null)
  if (response?.ok) return { state: 'ok', result: await response.json() }
  const message = (await response?.text())?.trim() || 'The portal cannot be reached just now.'
  return { state: 'refused', code: 'fault', message, values: {} }
}

const signIn = signedByDevice(askForPasskey, signInWithPasskey)

/** Signs in with a passkey: by a button, and by what the browser offers in the field for the address. */
export function PasskeySignIn({ to }: { to: string }) {
  const hasPasskeys = useHasPasskeys()
  const fault = useOfferedPasskey(hasPasskeys, to)
  if (!hasPasskeys) return null
  return (
    <ActionForm action={signIn} hidden={{ to }} label="Sign in with a passkey" className="grid gap-2">
      <Button className="h-[42px] w-full">Sign in with a passkey</Button>
      {fault && (
        <p role="alert" className="text-danger text-sm">
          {fault}
        </p>
      )}
    </ActionForm>
  )
}

/** Has the browser offer passkeys among the addresses that it fills in; says why one that was chosen did not work. */
function useOfferedPasskey(hasPasskeys: boolean, to: string): string | null {
  const [answer, submit] = useActionState(signInWithPasskey, IDLE)
  useEffect(() => {
    if (!hasPasskeys) return
    let isOver = false
    const offer = async () => {
      if (isOver || document.hidden || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
      const begun = await askForPasskey()
      if (isOver || begun.state !== 'ok' || !begun.result) return
      // The next one takes its place, or the button does: neither is a fault.
      const offered = { optionsJSON: begun.result, useBrowserAutofill: true }
      const signed = await device()
        .then(({ startAuthentication }) => startAuthentication(offered))
        .catch(() => null)
      if (isOver || !signed) return
      const form = new FormData()
      form.set('to', to)
      form.set('answer', JSON.stringify(signed))
      startTransition(() => submit(form))
    }
    offer()
    const again = setInterval(offer, MINUTES * 60_000)
    return () => {
      isOver = true
      clearInterval(again)
    }
  }, [hasPasskeys, to, submit])
  return answer.state === 'refused' ? answer.message : null
}
