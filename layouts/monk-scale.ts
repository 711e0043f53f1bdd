/** sRGB colours of the ten Monk skin tones, `monk-1` the lightest (Monk 2019, skintone.google). */
export const monkScale: Readonly<Record<string, string>> = {
  'monk-1': '#f6ede4',
  'monk-2': '#f3e7db',
  'monk-3': '#f7ead0',
  'monk-4': '#eadaba',
  'monk-5': '#d7bd96',
  'monk-6': '#a07e56',
  'monk-7': '#825c43',
  'monk-8': '#604134',
  'monk-9': '#3a312a',
  'monk-10': '#292420',
}
