/**
 * Words before a noun that describe it and are no part of its name.
 *
 * @module
 */
import { listed } from './listed.ts'

export const colors: ReadonlySet<string> = listed(`
  red, orange, yellow, green, blue, purple, violet, pink, brown, black, white, grey, gray, silver, golden, beige, turquoise, teal, cyan, magenta,
  maroon, navy, lavender, cream, crimson, scarlet, indigo, olive, lime, gold, bronze, tan, khaki, peach
`)

export const shades: ReadonlySet<string> = listed(
  `light, dark, bright, pale, deep, pastel, neon, navy, sky, royal, hot`,
)

export const adjectives: ReadonlySet<string> = listed(`
  able, active, adorable, adult, alone, ancient, angry, antique, anxious, awesome, athletic, baby, bad, bare, beautiful, big, blind, blurry, bold, bored, brave, bright, broken, busy, calm,
  cheap, cheerful, chubby, circular, clean, clear, clever, closed, cloudy, cold, colorful, colourful, cool, cosy, cozy, crazy, creepy, crowded, cuddly, curious, curly, cute,
  damaged, dark, dead, deaf, deep, dirty, disabled, distant, dry, dusty, elegant, empty, enormous, evil, exotic, expensive, fair, famous, fancy, fast, fat, fierce, fine, fit, flat, fluffy, foggy, foreign,
  fragile, fresh, friendly, full, funny, fuzzy, gentle, giant, gigantic, glad, glossy, good, gorgeous, grand, great, grumpy, handsome, happy, hard, healthy, heavy, high, holy, homeless, hot, huge, hungry, icy, injured, intense,
  jolly, joyful, kind, large, late, lazy, little, lively, local, lone, lonely, long, loose, loud, lovely, low, lucky, lush, mad, magic, majestic, massive, mature, mean, messy, metal, mighty, mini, miniature, modern,
  muddy, muscular, mysterious, naked, narrow, neat, nervous, new, nice, noble, noisy, nude, old-fashioned, muslim, hindu, sikh, buddhist, christian, catholic, open, ornate, outdoor, indoor, overweight, paper, peaceful, plain, plastic, playful, plump, polite, poor, pretty, professional, proud, pregnant,
  quick, quiet, rainy, random, rare, real, regular, relaxed, retired, rich, robust, rough, round, rural, rusty, sad, safe, scared, scary, serious, shallow, sharp, shiny, short, shy, sick, silent, silly, simple, skinny, sleek, sleepy, slender, slim, slow, small, smart,
  smooth, snowy, soft, solid, sour, spare, spooky, square, stormy, strange, strict, striped, strong, stylish, sunny, super, sweet, tall, tan, tasty, tattooed, tender, thick, thin, tidy, tiny, tired, tough, traditional, trendy, tropical, typical, ugly, unique, upset, urban, vast, vintage, vivid, warm,
  wealthy, weird, wet, whole, wide, wild, wise, wooden, woolen, worn, worried, wrinkled, young, younger, gay, queer, lesbian, trans, transgender, straight, autistic, cis, cisgender, goth, adopted, albino, tearful, excited, surprised, shirtless, barefoot, ill, frail, steel, stone, brick, leather, marble, bamboo, ceramic, glass, concrete, single, married, engaged, divorced, interesting, realistic, minimalist, sexy, sexualized, veiled, armed, uniformed, hooded, masked, smart-looking, well-dressed, cool-looking, two-story, bespectacled, bearded, mustachioed, freckled, same, other, different, matching, similar, identical, main, entire, final, double, triple, retro, futuristic, gothic, baroque, abstract, detailed, cinematic, dramatic, medium, average, normal, ordinary, talented, experienced, skilled, certified, local, rustic, quaint, deserted, abandoned, secluded, sunlit, moonlit, dim, foggy, upright, upside-down, classic, scruffy, ginger, tabby, spotted, furry, hairy, woolly, cartoon, multicolored, multicoloured, rainbow, patterned, checkered, floral
`)

/** Words that weaken or strengthen the adjective after them. */
export const intensifiers: ReadonlySet<string> = listed(
  `very, really, extremely, quite, rather, pretty, slightly, so, too, super, fairly, highly, somewhat, incredibly, truly, visibly, clearly, equally`,
)

const adjectiveEndings =
  /(?:ful|less|ous|ish|able|ible|esque|-like|-looking|-sized|-colored|-coloured|-shaped|-style|-haired|-skinned|-eyed|-aged|-old|-dressed|-clad|-faced|-legged|-handed|-era)$/
const nounsWithAdjectiveEndings = listed(
  `fish, dish, radish, goldish, starfish, swordfish, jellyfish, goldfish, catfish, crayfish, table, vegetable, cable, bible, constable, stable, handful, mouthful, rubbish, octopus, relish, parish, finish, bullish, collectible, convertible, timetable, turntable, crucible, swish, squish, selfish shellfish, shellfish, dogfish, blowfish, clownfish, cuttlefish, angelfish`,
)

/** Whether a word describes by its form: `graceful`, `blueish`, `blue-eyed`. */
export function hasAdjectiveEnding(word: string): boolean {
  return word.length > 5 && adjectiveEndings.test(word) && !nounsWithAdjectiveEndings.has(word)
}
