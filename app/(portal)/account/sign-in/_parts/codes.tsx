import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { QrCode } from '@/app/_ui/qr-code'
import type { Codes as State } from '@/db/codes/codes'
import { beginCodes, makeRecoveryCodes, turnOffCodes } from '../actions'
import { CodesOnce } from './codes-once'

const CONFIRM = <p className="meta">To change this, first confirm above that it is you.</p>

/** Codes of an app after the password: setting them up, recovery codes, switching them off. */
export function Codes({ codes, isRecent }: { codes: State | null; isRecent: boolean }) {
  if (!codes) {
    return (
      <>
        <p className="text-ink-2">
          After your password you can be asked for a code from an app on your phone: whoever finds out your password
          then cannot sign in with it. No code is asked for after a passkey.
        </p>
        {isRecent ? (
          <ActionForm action={beginCodes}>
            <Button>Set up codes</Button>
          </ActionForm>
        ) : (
          CONFIRM
        )}
      </>
    )
  }
  const isOn = codes.state === 'on'
  return (
    <>
      {isOn ? <On codes={codes} /> : <Begun codes={codes} />}
      {!isRecent && CONFIRM}
      {/* One form for both, so that what it answers stays where the page changes under it. */}
      <ActionForm action={makeRecoveryCodes} label={isOn ? 'Recovery codes' : 'Switch codes on'} className="grid gap-3">
        {isRecent && !isOn && (
          <Field
            label="Code that your app shows now"
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            maxLength={20}
          />
        )}
        {isRecent && <Button className="w-fit">{isOn ? 'Make new recovery codes' : 'Switch codes on'}</Button>}
        <CodesOnce />
      </ActionForm>
      {isRecent && (
        <ActionForm action={turnOffCodes} label={isOn ? 'Switch codes off' : 'Cancel'}>
          <Button look="quiet" className="-ml-4">
            {isOn ? 'Switch codes off' : 'Cancel'}
          </Button>
        </ActionForm>
      )}
    </>
  )
}

function Begun({ codes }: { codes: Extract<State, { state: 'begun' }> }) {
  if (!codes.key)
    return <p className="text-danger">The key that was made for your app cannot be read any more. Cancel.</p>
  const { words, address } = codes.key
  return (
    <>
      <p className="text-ink-2">
        Scan this with an authenticator app, such as Aegis, Google Authenticator or your password manager. Then enter
        the code that it shows.
      </p>
      <QrCode text={address} label="Key for an authenticator app" />
      <p className="text-sm">
        Or{' '}
        <a href={address} className="text-accent">
          open it in an app on this device
        </a>
        , or type this key: <code className="break-words">{words}</code>
      </p>
    </>
  )
}

function On({ codes }: { codes: Extract<State, { state: 'on' }> }) {
  const left = codes.recoveryCodes
  return (
    <p className="text-ink-2">
      On since <Ago at={codes.since} />: after your password you are asked for a code. You have {left} recovery{' '}
      {left === 1 ? 'code' : 'codes'} left.
    </p>
  )
}
