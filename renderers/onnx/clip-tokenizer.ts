/**
 * CLIP's tokenizer as a `tokenizer.json`, for the many folders that hold only `vocab.json` and `merges.txt`.
 *
 * @module
 */

/**
 * Assembles the description: clean the text (NFC, single spaces, lower case), split it into words, byte-level BPE with
 * `</w>` at a word's end, and start and end tokens around it (Radford et al. 2021).
 */
export function clipTokenizer(vocabulary: Readonly<Record<string, number>>, merges: string): object {
  const special = (content: string) => ({
    id: vocabulary[content],
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: true,
    special: true,
  })
  const start = '<|startoftext|>'
  const end = '<|endoftext|>'
  return {
    version: '1.0',
    added_tokens: [start, end].filter(token => vocabulary[token] !== undefined).map(special),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFC' },
        { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
        { type: 'Lowercase' },
      ],
    },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        {
          type: 'Split',
          pattern: {
            Regex: "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
          },
          behavior: 'Removed',
          invert: true,
        },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
      ],
    },
    post_processor: {
      type: 'RobertaProcessing',
      sep: [end, vocabulary[end]],
      cls: [start, vocabulary[start]],
      trim_offsets: false,
      add_prefix_space: false,
    },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: end,
      continuing_subword_prefix: '',
      end_of_word_suffix: '</w>',
      fuse_unk: false,
      vocab: vocabulary,
      // The first line is a version comment.
      merges: merges.split('\n').filter(line => line !== '' && !line.startsWith('#version')),
    },
  }
}
