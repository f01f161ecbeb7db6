import { anyOf } from '../any-of'
import type { Design } from '../design'

type Look = {
  /** What such a paper is; null where the text does not say. */
  design: Design | null
  /** Looked for in the title alone, or in the abstract as well. */
  title?: RegExp
  text?: RegExp
  unless?: RegExp
}

const TRIAL = String.raw`(?:(?:[\w-]{1,25},? ){0,9}(?:randomi[sz]\w*|RCT|trial|trials)\b)`

/** Papers that speak of a trial, or of groups that were made, and are none. */
export const LOOK_ALIKES: Look[] = [
  {
    design: 'protocol',
    title: anyOf(
      /\b(?:study|trial|review|rct) protocols?\b|^protocol: /,
      /\bprotocol (?:for|of) (?:an?|the)\b(?! (?:management|treatment|diagnosis|care|use)\b)/,
      /\b(?:trial|rct)\b(?! with\b)[^:.]{0,20}\b(?:study )?design(?: and (?:methods?|rationale|baseline \w+))?$/,
      /\b(?:rationale|design),? (?:and|&) (?:\w+ )?(?:design|rationale|methods?|methodology|protocol|baseline)\b/,
      /\bdesign of (?:an?|the) [^:.]{0,80}\b(?:trial|rct)\b/,
    ),
    text: anyOf(
      /\bthis (?:study |trial |research )?protocol (?:outlines|describes|presents|details|sets out)\b/,
      /\b(?:article|paper|report|manuscript) (?:provides|describes|presents|outlines|details|reports) the (?:rationale|methodology|design|methods|protocol)(?:,? (?:and|&) (?:the )?(?:\w{1,20} )?(?:rationale|methodology|design|methods|protocol))?,? (?:of|for|used in) (?:an?|the|our)\b[^.]{0,80}\b(?:trial|study|rct)\b/,
    ),
  },
  {
    design: 'animal or laboratory',
    title: anyOf(
      /\b(?:in|ex) ?[- ]?vitro\b(?! (?:fertili[sz]ation|maturation))|\bfinite element\b/,
      /\b(?:wistar|sprague|albino|female|male|diabetic|adult) rats\b|\bin (?:rats|mice|rabbits|pigs|dogs|sheep|horses|rat|zebrafish|piglets|broilers)\b|\b(?:rat|mouse|mice|murine|canine|porcine|ovine|rabbit) model\b/,
    ),
    text: anyOf(
      /\bextracted (?:[\w-]{1,20} ){0,5}(?:teeth|molars|premolars|incisors|canines|third molars|tooth)\b/,
      /\b(?:teeth|molars|premolars|incisors|canines|roots?|specimens|samples|blocks|disks|discs|cells|sperms?|semen|oocytes|embryos) (?:with (?:[\w-]{1,20} ){1,5}|\([^)]{1,40}\) )?(?:were |was )(?:then )?(?:randomly |equally )+(?:divided|assigned|allocated|distributed|separated)\b/,
      /\b(?:fresh[- ]frozen|cadaver(?:ic)?) (?:[\w-]{1,20} ){0,2}(?:shoulders?|knees?|hips?|ankles?|elbows?|wrists?|spines?|femurs?|femora|tibiae?|limbs?|heads?|specimens?)\b/,
      /\b(?:teeth|premolars|molars|incisors|enamel|dentine?) (?:[\w-]{1,20} ){0,3}(?:sectioned|embedded in|mounted in)\b/,
      /\bextracted for orthodontic\b|\b(?:this|an?|present) (?:[\w,-]{1,20} ){0,3}(?:in|ex)[- ]vitro\b/,
      /\b(?:sperms?|semen)\b[^.]{0,60}\b(?:bulls?|stallions?|rams?|boars?)\b/,
      /\b\d+ (?:[\w-]{1,20} ){0,4}(?:rats|mice|rabbits|guinea pigs)\b/,
    ),
    unless:
      /\b(?:subjects|patients|humans|volunteers|children|women|men|adults)\b[^.]*$|\bpatients were (?:randomly|randomi[sz]ed)|\bwomen were (?:randomly|randomi[sz]ed)/i,
  },
  {
    // Trials of one maker put together, not all that were done: no level is known of it.
    design: null,
    title:
      /\b(?:pooled|integrated|combined) (?:\S+ ){0,4}analys[ie]s\b[^.]{0,120}\b(?:trials|studies)\b|\baggregation of (?:two|three|\d+)\b/i,
    text: /\b(?:this|a|an|we) (?:\S+ ){0,3}(?:pooled|integrated) (?:\S+ ){0,2}analysis (?:of|included) (?:\S+ ){0,8}(?:trials|studies)\b|\bdevelopment program(?:me)? of \w+ randomi[sz]ed|\b(?:post[- ]?hoc|retrospective) (?:pooled |individual )?meta-?analys[ei]s\b|\bdata (?:were )?combined from (?:two|three|four|five|\d+) /i,
  },
  {
    design: null,
    title: anyOf(
      /\b(?:secondary|post[- ]?hoc|ancillary|sub-?group|subset|sub-?population|exploratory|mediation|moderation|moderator|sensitivity|process|economic|interim data) (?:\w+ )?(?:analys[ie]s|evaluation|study)\b/,
      /\b(?:sub-?study|sub-?analysis|sub-?project)\b|\bpiggy-?back\b/,
      /\bqualitative\b|\b(?:in-?depth|semi-?structured|exit|an?|participants?|patients?|parents?|staff|group) interviews?\b|\binterview (?:study|data)\b|\bfocus groups?\b|(?<!-)\bperceptions? of\b|\bexperiences? of\b/,
      /\blessons? (?:learned|learnt)\b|\brecruiting\b|\brecruitment (?:to|into|for|of|strateg\w+|rates?|methods?|and retention|in(?:to)? (?:an?|the|clinical|randomi[sz]\w+))\b|\bnon-?participation\b|\bbaseline (?:characteristics|data|findings|results)\b|\bconducting an? (?:\S+ ){0,2}(?:trial|rct)\b/,
      /^(?:\S+ ){0,3}(?:factors (?:associated|influencing|affecting|predict\w+|related|that|of|for|in)|(?:risk|prognostic|predictive) factors?|predictors?|determinants?|correlat\w+|associations?|prevalence|biomarkers?|prognostic)\b(?! [^.]*\brandomi[sz]ed [^:.]*$)|[:.] ?(?:an? )?analysis of (?:the |data )?\S+ (?:data|trial|study)\b/,
      /\b(?:factors? associated|predictors? of|predictive (?:of|for)|predict(?:s|ing|ion)?\b(?!-)|prognostic|biological markers|molecular subtypes|is associated with|are associated with|genotypes?(?!-| (?:[IV]+|\d)\b)|polymorphisms?)\b/,
      /(?:^|[:.] ?)(?:the |an? )?(?:[\w-]{1,12} ){0,2}(?:costs?(?:,? and cost)?[- ](?:effectiveness|utility|benefit|analysis|study)|costing study|economic (?:evaluation|analysis)|health[- ]economic)|\btranslational (?:results|research|study|analys[ie]s)\b|\bon (?:drug |health ?care |medical )?costs\b/,
      /\b(?:factor(?:ial)? structure|measurement invariance|psychometric (?:properties|evaluation|validation)|measurement properties|validation study|validity|reliability of|responsiveness of|comparative utility)\b/,
      /\bsurvey\b(?= of\b| among\b| study\b| in\b|\W*$|[:.])|\bquestionnaire study\b/,
      /\b(?:test[-–]re-?test|(?:inter|intra)-?(?:rater|observer|examiner|session)|repeatability|reproducibility|psychometrics?|minimal(?:ly)? (?:clinically )?(?:important|detectable) (?:differences?|changes?))\b|\b(?:reliability|validation|validity) (?:and (?:reliability|validity|responsiveness) )?(?:study|testing|of)\b|\bdevelopment and (?:[\w-]+ )?validation\b|\bdiagnostic accuracy\b/,
      /\b(?:extended|further|additional|retrospective|re-?) ?analys[ie]s of\b[^:.]*\b(?:trial|study|data)\b|\bsub-?(?:group|population)s?\b[^:]{0,120}\btrials?\b/,
      /(?:^|[?.] )(?:the )?(?:moderators?|mediators?) of\b|\bsimulation study\b|\bmonte carlo\b|\bsample[- ]size (?:requirements?|calculations?|estimation|determination)\b/,
      /\b(?:estimat(?:ion|ing)|adjudicat\w+|statistical|missing data|consent\w*)\b[^:]{0,80}\bin (?:an? )?(?:[\w-]+ ){0,2}(?:clinical|randomi[sz]ed|controlled) (?:\w+ )?trials?\b/,
      /\b(?:manikins?|mannequins?)\b|\b(?:human|fresh|in) cadavers\b|\bcadaver(?:ic)? (?:study|model|specimens?)\b|\bphantom (?:study|model)\b/,
      /\bpost[- ](?:hoc|trial)\b|\bthrough \d+ years of\b|^randomi[sz]ed (?:clinical |controlled )*trials\b|\bopen-label extension\b|\blong-term follow-?up of the\b/,
    ),
    unless:
      /\beffectiveness and cost|\bclinical (?:and|effectiveness)|\b(?:effects?|efficacy|impact) of (?:an? |the )?(?:\S+ ){0,3}(?:survey|interviews?|questionnaire|genotype)\b/i,
  },
  {
    design: null,
    title: anyOf(
      /\bstudy within an? (?:[\w-]{1,20},? ){0,5}(?:trial|rct)\b|\banimal (?:\w+ )?models?\b/,
      /\bre-?analys[ie]s of (?:the )?data\b|\b(?:predictive|prognostic) (?:relevance|value|significance|impact|role|utility)\b/,
      /[:?.] ?(?:[^:?.]{0,80} )?cohort(?: study)?\W*$|\bgenerali[sz]ability (?:in|of)\b/,
      /\b(?:decision|prediction) (?:rules?|models?)\b|\bnomograms?\b|\brisk scores? (?:for|to)\b/,
      /\bcorrelat(?:es?|ed) with\b(?![^.]*\brandomi[sz]ed [^:.]*(?:trial|study)\b)/,
    ),
    text: anyOf(
      /\bdata (?:were|was) collected as part of\b[^.]{0,80}\b(?:trial|study)\b/,
      /\bbaseline analysis of (?:an?|the) (?:\S+ ){0,4}trial\b|\b(?:uses?|used|using) existing data from\b/,
      // What people ate or took of their own accord, in those who had been given something else by lot.
      /\b(?:was|were) (?:assessed|measured|estimated|recorded) at baseline\b[\s\S]{0,300}\bcox\b[\s\S]{0,200}\bassociations? between\b/,
      /\b(?:is|are) (?:presently|currently|now) being (?:tested|evaluated)\b[^.]{0,80}\brandomi[sz]ed\b/,
      /\b(?:tissue|tumou?rs?|serum|plasma|biopsy|DNA) (?:samples?|specimens|blocks)[^.]{0,40} from \d+ [^.]{0,80}\bpatients randomi[sz]ed to\b/,
    ),
  },
  {
    design: null,
    text: anyOf(
      /\b(?:this|present|our|the current|we|performed|conducted|in) (?:\w+ ){0,4}?(?:secondary|post[- ]?hoc|ancillary|retrospective|subset|piggy-?back|exploratory) (?:\S+ ){0,2}(?:analys[ie]s|sub-?study|study)\b/,
      /(?:^|[.:] )(?:a |large )*(?:secondary|post[- ]?hoc|ancillary|subset|sub-?group|exploratory|retrospective|economic|cost-effectiveness|process)(?:,? \S+){0,2} (?:analys[ie]s|evaluation) (?:of|using|was|from)\b/,
      /\b(?:secondary|post[- ]?hoc|ancillary) analys[ie]s (?:of|using|on|from) (?:data|the|an?|prospective|individual|two|our)\b/,
      /\b(?:qualitative study|semi-?structured (?:\S+ )?interviews|focus groups|grounded theory|process evaluation|thematic analysis)\b/,
      /\bpooled (?:\S+ ){0,3}data\b[^.]{0,100}\bfrom (?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:\S+ ){0,6}(?:trials|studies)\b/,
      /\b(?:was|is) an? (?:\w+ ){0,2}?(?:secondary|post[- ]?hoc|ancillary|exploratory|retrospective) (?:\S+ ){0,2}(?:analys[ie]s|sub-?study)\b/,
      /\bsubset of (?:\d+ )?(?:patients|participants|subjects|women|men|children)\b[^.]{0,80}\b(?:included|enrolled|participating|randomi[sz]ed) in (?:an?|the|our) (?:\S+ ){0,5}(?:trial|study)\b/,
      /\b(?:patients|participants|individuals|subjects|women|men) (?:in|of|from) the (?:\S+ ){0,3}randomi[sz]ed\b[^.]{0,80}\bwith (?:available|paired|complete|stored)\b/,
      /\bcontrolled laboratory study\b|\b(?:this|present|our) sub-?analys[ie]s (?:from|of|evaluat\w+|assess\w+|demonstrat\w+|show\w*)\b/,
      /\b(?:estimates?|analys[ie]s) of (?:the )?cost[- ]effectiveness\b[^.]{0,80}\b(?:based on|using|from)\b[^.]{0,60}\btrial\b/,
      /\bthis analysis (?:evaluated|assessed|examined|explored|investigated|sought|aim(?:s|ed)|was (?:undertaken|conducted|performed|done|designed) to)\b/,
      /\bpurposive(?:ly)? (?:selected|sampled)\b/,
    ),
  },
  {
    design: null,
    text: new RegExp(
      String.raw`\bdata (?:\S+ ){0,6}?(?:collected|obtained|drawn|derived|used|taken|originated|analy[sz]ed|came) (?:\S+ ){0,3}?(?:as part of|from|in|within|during) (?:an?|the|our|two|this|completed) ${TRIAL}|\b(?:used?|using|analy[sz]ed|from) (?:\S+ ){0,3}?data (?:from|of) (?:an?|the|our|patients|women|participants) ${TRIAL}|\bbaseline data\b[^.]{0,80}\benrolled in\b[^.]{0,60}\b(?:randomi[sz]ed|trial)|\b(?:in the context of|parallel to|nested (?:with)?in|alongside|embedded in|as part of|participants? (?:in|of|to)|recruited (?:to|from|in|into)|followed? up of|sampled? from|sub-?cohort of) (?:an?|the|our|participants|\d+ participants) ${TRIAL}|\bdata (?:from|of|on) (?:[\w-]+ ){1,9}(?:enrolled|included|participating|randomi[sz]ed|who (?:participated|took part)) in (?:an?|the|our|two) ${TRIAL}|\btrial data set\b|\bborn to (?:\S+ ){0,6}who completed a\b|\brandomly selected a sub-?cohort\b|\bhad been randomi[sz]ed for the initial\b|\b(?:patients|participants|subjects|women|men|children|adults|infants|people|who) had (?:been |previously |earlier ){0,2}(?:enrolled|participated|included|taken part|randomi[sz]ed|completed) (?:in|into|to)? ?(?:an?|the|our|two|this) ${TRIAL}`,
      'i',
    ),
    unless:
      /\bas part of an? (?:[\w-]{1,20},? ){0,3}randomi[sz]ed,? (?:[\w-]{1,20},? ){0,5}design\b|\b(?:we|this|present) (?:\S+ ){0,4}(?:randomi[sz]ed|randomly)|\bdata (?:were|was) (?:analy[sz]ed|collected) (?:in|from) (?:the|an?) (?:intention|intent|per)|\bas part of (?:the|their) (?:routine|standard)/i,
  },
  {
    design: null,
    title: anyOf(
      /\b(?:bio)?markers?\b[^:.]{0,60}\b(?:of|for|in|predict\w*)\b|\bas (?:an? )?(?:[\w-]+ ){0,3}(?:bio)?markers?\b|\bsurrogate (?:markers?|end-?points?|outcomes?)\b/,
    ),
    unless:
      /\b(?:effects?|efficacy|impact|influences?|changes?|improv\w+|reduc\w+|lower\w*|increas\w+|decreas\w+|supplement\w*|treatment|therapy|versus|vs|randomi[sz]ed|trial|responses?|following|after)\b/i,
  },
]
