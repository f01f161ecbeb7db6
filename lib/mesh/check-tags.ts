/** Headings that indexers put on nearly every record: they say who was studied, not what about. */
export const CHECK_TAGS = [
  'Humans',
  'Animals',
  'Male',
  'Female',
  'Infant',
  'Child',
  'Adolescent',
  'Adult',
  'Young Adult',
  'Middle Aged',
  'Aged',
  'Aged, 80 and over',
] as const
