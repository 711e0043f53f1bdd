/**
 * The options of `compare`, beside those of a scene.
 *
 * @module
 */
import type { Command } from 'commander'
import { parseImages } from './options.ts'

export function addCompareOptions(command: Command): Command {
  return command
    .option('--images <n>', 'pictures to draw each of the three ways (default: 20)', parseImages)
    .option('--out <folder>', 'keeps the pictures, and a contact sheet of them side by side')
    .option('--instrument <folder>', 'measures with another instrument than the one that ships')
}
