/**
 * The closed classes of English that bound phrases.
 *
 * @module
 */
import { listed } from './listed.ts'

export const determiners: ReadonlySet<string> = listed(
  `a, an, the, this, that, these, those, his, her, their, its, my, your, our, each, every, another, any, all, such`,
)

export const pronouns: ReadonlySet<string> = listed(
  `he, she, it, they, him, them, both, themselves, himself, herself, itself, each other, one another, oneself, everyone, everybody, someone, somebody, anyone, anybody, us, we, you, i, me`,
)

export const auxiliaries: ReadonlySet<string> = listed(
  `is, are, was, were, be, being, been, am, isn't, aren't, will, would, should, must, can, could, may, might, do, does, looks, look, seems, seem`,
)

export const relatives: ReadonlySet<string> = listed(`who, which, that, whose, whom, where, while, as, when`)

/** Prepositions of one word; longer ones and relations are in `relation-words.ts`. */
export const prepositions: ReadonlySet<string> = listed(`
  in, inside, within, on, upon, onto, at, by, near, with, to, from, for, of, about, through, into, across, along, around, round, among, amongst, amid, amidst, between, beyond, during, over,
  above, under, underneath, beneath, below, behind, beside, besides, alongside, against, outside, opposite, toward, towards, past, without, off, out, up, down, after, before, like, via, per, throughout, atop, aboard, plus
`)

/** The words that hold a sentence together; content is what remains. */
export const closedClasses: readonly ReadonlySet<string>[] = [
  determiners,
  pronouns,
  auxiliaries,
  relatives,
  prepositions,
]

/** Words that add nothing to a picture. */
export const fillers: ReadonlySet<string> = listed(`
  please, also, too, then, just, there, here, well, maybe, perhaps, ok, okay, thanks, thank, so, still, now, actually, basically, etc, only, even, together, currently, simply, namely, e, g, y, pls, plz, kindly, either, much, everywhere, nearby, omg, idk, lol, btw, tbh, haha, lmao, sth, smth, ur, xd, wanna, gonna, yesterday, today, tomorrow, tonight, again, twice, thrice, once, always, often, sometimes, already, soon, later, meanwhile, suddenly, finally, usually, generally, basically, literally, obviously, anyway, somehow, somewhere, ever
`)
