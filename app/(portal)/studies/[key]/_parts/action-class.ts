import { buttonClass } from '@/app/_ui/button-class'

/** A quiet one of a study's actions: as wide as it has to be on a telephone, as its column on a desk. */
export const ACTION = buttonClass('plain', 'w-full min-w-0 px-1.5! max-md:text-[13.5px]')

/** What an action opens: over the page, as wide as the bar. */
export const ACTION_BOX =
  'absolute inset-x-0 top-full z-[9] mt-1.5 max-h-[70vh] overflow-y-auto rounded border border-line-strong bg-surface shadow-lg'
