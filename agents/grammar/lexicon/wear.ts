/**
 * What people wear and what bodies have: after `with`, `in` and `wearing` these are attributes or details, no subjects.
 *
 * @module
 */
import { listed } from './listed.ts'

/** Headwear to the attribute's value. */
export const headwear: Readonly<Record<string, string>> = {
  hat: 'hat',
  cap: 'cap',
  'baseball cap': 'cap',
  beanie: 'beanie',
  beret: 'beret',
  bonnet: 'bonnet',
  crown: 'crown',
  tiara: 'tiara',
  fedora: 'fedora',
  sombrero: 'sombrero',
  helmet: 'helmet',
  'hard hat': 'hard hat',
  'top hat': 'top hat',
  'cowboy hat': 'cowboy hat',
  'party hat': 'party hat',
  turban: 'turban',
  hijab: 'headscarf',
  headscarf: 'headscarf',
  'head scarf': 'headscarf',
  headwrap: 'headwrap',
  kippah: 'skullcap',
  yarmulke: 'skullcap',
  skullcap: 'skullcap',
  kufi: 'skullcap',
  niqab: 'niqab',
  burqa: 'burqa',
  hood: 'hood',
  veil: 'veil',
  headband: 'headband',
  bandana: 'bandana',
}

/** Eyewear to the attribute's value. */
export const eyewear: Readonly<Record<string, string>> = {
  glasses: 'glasses',
  spectacles: 'glasses',
  eyeglasses: 'glasses',
  sunglasses: 'sunglasses',
  goggles: 'goggles',
  monocle: 'monocle',
}

/** Mobility aids to the attribute's value. */
export const mobilityAids: Readonly<Record<string, string>> = {
  wheelchair: 'wheelchair',
  'white cane': 'white cane',
  cane: 'cane',
  'walking stick': 'cane',
  crutch: 'crutches',
  'zimmer frame': 'walker',
  walker: 'walker',
}

export const facialHair: Readonly<Record<string, string>> = {
  beard: 'beard',
  moustache: 'moustache',
  mustache: 'moustache',
  goatee: 'goatee',
  stubble: 'stubble',
}

export const clothes: ReadonlySet<string> = listed(`
  apron, armor, armour, bikini, eye patch, eyepatch, blazer, blouse, boot, bow tie, bowtie, bra, cape, cardigan, clothes, clothing, cloak, coat, costume, dress, dungarees,
  earring, footwear, gear, gown, glove, hoodie, jacket, jean, jeans, jersey, jewelry, jewellery, jumper, jumpsuit, kilt, kimono, sari, saree, lab coat, leggings, lingerie, makeup, mask,
  necklace, necktie, outfit, overalls, pajamas, pyjamas, pants, parka, poncho, pullover, raincoat, robe, sandal, scarf, scrubs, shirt, shoe, shorts, skirt,
  sneaker, sock, spacesuit, suit, sweater, sweatshirt, swimsuit, swimwear, t-shirt, tee, tie, tights, tracksuit, trousers, tunic, tutu, tuxedo, underwear, uniform, vest,
  waistcoat, wetsuit, attire, garb, garment, tattoo, freckle, piercing, badge, backpack, bracelet, ring, belt, high heels, heels, hi-vis, leather, denim, silk, toga, dirndl, lederhosen, dashiki, abaya, thobe, onesie, headphone, headphones, earphones, watch, sash, corset, nightgown, face mask, lipstick, wig, bow, nail polish, eyeshadow, mascara, henna, gas mask
`)

export const bodyParts: ReadonlySet<string> = listed(`
  hair, skin, eye, eyes, face, smile, grin, frown, expression, arm, leg, hand, foot, finger, nose, mouth, lip, ear, tooth, teeth, shoulder, head, neck, back, wrinkle, dimple,
  ponytail, braid, bun, bob, afro, dreadlock, dreadlocks, dreads, pigtail, curl, bangs, fringe, mohawk, mane, tail, wing, horn, fur, feather, paw, beak, trunk, whisker, stripe, spot, tongue, belly, muscle, lap, chest, leg, knee, scar,
  look, haircut, hairstyle, posture, build, physique, figure, personality, attitude, prosthetic, prosthesis, limb, syndrome, down syndrome, disability, disabilities, down, vitiligo, albinism, hearing aid, sexualized, braces, brace, pigtails, freckles, dimples, stubble, eyebrow, eyelash, cheek, chin, forehead, thumb, wrist, elbow, ankle, heel, toe, hip, waist, torso, throat, palm, knuckle, nail, jaw, hoof, claw, fang, fin, antler, tusk, snout, muzzle, tummy, bottom lip
`)

/** Hair styles the planner states under `hair_style`. */
export const hairStyles: Readonly<Record<string, string>> = {
  curly: 'curly',
  wavy: 'wavy',
  straight: 'straight',
  bald: 'bald',
  balding: 'bald',
  braided: 'braided',
  afro: 'afro',
  dreadlocks: 'dreadlocks',
  dreadlock: 'dreadlocks',
  dreads: 'dreadlocks',
  ponytail: 'ponytail',
  mohawk: 'mohawk',
}

/** Words for the colour of hair, to the attribute's value. */
export const hairColors: Readonly<Record<string, string>> = {
  black: 'black',
  dark: 'black',
  brown: 'brown',
  brunette: 'brown',
  auburn: 'red',
  ginger: 'red',
  red: 'red',
  blond: 'blond',
  blonde: 'blond',
  fair: 'blond',
  golden: 'blond',
  grey: 'grey',
  gray: 'grey',
  silver: 'grey',
  white: 'white',
  blue: 'blue',
  green: 'green',
  pink: 'pink',
  purple: 'purple',
}
