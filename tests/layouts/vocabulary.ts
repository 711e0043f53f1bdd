/** A small model's vocabulary: heads, busts and whole figures, animals and things of many sizes. */
import { type Vocabulary, vocabularySchema } from '../../types.ts'

const rows = `
person|head|0.9|edge|1|human
person/doctor|bust|0.79|edge|1|physician
person/nurse|bust|0.79|edge|1|
person/teacher|bust|1|edge|1|
person/firefighter|bust|0.88|edge|1|
person/police officer|bust|0.88|edge|1|cop
person/judge|bust|0.86|edge|1|
person/chef|bust|0.82|edge|1|cook
person/scientist|bust|0.82|edge|1|
person/mechanic|bust|0.82|edge|1|
person/pilot|bust|0.79|edge|1|
person/astronaut|bust|0.79|edge|1|
person/farmer|bust|0.89|edge|1|
person/student|bust|0.79|edge|1|
person/artist|bust|0.9|edge|1|
person/singer|bust|1|edge|1|
person/office worker|bust|0.79|edge|1|
person/basketball player|full|0.94|ground|1|playing basketball
person/dancer|full|0.71|ground|1|dancing
person/golfer|full|0.68|ground|1|
person/cyclist|full|0.95|ground|1|
person/juggler|full|0.95|ground|1|juggling
person/runner|full|0.89|ground|1|running
person/bystander|full|0.33|ground|1|standing
person/wheelchair user|full|0.78|ground|0.8|in a wheelchair,using a wheelchair
person/swimmer|bust|1.08|free|0.5|swimming
dog|full|1.12|ground|0.45|puppy
cat|full|1.04|ground|0.35|
horse|full|1|ground|1|
cow|full|1.06|ground|0.85|
bird|full|0.96|free|0.15|
car|full|1.47|ground|0.9|automobile
bus|full|1.27|ground|1.4|
bicycle|full|1.33|ground|0.65|bike
tree|full|0.82|ground|1.5|
house|full|1.04|ground|1.7|home
chair|full|0.69|ground|0.55|
book|full|0.79|ground|0.15|
laptop|full|1|ground|0.2|
guitar|full|1.01|ground|0.55|
basketball|full|1|ground|0.18|
balloon|full|0.72|free|0.45|
umbrella|full|1|ground|0.6|
apple|full|1|ground|0.1|
pizza|full|0.89|ground|0.2|
cake|full|1|ground|0.25|
cup|full|0.96|ground|0.12|
cloud|full|1.5|free|0.4|
`

export const vocabulary: Vocabulary = vocabularySchema.parse({
  schema: 1,
  styles: [],
  settings: {},
  attributes: {},
  classes: Object.fromEntries(
    rows
      .trim()
      .split('\n')
      .map(row => {
        const [name = '', framing, aspect, anchor, height, synonyms = ''] = row.split('|')
        return [
          name,
          {
            phrase: name.replace('person/', ''),
            synonyms: synonyms.split(',').filter(word => word !== ''),
            framing,
            aspect: Number(aspect),
            anchor,
            height: Number(height),
          },
        ]
      }),
  ),
})
