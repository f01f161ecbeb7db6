import { Pill } from '@/app/_ui/pill'

/** Stands at a finding that a machine wrote, until a person has checked it. */
export const MachineMark = () => (
  <span className="ml-2 inline-block whitespace-nowrap align-[2px] font-sans">
    <Pill tone="warn">Machine draft</Pill>
  </span>
)
