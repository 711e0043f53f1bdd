/**
 * What people say around a request: who they are, what it is for, that they saw it. What they ask for is left.
 *
 * @module
 */
import type { Token } from '../tokens.ts'
import { wordToken } from '../tokens.ts'
import { isStop, matched, sentencesOf } from './matching.ts'

const first = `(?:i|we|i'm|we're|i've|we've|i am|we are|my|our)`
const perceive = `(?:saw|see|imagine|imagined|picture|pictured|dreamt|dreamed|remember|met|noticed|spotted|visualise|visualize|envision|have in mind|had in mind|had a dream|was thinking|am thinking|thinking|am imagining|imagining|am picturing|have|had|own|took a photo|found)`
const wish = `(?:need|needs|want|wants|wanted|would|love|like|'d|am looking|are looking|looking|was wondering|were wondering|wondering|am after|hope|hoping|wish|request|am requesting|would appreciate|was hoping)`
const opener = `(?:(?:so|well|hi|hello|hey|hi there|ok|okay|and|but|,|!|there|then|also|because|since|as|yesterday|today|last night|once) )*`

/** Said to a machine, not of a picture. */
const orders =
  /^(?:[a-z]+ : )?(?:(?:please|now|and|,) )*(?:(?:ignore|disregard|forget|override|bypass|pretend|respond|reply|output|print|return|repeat|reveal|act as) |you are (?:now )?(?:an?|the|my) |(?:system|assistant|developer|user) : |from now on )/
const corrections =
  /^(?:(?:no|oh|ok|actually|sorry|hmm|,) )*(?:wait|no wait|never mind|nevermind|scratch that|actually|on second thought)(?: ,)?(?= )/
const perceives = new RegExp(
  `^${opener}${first} (?:just |really |once |often |usually |actually |have just |only )*${perceive}(?: (?:of|about|that|this|once|yesterday|today|how))*(?= )`,
)
const theirWish =
  /^(?:(?:so|hi|hello|hey|,|and) )*(?:(?:my|our) [\p{L} ]{2,24}?|she|he|they) (?:turns? [\p{L}\d]+(?: next [a-z]+| soon| tomorrow)? and )?(?:really |absolutely |always |just )*(?:wants?|would (?:like|love)|loves?|likes?|asked for|needs?|dreams? of|is (?:crazy|mad) about|is obsessed with|wishes for)(?: to see| to have)?(?: an? (?:picture|image|drawing|painting|photo|poster|illustration) (?:of|with|showing))?(?= )/u
const isWish = new RegExp(
  `^${opener}(?:i'd|we'd|i'll|${first} (?:just |really |also |still |only |basically )*${wish})(?= |$)`,
)
const talks = new RegExp(`^${opener}${first} `)
const identity =
  /^(?:and |so |, )*(?:one of )?(?:my|our|the) (?:[\p{L}'-]+ ){0,4}?(?:character|characters|mascot|hero|heroine|avatar|logo|protagonist|persona|oc|pet|client|pc|idea|request|wish|subject|favourite|favorite|plan|theme|costume|main|dream|order|prompt|concept|vision)(?: [\p{L}]+)? (?:is|are|was|would be|will be|should be)(?= )/u
const story =
  /^(?:(?:storytime|story|,|-) )*(?:once upon a time|long ago|one day|many years ago|in a land far away)(?: ,)?(?: there (?:was|were|lived|is|are|lives))?(?= )/
const leftover =
  /^(?:please |so |now |and |then |ok |, )*(?:(?:can|could|would|will|may) (?:you|u|we|i) )?(?:please )?(?:draw|paint|make|create|show|visuali[sz]e|illustrate|generate|sketch|render|depict|do|picture)(?: (?:me|us))?(?: (?:that|this|it|them|her|him|these|those|one|something like that|something|so))?(?: (?:please|for me|for us|now|thanks|!))*[ .!?]*$/
const vague =
  /^(?:(?:please|just|maybe|do|draw|make|me|,) )*(?:anything|something|whatever|stuff|some picture|any picture|any image)(?: (?:nice|cool|funny|fun|cute|pretty|simple|good))? (?:with|about|of|showing|featuring|involving|like|that has|that shows|including)(?= )|^(?:something|anything|smth|sth)(?: [a-z]+){1,5}? ?,? like(?= )/
const tails =
  /^(?:for me|for us|for my [\p{L}]+|thanks in advance|thank you(?: (?:so|very) much)?(?: in advance)?|thank u|many thanks|thanks(?: a lot| so much)?|thx|ty|cheers|lol|lmao|haha|hehe|xd|asap|if possible|if you can|if you could|if that's ok|nothing else|nothing more|nothing fancy|(?:nobody|no one|noone) else(?: (?:in (?:the|this) (?:picture|photo|image|scene)|around|there))?|that's all|that's it|and that's it|you know|i guess|i think|i mean|or something|or whatever|or similar|or so|etc|and so on|ok|okay|good luck|no rush|in total|altogether|all together|in all|best regards|kind regards|regards|xoxo|much appreciated|appreciated|would be (?:great|nice|lovely|cool|awesome))(?: [,.!?;)]|$)/u

/** Leaves of a request what the picture shows. */
export function readTalk(tokens: readonly Token[]): readonly Token[] {
  const sentences = dropCorrected(sentencesOf(dropTails(tokens)))
  const kept = sentences.map(sentence => readSentence(dropPurpose(sentence)))
  const left = kept
    .filter((_, index) => sentences.length < 2 || matched(sentences[index] ?? [], 0, orders) === 0)
    .flat()
  return left.some(token => token.kind !== 'mark') ? left : tokens
}

const withdraws =
  /^(?:(?:no|oh|ok|okay|sorry|hmm|,) )*(?:wait|no wait|never mind|nevermind|scratch that|forget that|on second thought)(?= |$)/
const amends =
  /^(?:(?:no|oh|ok|okay|hmm|sorry|,) )*(?:actually|maybe|rather|i mean|make (?:it|that)|better)(?= )/

/** `a map? no. just a bridge`, `100 cats! ok maybe 20 cats`: what is taken back is not asked for. */
function dropCorrected(sentences: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const kept: (readonly Token[])[] = []
  for (const sentence of sentences) {
    const words = sentence.filter(token => token.kind === 'word').map(token => token.word)
    const before = kept.at(-1)
    const isNo = /^(?:no|nope|nah)$/.test(words.join(' ')) && before?.at(-1)?.text === '?'
    const isAgain =
      matched(sentence, 0, amends) > 0 &&
      before?.some(token => token.kind === 'word' && token.word === words.at(-1))
    if (before !== undefined && (isNo || isAgain === true || matched(sentence, 0, withdraws) > 0)) kept.pop()
    if (!isNo) kept.push(isAgain === true ? sentence.slice(matched(sentence, 0, amends)) : sentence)
  }
  return kept
}

/** `so that the children can count them`, `For Pride month, a couple ...`. */
function dropPurpose(sentence: readonly Token[]): readonly Token[] {
  const purpose = sentence.findIndex(
    (_, index) =>
      matched(
        sentence,
        index,
        /^(?:,? ?so that|,? ?in order (?:to|that)|so (?:the|my|our|they|we|i|he|she|it|people|everyone|kids|children|that)(?= .*\b(?:can|could|will|would|may|might|know|learn|see|understand)\b))/,
      ) > 0,
  )
  const kept = purpose > 2 ? [...sentence.slice(0, purpose), ...sentence.filter(isStop)] : sentence
  const comma = kept.findIndex(token => token.text === ',')
  const isFor = kept[0]?.word === 'for' && comma > 0 && comma < 7
  return isFor && /^(?:an?|the|\d+|two|three|four|five|six|one|some)$/.test(kept[comma + 1]?.word ?? '')
    ? kept.slice(comma + 1)
    : kept
}

function readSentence(sentence: readonly Token[]): readonly Token[] {
  const words = sentence.map(token => token.word).join(' ')
  if (leftover.test(words.slice(0, 200))) return []
  const corrected = matched(sentence, 0, corrections)
  if (corrected > 0) return readSentence(sentence.slice(corrected))
  const open = matched(sentence, 0, vague)
  if (open > 0) return readSentence(sentence.slice(open))
  const hoped = matched(sentence, 0, theirWish)
  if (hoped > 0 && hoped < sentence.length - 1) return sentence.slice(hoped)
  const told = matched(sentence, 0, story)
  if (told > 0) return sentence.slice(told)
  const named = matched(sentence, 0, identity)
  if (named > 0) return sentence.slice(named)
  return dropWish(dropLook(readFirstPerson(sentence)))
}

/** `what would a giraffe on skates look like?`, `show me what a team of four looks like`. */
function dropLook(sentence: readonly Token[]): readonly Token[] {
  const end = sentence.findIndex(
    (token, index) => /^looks?$/.test(token.word) && sentence[index + 1]?.word === 'like',
  )
  const start = sentence.findIndex(token => /^(?:what|how)$/.test(token.word))
  const after = sentence[end + 2]
  if (end < 0 || start < 0 || start > end || (after !== undefined && !isStop(after))) return sentence
  const be = /^(?:would|will|does|do|did|might|could)$/.test(sentence[start + 1]?.word ?? '') ? 2 : 1
  return [...sentence.slice(0, start), ...sentence.slice(start + be, end)]
}

const wanted =
  /^(?:(?:please|so|and|but|now|ok|well|hi|hello|hey|there|,) )*(?:what )?(?:(?:i|we|i'd|we'd|i'll|i'm|we're|i am|we are) )?(?:just |really |basically |simply |also )*(?:need|want|would like|would love|would need|'d like|'d love|like|love|looking for|in need of|wish for|after)(?: (?:is|would be)(?: basically| just| simply)?)?(?: (?:to (?:see|have|get|request|order)|you to (?:draw|make|create|paint|design|generate|show)))?(?= )/

/** `need an illustration of ...`, `what I need is ...`. */
function dropWish(sentence: readonly Token[]): readonly Token[] {
  const length = matched(sentence, 0, wanted)
  const isCompared = sentence[length - 1]?.word === 'like' && length === 1
  return length === 0 || isCompared ? sentence : sentence.slice(length)
}

const plainWish =
  /^(?:i|we) (?:need|want|would like|would love|am looking for|are looking for)(?: to (?:see|have))?(?= )/

/** `I run a yoga studio, I'd like ...`: from the wish on; `I saw a man ...`: what was seen; else nothing of it. */
function readFirstPerson(sentence: readonly Token[]): readonly Token[] {
  const unwanted = matched(
    sentence,
    0,
    /^(?:(?:please|but|and|,) )*(?:i|we) (?:really |just )*(?=(?:do )?(?:don't|dont|not) (?:want|need|like) )/,
  )
  if (unwanted > 0) return sentence.slice(unwanted)
  const isTalk = matched(sentence, 0, talks) > 0 || /^(?:for|as|since|because)$/.test(sentence[0]?.word ?? '')
  if (!isTalk && matched(sentence, 0, isWish) === 0) return sentence
  const seen = matched(sentence, 0, perceives)
  if (matched(sentence, 0, isWish) > 0) return sentence
  const wishAt = sentence.findIndex(
    (_, index) =>
      index > 0 &&
      /^(?:for|as|since|because)$/.test(sentence[0]?.word ?? '') &&
      matched(sentence, index, plainWish) > 0,
  )
  if (wishAt > 0) return sentence.slice(wishAt + matched(sentence, wishAt, plainWish))
  for (let index = 1; index < sentence.length; index += 1) {
    const joins = /^(?:,|and|so|but|;|-)$/.test(sentence[index]?.word ?? '')
    if (!joins) continue
    const rest = sentence.slice(index + 1)
    const named = matched(rest, 0, identity)
    if (named > 0) return rest.slice(named)
    if (
      matched(rest, 0, isWish) > 0 ||
      matched(
        rest,
        0,
        /^(?:please|can you|could you|would you|can i|could i|draw|paint|make|create|need|want)(?= )/,
      ) > 0
    )
      return rest
  }
  return seen > 0
    ? sentence.slice(seen)
    : /^(?:my|our|for|as|since|because)$/.test(sentence[0]?.word ?? '')
      ? sentence
      : sentence.filter(isStop)
}

/** Words after the request that add nothing to it. */
function dropTails(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (let index = 0; index < tokens.length; ) {
    const length = matched(tokens, index, tails)
    const ends = tokens[index + length - 1]
    if (length === 0 || index === 0) {
      kept.push(...tokens.slice(index, index + 1))
      index += 1
      continue
    }
    if (/^[,]$/.test(kept.at(-1)?.text ?? '')) kept.pop()
    if (ends !== undefined && ends.kind === 'mark') kept.push(ends.text === ')' ? ends : wordToken(ends.text))
    index += length
  }
  return kept
}
