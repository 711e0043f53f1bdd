/**
 * Words around a request: who asks, for what page, in which words. None of them names what the picture shows.
 *
 * @module
 */
import { listed } from './listed.ts'

/** Nouns for what a picture is made for or printed on; before `of`, `with` or a colon they say how it looks. */
export const media: ReadonlySet<string> = listed(`
  hero, website hero, packshot, casting, talent brief, billboard, lookbook, catalogue, catalog, cover shot, banner, visual, key visual, social post, print ad, campaign, hero shot, teaser, trailer, preview, moodboard, reference, illustration brief, flyer, flier, invitation, card, cover, thumbnail, logo, ad, advert, advertisement, commercial, slide, brochure, leaflet, pamphlet, bulletin, newsletter, report, flashcard, worksheet, coloring page, colouring page, wallpaper, header, mural, icon set, avatar, postcard, asset, game asset, sprite, tarot card, character design, character sheet, character concept, concept, comic strip, comic panel, comic strip panel, strip, panel, mockup, mock-up, meme, gif, screenshot, infographic, banner ad, billboard ad, cover art, box art, key art, album cover, book cover, magazine cover, splash screen, stained glass window, tapestry, vase painting, cave painting, wall art, storyboard frame, title card, playing card, trading card, greeting card, birthday card, christmas card, wedding invitation, editorial illustration, hero image, stock image, stock picture, profile picture, cover image, cover photo, passport photo, press photo, news photo, concept sketch, pencil drawing, children's drawing, line drawing, ink drawing
`)

/** Nouns for the text itself or its place in another text; as a label they say nothing of the picture. */
export const labels: ReadonlySet<string> = listed(`
  client, post, spot, clip, take, cut, beat, setup, hook, chapter, page, lesson, question, item, exercise, task, request, prompt, brief, idea, letter, word, subject line, line, order, answer, description, summary, note, title, headline, heading, caption, alt text, alt-text, alt, text, example, test, test case, case, step, part, section, unit, week, day, episode, act, shot, panel, frame, story, storytime, reminder, update, topic, theme, goal, purpose, context, instructions, instruction, use, usage, client, deadline, format, file, number, level, quest, mission, round, exam, homework, assignment, hr, photo, picture, image, drawing, illustration, photo brief, image request, design, scene, art, input, output, query, please, thanks, ps, p.s., fyi, edit, today, tomorrow, option, version, variant, figure, fig, slide, entry, exhibit, room, gallery, object, recipe, intro, post, tweet, blog, article, news, match, game, event, role, job, character
`)

/** Labels whose value is what the picture shows. */
export const contentLabels: ReadonlySet<string> = listed(
  `talent, talents, model, models, casting, line-up, lineup, subject, subjects, main subject, body, character, characters, people, person, who, what, object, objects, items, content, contents, cast, actors, figures, main, focus, foreground, scene description, action, actions, elements, draw, show, picture, image, prompt, task, request, description, scene, shot`,
)

/** Labels whose value is where it happens. */
export const placeLabels: ReadonlySet<string> = listed(
  `location, place, setting, where, environment, background, backdrop, venue, scenery, surroundings, scene`,
)

export const timeLabels: ReadonlySet<string> = listed(`time, time of day, when, season, weather`)

/** Labels whose value is how it looks. */
export const styleLabels: ReadonlySet<string> = listed(
  `style, art style, medium, look, mood, tone, atmosphere, vibe, feel, feeling, lighting, light, palette, color palette, colour palette, colors, colours, color scheme, camera, angle, lens, view, perspective, quality, aspect ratio, ratio, size, format, render, resolution, technique, composition, genre, artist`,
)

/** Labels whose value must not be drawn. */
export const withoutLabels: ReadonlySet<string> = listed(
  `negative, negative prompt, negatives, exclude, excluding, avoid, without, no, don't include, do not include, not, remove, leave out, forbidden, never`,
)

/** Words of politeness and of the frame that a request may begin with. */
export const frameWords: ReadonlySet<string> = listed(`
  please, hi, hello, hey, hiya, ok, okay, now, so, well, can, could, would, will, might, may, you, u, ya, i, i'd, i'll, i've, we, we'd, we'll, want, wanted, wants, need, needed, like, love, wish, hope, hoping, to, see, have, let's, let, us, just, kindly, pls, plz, some, maybe, perhaps, thanks, there, help, me, about, imagine, there's, it's, this, hmm, um, uh, oh, evencast, ai, yo, dear, my, boss, asked, for, looking, am, i'm, we're, is, are, try, think, thinking, of, next, give, get, be, great, nice, if, whether, wondering, was, were, able, possible, possibly, mind, really, only, basically, simply, actually, today, again, us, do, does, it, should, what, that, how, with, at, out, up, quick, quickly, a, an, the, sir, team, everyone, all, folks, guys, bot, assistant, good, morning, evening, afternoon, day, in, here, is, appreciate, grateful, glad, happy, interested, searching, trying, requesting, request, someone, somebody, shows, one, kind, sort, go, ahead, and, also, then, first, second, new, yes, as, soon, free, feel, favor, favour, omg, idk, lol, btw, tbh, haha, bro, dude, wanna, gonna, ur, hmm, hm, ooh, wow, one's, your, best, job, turn, try, your, hand, interested, after, ready
`)
