const words = (text: string) => new Set(text.split(' '))

/** Words that end like a plural and are none, or whose singular means something else. */
const SINGULAR = words(
  `diabetes herpes aids pcos sars mers rabies scabies caries series species facies feces ascites tabes measles mumps
  rickets shingles menses lens biceps triceps quadriceps forceps pancreas gas atlas bias canvas chaos asbestos cosmos
  ethos pubes scales always perhaps sometimes besides does has was goes yes stapes herpes paries sords kansas texas`.replace(
    /\s+/g,
    ' ',
  ),
)

const IRREGULAR = new Map(
  `children child|men man|women woman|people person|mice mouse|lice louse|feet foot|teeth tooth|geese goose|
  lives life|knives knife|halves half|calves calf|leaves leaf|wolves wolf|bacteria bacterium|mitochondria mitochondrion|
  criteria criterion|phenomena phenomenon|ova ovum|ganglia ganglion|sera serum|septa septum|atria atrium|cilia cilium|
  diverticula diverticulum|spectra spectrum|fungi fungus|nuclei nucleus|bronchi bronchus|thrombi thrombus|emboli embolus|
  foci focus|loci locus|stimuli stimulus|alveoli alveolus|bacilli bacillus|nevi nevus|calculi calculus|villi villus|
  gyri gyrus|sulci sulcus|rami ramus|tophi tophus|radii radius|vertebrae vertebra|larvae larva|bullae bulla|
  fistulae fistula|papillae papilla|sequelae sequela|bursae bursa|petechiae petechia|striae stria|indices index|
  appendices appendix|vertices vertex|cortices cortex|matrices matrix|cervices cervix|helices helix|varices varix|
  apices apex|phalanges phalanx|foramina foramen|lumina lumen|testes testis|crises crisis|sepses sepsis|axes axis|
  lenses lens|gases gas|biases bias|atlases atlas|genera genus|corpora corpus|calories calorie|movies movie`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
)

/** Endings of plurals, and of words that are none (these give themselves); the first that fits decides. */
const ENDINGS: [ending: RegExp, singular: string][] = [
  [
    /(?:ss|us|is|species|iatrics|genetics|statistics|ethics|omics|obstetrics|mathematics|physics|kinetics|dynamics)$/,
    '$&',
  ],
  [/cocci$/, 'coccus'],
  [/(?<=[oe])mata$/, 'ma'],
  [/itides$/, 'itis'],
  // The sugars and a few short words end in -ose, all else in -osis: glucoses, doses; diagnoses, stenoses.
  [/(?<=d|^n|^r|^h|p|^cl|^l|ch|o|gluc|fruct|lact|malt|sucr|cellul|rib|mann|xyl|fuc|hex|pent|sialid)oses$/, 'ose'],
  [/oses$/, 'osis'],
  [/(?<!che)eses$/, 'esis'],
  [/(?<=i|st|ect)ases$/, 'asis'],
  [/(?<=sch|phth)ises$/, 'isis'],
  [/(?<=phyl)axes$/, 'axis'],
  [/yses$/, 'ysis'],
  [/sses$/, 'ss'],
  [/(?<![aeo]|^|^ab|^re|^mis|^over|^f|^m|^exc)uses$/, 'us'],
  [/(?<=head|tooth|ear|back|stomach|^)aches$/, 'ache'],
  [/(ch|sh|x|tz)es$/, '$1'],
  [/(?<=[a-z]{2})ies$/, 'y'],
  [/(?<=[a-z]{3}[^sh])oes$/, 'o'],
  [/s$/, ''],
]

/** The singular of an English word without capitals; a word of three letters or less, or one in doubt, as it is. */
export function singular(word: string): string {
  const irregular = IRREGULAR.get(word)
  if (irregular) return irregular
  if (word.length <= 3 || SINGULAR.has(word)) return word
  const rule = ENDINGS.find(([ending]) => ending.test(word))
  const without = rule ? word.replace(rule[0], rule[1]) : word
  // "Childrens" and "lipomatas" are the plural of a plural.
  return without === word ? word : singular(without)
}
