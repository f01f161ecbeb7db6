import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { CheckBox } from '@/app/_ui/check-box'
import { Field } from '@/app/_ui/field'
import { PageSection } from '@/app/_ui/page-section'
import { SelectField } from '@/app/_ui/select-field'
import type { OwnMail } from '@/db/mail/mail-choices'
import { NOTICE_KINDS } from '@/lib/inbox/notice'
import { CHANNEL_WORDS, CHANNELS, MAIL_KINDS, WEEKDAYS } from '@/lib/mail/mail-settings'
import { zoneOptions } from '@/lib/mail/zone'
import { chooseMail } from '../actions'
import { BrowserZone } from './browser-zone'

const channels = CHANNELS.map((value) => ({ value, words: CHANNEL_WORDS[value] }))

/** When mail comes, and how whoever it is hears of what. */
export function MailForm({ mail: { choices, channels: chosen, version } }: { mail: OwnMail }) {
  return (
    <ActionForm action={chooseMail} hidden={{ version }}>
      <PageSection id="digest" title="Digest">
        <CheckBox name="sendsDigest" label="Send me a digest" checked={choices.sendsDigest} />
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 font-medium text-sm">On</legend>
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            {WEEKDAYS.map((day, index) => (
              <CheckBox
                key={day}
                name="days"
                value={String(index + 1)}
                label={day}
                checked={choices.days.includes(index + 1)}
              />
            ))}
          </div>
        </fieldset>
        <div className="grid items-start gap-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <Field label="At" name="time" type="time" required defaultValue={choices.time} />
          <div className="grid gap-1.5">
            <SelectField
              label="Time zone"
              name="zone"
              options={zoneOptions(choices.zone)}
              defaultValue={choices.zone}
            />
            <BrowserZone chosen={choices.zone} />
          </div>
        </div>
      </PageSection>
      <PageSection id="at-once" title="Mails at once">
        <CheckBox
          name="sendsNow"
          label="Mail me at once what should not wait; otherwise it is in the digest"
          checked={choices.sendsNow}
        />
        <div className="grid items-start gap-4 sm:grid-cols-[10rem_10rem]">
          <Field label="Quiet from" name="quietFrom" type="time" defaultValue={choices.quietFrom ?? ''} />
          <Field label="Until" name="quietTo" type="time" defaultValue={choices.quietTo ?? ''} />
        </div>
        <p className="meta">Mails at once wait until quiet hours are over. Leave both empty for none.</p>
        <p className="meta">
          Mails about your own account, such as a sign-in from a new browser or a new password, always come at once.
          They cannot be switched off.
        </p>
      </PageSection>
      <PageSection id="kinds" title="How you hear of what">
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {NOTICE_KINDS.map((kind) => (
            <SelectField
              key={kind}
              label={MAIL_KINDS[kind].words}
              name={kind}
              options={channels}
              defaultValue={chosen[kind]}
            />
          ))}
        </div>
        <Button look="main" className="w-fit">
          Save
        </Button>
      </PageSection>
    </ActionForm>
  )
}
