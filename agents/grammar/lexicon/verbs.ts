/**
 * Verbs people use of people and animals: they make `-ing` words and finite forms actions, and `-er` words persons.
 *
 * @module
 */
import { listed } from './listed.ts'

/** Base forms. An agent noun in -er or -or of one of these is a person (`juggler`), unless it is in `agentlessNouns`. */
export const verbs: ReadonlySet<string> = listed(`
  act, use, visit, operate, lean, argue, play, cheat, advise, argue, arrest, bake, bathe, beg, bike, blog, bowl, box, brew, build, buy, camp, carry, carve, catch, celebrate,
  chase, cheer, chop, clap, clean, climb, coach, code, collect, comb, commute, compete, compose, cook, crawl, cry, cuddle,
  cycle, dance, debate, deliver, design, develop, dig, dine, direct, dive, drink, drive, eat, embrace, entertain, examine,
  explore, explain, farm, feed, fence, fight, film, fish, fly, gallop, garden, gaze, give, golf, greet, grill, groom, guard, hang, hike, hit, hold,
  hug, hunt, inspect, instruct, iron, jog, joke, juggle, jump, kick, kiss, kneel, knit, laugh, lead, lean, leap, learn,
  lecture, lick, lie, lift, listen, look, love, make, manage, march, measure, meditate, mentor, mop, mow, nap, organise, organize, paddle,
  paint, perform, pet, photograph, pick, play, point, pose, pour, practice, practise, pray, preach, present, protest, publish, pull, push,
  race, rap, read, relax, repair, report, rescue, rest, ride, rob, row, run, sail, sculpt, sell, serve, sew, shake, share, shop,
  shout, sing, sit, skate, ski, skip, sleep, smile, smoke, snorkel, speak, sprint, stand, stare, steal, stretch, stroll, study, surf,
  sweep, swim, swing, talk, teach, tend, throw, tidy, toss, train, travel, trek, type, vault, wade, wait, walk, wash, watch, wave,
  wear, weave, weld, whisper, whistle, wield, win, work, wrestle, write, yawn, yell, cradle, clutch, grip, grasp, steer, pilot,
  pedal, bounce, dribble, spin, roll, graze, bark, howl, purr, roar, hop, perch, soar, float, glide, burn, glow, bloom, melt, fall, sniff,
  chew, nibble, peek, hide, crouch, squat, bend, bow, salute, balance, lounge, sunbathe, doze, snuggle, approach, face, follow, cross, leave, enter, visit,
  help, assist, treat, comfort, interview, shave, brush, cut, fix, mend, plant, water, harvest, milk, herd, shear, rake, shovel, hammer, drill, saw, plow, sort, stack, pack, load, unload, count, check, scan, test, mix, stir, fry, boil, roast, toast, slice, peel, taste, sip, swallow, bite, blow, strum, drum, conduct, rehearse, sketch, draw, doodle, discuss, chat, gossip, negotiate, vote, parade, picnic, wander, roam, rush, chill, hike, ascend, descend, land, fire, shoot, aim, punch, block, tackle, serve, bat, pitch, putt, dunk, score, warm, stroke, scratch, tickle, frown, grin, scowl, wink, blush, sneeze, cough, think, wonder, dream, plan, calculate, program, browse, text, call, phone, film, record, stream, order, pay, wrap, open, close, hand, offer, receive, accept, wheel, drag, lower, raise, hoist
`)

/** Nouns in -er or -or that are no persons although their stem is a verb. */
export const agentlessNouns: ReadonlySet<string> = listed(`
  cooker, boiler, mixer, toaster, roaster, drawer, cutter, planter, scanner, recorder, washer, dryer, drier, sweeper, mower, roller, shaker,
  spinner, stacker, loader, grinder, fryer, peeler, slicer, burner, propeller, sneaker, jumper, slipper, locker, hanger, stretcher, swinger,
  trailer, duster, sweater, walker, monitor, water, tester, blower, shaver, clipper, rower machine, pointer, poster, charger, washer, saucer, floater,
  flyer, bumper, cracker, burger, hamburger, sander, shutter, rider mower, stroller, bouncer castle, picker, stapler, opener, wrapper, pager, beeper, hammer, hopper, dumper, tanker, ladder, feeder, box, header, footer, checker, cuter
`)

/** Finite forms and irregular participles, to the base form. */
export const irregularVerbs: Readonly<Record<string, string>> = {
  lying: 'lie',
  tying: 'tie',
  dying: 'die',
  seated: 'sit',
  perched: 'perch',
  parked: 'park',
  made: 'make',
  filled: 'fill',
  sat: 'sit',
  stood: 'stand',
  dressed: 'dress',
  clad: 'dress',
  named: 'name',
  called: 'name',
  has: 'have',
  have: 'have',
}

/** Participles that say how something is: they keep their form. */
export const stateParticiples: ReadonlySet<string> = listed(
  `stuck, hidden, broken, frozen, lost, trapped, wrapped, torn, bent, hung, frozen, caught, built, buried, covered, surrounded, filled, decorated, made, carved, written, drawn, thrown, worn, tied, chained, lit, spread, set, parked, moored, docked, folded, crossed, raised, stretched, stacked, piled, scattered, gathered, huddled, curled, crouched, slumped, propped, mounted, draped, overgrown, sprawled, strewn, littered, carpeted, crammed`,
)

/** Irregular past forms, to the base form: stories are told in them. */
export const pastForms: Readonly<Record<string, string>> = Object.fromEntries(
  `wore wear, held hold, rode ride, ran run, flew fly, ate eat, drank drink, sang sing, swam swim, slept sleep, drove drive, threw throw, caught catch, wrote write, drew draw, built build, fought fight, fed feed, hid hide, gave give, took take, saw see, spoke speak, taught teach, hung hang, hit hit, dug dig, blew blow, grew grow, swung swing, kept keep, met meet, sold sell, told tell, came come, went go, fell fall, woke wake, knelt kneel, leapt leap, leaned lean, leant lean, led lead, lit light, rose rise, shot shoot, shook shake, sought seek, spun spin, stole steal, stuck stick, swept sweep, wept weep, won win, bit bite, bent bend, bought buy, brought bring, began begin, broke break, chose choose, crept creep, did do, felt feel, found find, forgot forget, got get, heard hear, knew know, laid lay, left leave, lost lose, paid pay, rang ring, said say, sent send, shone shine, sank sink, slid slide, sprang spring, struck strike, swore swear, thought think, wove weave, wound wind, made make`
    .split(', ')
    .map(pair => pair.split(' ')),
)

/** Irregular participles of what is done to somebody, to the base form. */
export const pastParticiples: Readonly<Record<string, string>> = {
  held: 'hold',
  ridden: 'ride',
  driven: 'drive',
  worn: 'wear',
  eaten: 'eat',
  drawn: 'draw',
  thrown: 'throw',
  caught: 'catch',
  read: 'read',
  led: 'lead',
  built: 'build',
  fed: 'feed',
  bitten: 'bite',
  taken: 'take',
  beaten: 'beat',
  broken: 'break',
  torn: 'tear',
  cut: 'cut',
  hit: 'hit',
  sold: 'sell',
  taught: 'teach',
  swept: 'sweep',
  flown: 'fly',
  pushed: 'push',
  stung: 'sting',
  struck: 'strike',
  sung: 'sing',
  swung: 'swing',
  steered: 'steer',
  lit: 'light',
  dug: 'dig',
  fought: 'fight',
  sewn: 'sew',
  shaken: 'shake',
  seen: 'see',
}

/** Words in -ing that are nouns. */
export const ingNouns: ReadonlySet<string> = listed(`
  building, ring, king, wing, ceiling, painting, wedding, morning, evening, string, spring, earring, clothing, duckling,
  sibling, viking, thing, pudding, starling, railing, drawing, dumpling, gosling, sling, offspring, icing, stuffing, herring, sterling, awning, lightning,
  darling, beijing, sapling, seedling, hatchling, underling, something, nothing, anything, everything, meeting, clearing, crossing, landing, lettering, bing, ping, swing, bring, fling, cling, sting, wring, bowling, boxing, earring, farthing, inning, nursing, housing, engineering, catering
`)
