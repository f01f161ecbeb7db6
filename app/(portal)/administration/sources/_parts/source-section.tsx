import type { ReactNode } from 'react'
import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Pill } from '@/app/_ui/pill'
import type { SourceRun } from '@/db/source-runs/read-runs'
import type { SourceSettings } from '@/db/sources/source-settings'
import { sourceOf } from '@/lib/sources/source'
import { saveSource, switchOff, switchOn } from '../actions'
import { SourceRuns } from './source-runs'

/** One source: what it is for, what leaves the house, its switch, and who it is asked as. */
export function SourceSection({ source, runs }: { source: SourceSettings; runs: SourceRun[] }) {
  const { key, isOn, contact, hasSecret, version } = source
  const { label, about, leaves, host, keyFrom, needsKey, perSecond, byNight } = sourceOf(key)
  const hidden = { source: key, version }
  return (
    <section aria-labelledby={key} className="grid gap-5 border-line border-t py-7">
      <h2 id={key} className="section-title flex flex-wrap items-baseline gap-3">
        {label}
        <Pill tone={isOn ? 'go' : 'plain'}>{isOn ? 'On' : 'Off'}</Pill>
      </h2>
      <dl className="grid max-w-[68ch] gap-3">
        <Fact name="What for">{about}</Fact>
        <Fact name="What leaves the house">{leaves}</Fact>
        <Fact name="Where to">
          <span className="[overflow-wrap:anywhere]">{host}</span>, over TLS
        </Fact>
        {byNight && <Fact name="By night">{byNight}</Fact>}
        <Fact name="Last answer">{source.lastOkAt ? <Ago at={source.lastOkAt} /> : 'none yet'}</Fact>
        {source.lastFault && (
          <Fact name="Last fault">
            {label} {source.lastFault.words}, <Ago at={source.lastFault.at} />
          </Fact>
        )}
      </dl>
      <ActionForm action={isOn ? switchOff : switchOn} hidden={hidden} className="grid gap-2.5">
        <Button look={isOn ? 'plain' : 'main'} className="w-fit">
          Switch {label} {isOn ? 'off' : 'on'}
        </Button>
      </ActionForm>
      {byNight && <SourceRuns source={source} runs={runs} />}
      <ActionForm action={saveSource} hidden={hidden} label={`Who asks ${label}`} className="grid max-w-[480px] gap-4">
        <Field
          label="Contact address"
          name="contact"
          type="email"
          required
          maxLength={200}
          defaultValue={contact ?? ''}
          hint={`Goes with each request, so that ${label} can write to somebody. Best a shared address.`}
        />
        {keyFrom && (
          <Field
            label={hasSecret ? 'New key' : needsKey ? 'Key' : 'Key, optional'}
            name="secret"
            type="password"
            autoComplete="off"
            maxLength={200}
            hint={`${hasSecret ? 'There is one; it is never shown again. Empty keeps it. ' : ''}${needsKey ? `${label} answers nobody without one.` : `Without a key ${perSecond.open} requests a second, with one ${perSecond.withKey}.`} ${keyFrom}`}
          />
        )}
        {hasSecret && (
          <label className="flex min-h-6 items-center gap-2.5 text-sm">
            <input type="checkbox" name="deletesSecret" className="size-4 accent-accent" />
            Delete the key
          </label>
        )}
        <Button className="w-fit">Save</Button>
      </ActionForm>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <dt className="text-ink-2">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
