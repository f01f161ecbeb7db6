import type { StudyArms } from './arms/study-arms'

/** What the rest of an abstract says about its effects. */
export type StudyContext = {
  arms: () => StudyArms
  /** Its primary outcome, in its words. */
  primary: string | null
}
