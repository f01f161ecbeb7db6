/**
 * A British and an American form of a stem, and where in a word it is the stem that is meant: `_` stands for the stem
 * in a pattern. The fourth is for the way back where it differs; null never goes back, for there are many such words.
 */
export type SpellingRule = [british: string, american: string, where?: string, back?: string | null]

const each = (stems: string, rule: (stem: string) => SpellingRule) => stems.split(' ').map(rule)

/** In words without capitals or accents. Words that are the same in both (angioedema, gonorrhoeae) are left alone. */
export const SPELLING_RULES: SpellingRule[] = [
  // Greek ae and oe.
  ['haem', 'hem', '_', '(?<=^|anti)_(?=[ao])|(?<=met|oxy)_(?=o)|(?<=isc|hyp)_(?=i)'],
  ['aem', 'em', '_(?=i)', '(?<=an|leuk|glyc|septic|bacter|ur|vir|tox|lipid|hypox|natr|kal|calc|vol|thalass)_(?=i[ac])'],
  ['paediatr', 'pediatr'],
  ['paed', 'ped', '_', '(?<=ortho|logo)_'],
  ['aetio', 'etio', '_', '(?<=^|o)_'],
  ['gynaec', 'gynec'],
  ['aesthe', 'esthe', '_', '(?<=^|an|ar|dys|hyper|hypo|kin|syn)_'],
  ['caec', 'cec', '_(?=[aou])', '(?<=^|ileo)_(?=[aou])'],
  ['faec', 'fec', '_', '^_(?=al|es)'],
  ['caesarean', 'cesarean'],
  ['caesarian', 'cesarean', '_', null],
  ['caesium', 'cesium'],
  ['melaena', 'melena'],
  ['naev', 'nev', '_(?=us|i|o)', '^_(?=us|i$|oid)'],
  ['palaeo', 'paleo'],
  ['phaeochrom', 'pheochrom'],
  ['praevia', 'previa', '^_$'],
  ['amoeb', 'ameb'],
  ['coeliac', 'celiac'],
  ['foet', 'fet', '_(?=[aiou])', '(?<=^|o)_(?=al|us|o)'],
  ['homoeo', 'homeo'],
  ['manoeuvre', 'maneuver', '_(?=s?$)'],
  ['oedem', 'edem', '(?<=^|lymph|myx|papill)_'],
  ['ooesoph', 'oesoph', '_', null],
  ['oesoph', 'esoph', '(?<=^|trans)_'],
  ['oestr', 'estr', '(?<=^|anti)_(?=[aiou])'],
  ['pnoea', 'pnea'],
  ['rrhoea', 'rrhea', '_(?!e)'],
  // Consonants, and words of their own.
  ['leuco', 'leuko', '_(?=cyt|pen|plak|derm|dystr|tri|rrh|enceph)'],
  ['leucem', 'leukem', '_(?=i)', null],
  ['sulph', 'sulf'],
  ...each('artefact:artifact aluminium:aluminum judgement:judgment licence:license defence:defense', (pair) => {
    const [british, american] = pair.split(':') as [string, string]
    return [british, american]
  }),
  ['tranquillis', 'tranquiliz', '_', null],
  ['practis', 'practic', '^_(?=e|ing)', null],
  ['neurone', 'neuron', '_(?=s?$)'],
  ['ageing', 'aging', '^_$'],
  ['grey', 'gray', '^_$'],
  // Ends.
  ['gramme', 'gram', '_(?=s?$)', '(?<=^|pro|kilo)_(?=s?$)'],
  ['logue', 'log', '(?<=ana|cata|homo)_(?=s?$)'],
  ['lys', 'lyz', '(?<=[a-z]{2})_(?=(?:e|ed|er|ers|ing)$)'],
  ['titre', 'titer', '_(?=s?$)', '^_(?=s?$)'],
  ['litre', 'liter', '_(?=s?$)', '(?<=^|deci|milli|micro)_(?=s?$)'],
  ['metre', 'meter', '_(?=s?$)', '(?<=^|centi|milli|micro|nano)_(?=s?$)'],
  ...each('cent fib theat calib goit', (stem): SpellingRule => [`${stem}re`, `${stem}er`, '_(?=s?$)']),
  ...each('tum behavi neighb harb flav vap rum fav vig endeav', (stem): SpellingRule => [`${stem}our`, `${stem}or`]),
  ...each(
    'col lab od hon rig arm hum',
    (stem): SpellingRule => [`${stem}our`, `${stem}or`, '^_', '^_(?=s?$|ed$|ing$|less$)'],
  ),
  ...each(
    'counsel label model travel signal channel tunnel cancel level',
    (stem): SpellingRule => [`${stem}l`, stem, '^_(?=ed|ing|er)'],
  ),
  ...each('enrol fulfil distil instil', (stem): SpellingRule => [stem, `${stem}l`, '^_(?=s?$|ment)']),
]
