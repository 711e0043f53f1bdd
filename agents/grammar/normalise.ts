/**
 * A request's characters made plain, before it is cut into tokens.
 *
 * @module
 */

const longestText = 4000

const fractionWords: Readonly<Record<string, string>> = {
  '1/2': 'half',
  '1/3': 'a third',
  '2/3': 'two thirds',
  '1/4': 'a quarter',
  '3/4': 'three quarters',
}

/**
 * The text in plain characters and words: quotes, dashes, white space, short forms, and what other tools write into prompts.
 * Linear in the text's length, which is cut at 4,000 characters.
 */
export function normalise(text: string): string {
  return text
    .slice(0, longestText)
    .replace(/½/g, ' half ')
    .replace(/\s--no\s+/g, ', without ')
    .replace(
      /\s--(?:ar|aspect|v|version|s|stylize|q|quality|style|chaos|c|seed|niji|iw|w|h|hd|tile|stop|sref|cref|raw)\b(?:\s+[\w.:]+)?/g,
      ' ',
    )
    .replace(/<lora:[^>]{0,80}>/g, ' ')
    .replace(/:\d\.\d+(?=\))/g, '')
    .replace(/(?<=\p{L})_(?=\p{L})/gu, ' ')
    .replace(/\b(?:at )?\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)\b/gi, ' ')
    .replace(/\b\d+:\d+\b/g, ' ')
    .replace(/[$€£]\s?\d+(?:[.,]\d+)*/g, ' ')
    .replace(/\b\d+\s?°\s?[CF]?\b/g, ' ')
    .replace(/\b(\d{1,2})\s?(?:y\/?o|y\.o\.|yrs? old|yr-old|yrs)\b/gi, '$1-year-old')
    .normalize('NFKC')
    .replace(/^\s*(?:[-*•·▪]|\(?\d{1,2}[).])\s+/gmu, ' ; ')
    .replace(/(?<=^|\s)\d{1,2}\)\s/g, ' ; ')
    .replace(/\s[-–]{1,2}\s/g, ' , ')
    .replace(/\r?\n\s*/g, ' ; ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, ' ')
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[—]/g, ' , ')
    .replace(/[‐‑‒–−]/g, '-')
    .replace(/\b(dr|mr|mrs|ms|st|jr|sr|vs)\./gi, '$1')
    .replace(/\s&\s/g, ' and ')
    .replace(/\b([123])[/⁄]([234])\b/g, (whole, part, of) => fractionWords[`${part}/${of}`] ?? whole)
    .replace(
      /,? ?\b(?:(?:evenly|equally) split(?: between| into)?|split (?:evenly|equally)(?: between| into)?|50\/50) (\p{L}+) and (\p{L}+)/giu,
      ', half $1, half $2',
    )
    .replace(/\bclose up (?=of\b|shot\b)/gi, 'close-up ')
    .replace(/\bon top(?=\s*(?:$|[,.;)]|and\b|with\b))/gi, 'on it')
    .replace(/\b(?:full of|filled with|packed with|crowded with|loaded with|crammed with)\b/gi, 'with')
    .replace(/\bon horseback\b/gi, 'riding a horse')
    .replace(
      /,? ?\b(?:about |around |approx\.? )?\d+(?:\.\d+)? ?(?:m|cm|mm|km|ft|feet|foot|inch|inches|metres|meters|metre|meter|px|pixels) (?:wide|tall|high|long|deep|big|across)\b/gi,
      '',
    )
    .replace(
      /\b(?:year|grade) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s(?=class|pupils?|students?|children|kids|girls?|boys?|teacher)/gi,
      '',
    )
    .replace(/ or so\b/gi, '')
    .replace(/\b(\d{2})\+(?=[\s,.;)]|$)/g, '$1')
    .replace(/,? \baged? (?:between )?(\d{1,2}) ?(?:to|-|and) ?(\d{1,2})\b/gi, (_whole, _low, high) =>
      Number(high) < 18 ? ` aged ${high}` : ' of different ages',
    )
    .replace(
      /\b(\p{L}{3,}) ?[x×] ?(\d{1,2})(?![\d\p{L}])/giu,
      (_whole, noun, count) => `${count} ${noun}${/s$/.test(noun) ? '' : 's'}`,
    )
    .replace(/ instead of (?:one|two|three|four|five|six|\d{1,2})\b(?=\s*(?:[,.;!?]|$))/gi, '')
    .replace(/\bnot (?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) but (?=\S)/gi, '')
    .replace(/\bneither (?:an? |the )?([^,.;]{2,40}?) nor (?:an? |the )?/gi, 'no $1 or ')
    .replace(
      /\b(?:a few|a couple of|several|some|many|\d+|one|two|three|four|five|ten) (?:feet|foot|meters?|metres?|inch(?:es)?|steps?|miles?|yards?) (?=(?:away from|from|in front of|behind|above|below|to the)\b)/gi,
      '',
    )
    .replace(
      /\b(?:(?:a )?mix(?:ture)? of men and women|both men and women|mixed men and women|men and women mixed|gender[- ](?:mixed|neutral))\b/gi,
      'mixed genders',
    )
    .replace(/\bgender balanced\b/gi, 'gender-balanced')
    .replace(
      / (?:in|on|across|within) (?:the|this|my) (?:whole |entire )?(?:page|picture|image|photo|scene|canvas|pic|illustration)(?=\s*(?:[,.;:!?)]|$|and\b|with\b|is\b|are\b))/gi,
      '',
    )
    .replace(/\bout of focus\b/gi, 'blurred')
    .replace(/,? \bin (?:sharp )?focus\b/gi, '')
    .replace(/\bppl\b/gi, 'people')
    .replace(/\bof '?em\b/gi, 'of them')
    .replace(/\bw\/o\b/gi, 'without ')
    .replace(/\bw\/(?=\s|\p{L})/giu, 'with ')
    .replace(/\ball-(?=\p{L})/giu, '')
    .replace(
      /\b(back to back|side by side|face to face|hand in hand|arm in arm|shoulder to shoulder)\b/gi,
      words => words.replaceAll(' ', '-'),
    )
    .replace(
      /\b(?:at least|at most|up to|no more than|exactly|precisely) (?=(?:\d+|half|most|a third|a quarter|one|two|three|four|five|six|seven|eight|nine|ten)\b)/gi,
      '',
    )
    .replace(/\s+/g, ' ')
}
