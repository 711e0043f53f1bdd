import { listed } from './listed.ts'

/** Nouns for a picture that say nothing of its look. */
export const pictureNouns: ReadonlySet<string> = listed(
  `picture, image, pic, scene, visual, artwork, depiction, rendition, representation, view, shot, img, graphic, version`,
)

/** Nouns for a picture that say how it looks. */
export const styleNouns: ReadonlySet<string> = listed(`
  watercolour, watercolor, painting, oil painting, sketch, drawing, illustration, photo, photograph, portrait, cartoon, comic, caricature, pixel art, clip art, clipart, poster, render, rendering, 3d render, 3d rendering, line art, engraving, etching,
  woodcut, linocut, fresco, mosaic, collage, mural, print, anime, manga, vector art, vector, icon, emoji, sticker, mosaic, doodle, silhouette, storyboard, animation, still, digital art, concept art, line drawing, snapshot, selfie, close-up, closeup, gouache, pastel, charcoal, papercut, claymation, low poly, infographic, stock photo, headshot, mugshot, art, still life, diorama, woodblock, lithograph, logo, sculpture photo
`)

/** Tags that people put at the end of a prompt. */
export const styleTags: ReadonlySet<string> = listed(`
  solo, looking at viewer, looking at camera, absurdres, highres, award winning, award-winning, hyperdetailed, trending, stock photo, ad style, wide, medium, wide shot, medium shot, long shot, full shot, close, close on, close up, extreme close-up, overhead, overhead shot, establishing shot, low angle, high angle, low-angle, high-angle, dutch angle, over the shoulder, pov, tracking shot, dolly, top-down, top down, flat lay, aerial, golden ratio, oil on canvas, acrylic on canvas, tempera on panel, ink on paper, pencil on paper, charcoal on paper, pastel on paper, neon lights, warm light, soft light, natural light, hard light, backlit, backlight, rim light, shallow depth of field, depth of field, film grain, vibrant, colourful, colorful background, moody, moody lighting, cozy, cosy, hectic, dreamy, whimsical, minimal, retro, vintage, cyberpunk, steampunk, vaporwave, ukiyo-e, chibi, kawaii, claymation, cel-shaded, pixelated, photoreal, editorial, candid, 50mm, 85mm, f1.8, hdr, ultra realistic, hyper realistic, ultra-realistic, uhd 8k, high detail, intricate details, very detailed, photorealistic, realistic, hyperrealistic, 4k, 8k, hd, uhd, highly detailed, ultra detailed, detailed, cinematic, cinematic lighting, dramatic lighting, soft lighting, studio lighting, natural lighting, bokeh, trending on artstation, artstation, deviantart, pinterest, behance, volumetric lighting, masterpiece, best quality, high quality, high resolution, sharp focus, digital art, concept art,
  flat design, flat style, minimalist, minimalistic, isometric, vector art, pixel art, line art, anime, cartoon, cartoonish, comic style, watercolour, watercolor, oil painting, pencil sketch, ink, pastel colors, pastel colours, vibrant colors, vibrant colours, black and white, monochrome, sepia, surreal, impressionist, impressionism, cubist, pop art, art deco, art nouveau, low poly, 3d, 3d render, 35mm, wide angle, wide shot, close-up, closeup, full body, side view, top view, aerial view, bird's-eye view, flat illustration, illustration, vintage style, retro style, unreal engine, octane render, painterly
`)
