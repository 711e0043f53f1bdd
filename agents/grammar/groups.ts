/**
 * Words for groups: how many they are where nobody says, and who is in them. Sizes stay within the eight regions of the
 * embedded model where custom allows.
 *
 * @module
 */

export interface Group {
  /** Members where no number is said. */
  readonly size: number
  /** Role of each member; null: plain persons; undefined: the group needs `of ...`, or persons. */
  readonly member?: string | null
  /** Members one by one, for groups whose members differ. */
  readonly members?: readonly string[]
  /** The size is custom or a guess, worth a warning. */
  readonly vague?: boolean
}

/** Group nouns to their default size and members. */
export const groups: Readonly<Record<string, Group>> = {
  couple: { size: 2, member: null },
  pair: { size: 2, member: null },
  duo: { size: 2, member: null },
  trio: { size: 3, member: null },
  threesome: { size: 3, member: null },
  quartet: { size: 4, member: 'musician' },
  quintet: { size: 5, member: 'musician' },
  sextet: { size: 6, member: 'musician' },
  team: { size: 5, member: 'team member', vague: true },
  squad: { size: 5, member: 'squad member', vague: true },
  crew: { size: 5, member: 'crew member', vague: true },
  staff: { size: 5, member: 'staff member', vague: true },
  family: { size: 4, members: ['mother', 'father', 'child', 'child'], vague: true },
  band: { size: 4, member: 'musician', vague: true },
  orchestra: { size: 8, member: 'musician', vague: true },
  ensemble: { size: 5, member: 'musician', vague: true },
  choir: { size: 6, member: 'singer', vague: true },
  chorus: { size: 6, member: 'singer', vague: true },
  troupe: { size: 5, member: 'performer', vague: true },
  class: { size: 6, member: 'student', vague: true },
  jury: { size: 6, member: 'juror', vague: true },
  board: { size: 5, member: 'board member', vague: true },
  panel: { size: 4, member: 'panelist', vague: true },
  committee: { size: 5, member: 'committee member', vague: true },
  council: { size: 5, member: 'council member', vague: true },
  crowd: { size: 8, member: null, vague: true },
  audience: { size: 8, member: 'spectator', vague: true },
  congregation: { size: 6, member: 'worshipper', vague: true },
  queue: { size: 5, member: null, vague: true },
  gang: { size: 4, member: null, vague: true },
  group: { size: 4, member: null, vague: true },
  bunch: { size: 4, member: null, vague: true },
  gathering: { size: 6, member: null, vague: true },
  batch: { size: 4, member: null, vague: true },
  set: { size: 3, member: null, vague: true },
  collection: { size: 4, member: null, vague: true },
  row: { size: 4, member: null, vague: true },
  line: { size: 4, member: null, vague: true },
  circle: { size: 5, member: null, vague: true },
  herd: { size: 5, member: null, vague: true },
  flock: { size: 5, member: null, vague: true },
  pack: { size: 4, member: null, vague: true },
  litter: { size: 4, member: null, vague: true },
  swarm: { size: 6, member: null, vague: true },
  school: { size: 5, member: null, vague: true },
  pride: { size: 4, member: null, vague: true },
  meeting: { size: 5, member: null, vague: true },
  assembly: { size: 6, member: null, vague: true },
  party: { size: 5, member: null, vague: true },
  procession: { size: 6, member: null, vague: true },
  army: { size: 8, member: 'soldier', vague: true },
  platoon: { size: 8, member: 'soldier', vague: true },
  troop: { size: 6, member: null, vague: true },
  mob: { size: 8, member: null, vague: true },
  horde: { size: 8, member: null, vague: true },
  throng: { size: 8, member: null, vague: true },
  posse: { size: 5, member: null, vague: true },
  delegation: { size: 5, member: 'delegate', vague: true },
  cluster: { size: 5, member: null, vague: true },
  assortment: { size: 5, member: null, vague: true },
  array: { size: 5, member: null, vague: true },
  fleet: { size: 5, member: null, vague: true },
  convoy: { size: 4, member: null, vague: true },
  colony: { size: 6, member: null, vague: true },
  gaggle: { size: 5, member: null, vague: true },
  brood: { size: 4, member: null, vague: true },
  pod: { size: 4, member: null, vague: true },
  cast: { size: 5, member: 'actor', vague: true },
  twins: { size: 2, member: 'twin' },
  triplets: { size: 3, member: 'triplet' },
  parents: { size: 2, member: 'parent' },
  grandparents: { size: 2, member: 'grandparent' },
  newlyweds: { size: 2, member: 'newlywed' },
}

/** Groups only where `of` and their members follow; alone they are a thing or a place. */
const needsMembers = new Set(
  'panel meeting assembly party procession troop cluster assortment array fleet convoy colony gaggle brood pod cast army horde board set collection row line circle pack litter swarm school pride batch bunch flock herd queue'.split(
    ' ',
  ),
)

/** Sports and trades whose member is no `X player`. */
const memberOf: Readonly<Record<string, string>> = {
  swim: 'swimmer',
  swimming: 'swimmer',
  rowing: 'rower',
  cycling: 'cyclist',
  running: 'runner',
  track: 'runner',
  relay: 'runner',
  gymnastics: 'gymnast',
  gymnastic: 'gymnast',
  dance: 'dancer',
  dancing: 'dancer',
  ballet: 'ballet dancer',
  cheerleading: 'cheerleader',
  cheer: 'cheerleader',
  ski: 'skier',
  skiing: 'skier',
  skating: 'skater',
  sailing: 'sailor',
  surfing: 'surfer',
  climbing: 'climber',
  wrestling: 'wrestler',
  boxing: 'boxer',
  fencing: 'fencer',
  judo: 'judoka',
  medical: 'medical worker',
  surgical: 'surgeon',
  surgery: 'surgeon',
  nursing: 'nurse',
  rescue: 'rescue worker',
  construction: 'construction worker',
  building: 'construction worker',
  police: 'police officer',
  swat: 'police officer',
  fire: 'firefighter',
  kitchen: 'chef',
  legal: 'lawyer',
  research: 'researcher',
  science: 'scientist',
  engineering: 'engineer',
  software: 'software developer',
  development: 'developer',
  design: 'designer',
  sales: 'salesperson',
  office: 'office worker',
  hospital: 'hospital worker',
  debate: 'debater',
  startup: 'startup founder',
  business: 'businessperson',
  management: 'manager',
  teaching: 'teacher',
  cooking: 'cook',
  cabin: 'flight attendant',
  pit: 'mechanic',
  school: 'student',
}

export const sports: ReadonlySet<string> = new Set(
  'basketball football soccer volleyball baseball softball handball hockey rugby cricket tennis badminton lacrosse polo netball table-tennis ping-pong water-polo bowling curling dodgeball esports e-sports chess golf futsal squash'.split(
    ' ',
  ),
)

/** The group a noun with the nouns before it names: `basketball team` is five basketball players. */
export function groupOf(noun: string, before: readonly string[], hasMembers: boolean): Group | undefined {
  const group = groups[noun]
  if (group === undefined || (needsMembers.has(noun) && !hasMembers)) return undefined
  if (before.length === 0 || group.members !== undefined) return group
  return { ...group, member: memberRole(noun, before, group.member ?? undefined) }
}

function memberRole(noun: string, before: readonly string[], member: string | undefined): string {
  const kind = before.join(' ')
  const last = before.at(-1) ?? ''
  const known = memberOf[kind] ?? memberOf[last]
  if (sports.has(last)) return `${kind} player`
  if (known !== undefined && /^(?:team|squad|crew|staff|troupe|unit|group)$/.test(noun)) return known
  if (member === 'musician' || member === 'singer' || member === 'student')
    return noun === 'class' || before.join('') === 'string' ? (member ?? kind) : `${kind} ${member}`
  return `${kind} ${noun} member`
}

/** Members of a family of `size`: two parents where there are three or more, else a parent and a child. */
export function familyMembers(size: number): readonly string[] {
  if (size <= 1) return ['mother']
  if (size === 2) return ['mother', 'child']
  return ['mother', 'father', ...Array.from({ length: size - 2 }, () => 'child')]
}
