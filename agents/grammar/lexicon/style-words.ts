import { listed } from './listed.ts'

/** Nouns for a picture that say nothing of its look. */
export const pictureNouns: ReadonlySet<string> = listed(
  `picture, image, pic, scene, visual, artwork, depiction, rendition, representation, view, shot, img, graphic, version`,
)

/** Nouns for a picture that say how it looks. */
export const styleNouns: ReadonlySet<string> = listed(`
  watercolour, watercolor, painting, oil painting, sketch, drawing, illustration, photo, photograph, portrait, cartoon, comic, caricature, pixel art, clip art, clipart, poster, render, rendering, 3d render, 3d rendering, line art, engraving, etching,
  woodcut, linocut, fresco, mosaic, collage, mural, print, anime, manga, vector art, vector, icon, emoji, sticker, mosaic, doodle, silhouette, storyboard, animation, still, digital art, concept art, line drawing, snapshot, selfie, close-up, closeup, gouache, pastel, charcoal, papercut, claymation, low poly, infographic, stock photo, art
`)

/** Tags that people put at the end of a prompt. */
export const styleTags: ReadonlySet<string> = listed(`
  photorealistic, realistic, hyperrealistic, 4k, 8k, hd, uhd, highly detailed, ultra detailed, detailed, cinematic, cinematic lighting, dramatic lighting, soft lighting, studio lighting, natural lighting, bokeh, trending on artstation, masterpiece, best quality, high quality, high resolution, sharp focus, digital art, concept art,
  flat design, flat style, minimalist, minimalistic, isometric, vector art, pixel art, line art, anime, cartoon, cartoonish, comic style, watercolour, watercolor, oil painting, pencil sketch, ink, pastel colors, pastel colours, vibrant colors, vibrant colours, black and white, monochrome, sepia, surreal, impressionist, impressionism, cubist, pop art, art deco, art nouveau, low poly, 3d, 3d render, 35mm, wide angle, wide shot, close-up, closeup, full body, side view, top view, aerial view, bird's-eye view, flat illustration, illustration, vintage style, retro style, unreal engine, octane render, painterly
`)
