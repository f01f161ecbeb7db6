import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import type { Preferences } from '@/lib/access/viewer'
import { chooseAppearance } from '../actions'

const THEMES = { light: 'Light', dark: 'Dark', system: 'As the system' } as const

export function Appearance({ theme }: { theme: NonNullable<Preferences['theme']> }) {
  return (
    <ActionForm action={chooseAppearance} className="grid gap-3">
      <fieldset key={theme} className="flex flex-wrap gap-x-6 gap-y-2">
        <legend className="sr-only">Appearance</legend>
        {Object.entries(THEMES).map(([value, words]) => (
          <label key={value} className="flex min-h-7 items-center gap-2">
            <input type="radio" name="theme" value={value} defaultChecked={value === theme} className="accent-accent" />
            {words}
          </label>
        ))}
      </fieldset>
      <Button className="w-fit">Save the appearance</Button>
    </ActionForm>
  )
}
