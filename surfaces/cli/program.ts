/**
 * The commands and their options (design §8), and the exit code each run ends with.
 *
 * @module
 */
import { Command, CommanderError } from 'commander'
import { EvencastError, errorCodes } from '../../errors.ts'
import { packageVersion } from '../../index.ts'
import { runAudit } from './audit-command.ts'
import { addAuditOptions } from './audit-options.ts'
import { runBatch } from './batch-command.ts'
import { addBatchOptions } from './batch-options.ts'
import { runChat } from './chat-command.ts'
import { addChatOptions } from './chat-options.ts'
import type { CommandLine } from './command-line.ts'
import { runCompare } from './compare-command.ts'
import { addCompareOptions } from './compare-options.ts'
import { runDraw } from './draw-command.ts'
import { runExport } from './export-command.ts'
import { addExportOptions } from './export-options.ts'
import { explainFailure } from './failures.ts'
import { addHelp } from './help.ts'
import { addDrawOptions, addRedrawOptions, addSceneOptions } from './options.ts'
import { addPolicyCommands } from './policy-commands.ts'
import { addQueueCommands } from './queue-command.ts'
import { runRedraw } from './redraw-command.ts'
import { runStage } from './stage-command.ts'
import { runWorker } from './worker-command.ts'
import { addWorkerOptions } from './worker-options.ts'

/** Runs one command line and returns its exit code: 0 done, 1 failed, 2 bad usage or invalid input, 3 an audit threshold missed, 130 interrupted. */
export async function runCommandLine(words: readonly string[], commandLine: CommandLine): Promise<number> {
  let exitCode = 0
  const program = programFor(commandLine, code => {
    exitCode = code
  })
  try {
    await program.parseAsync([...words], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    explainFailure(error, words.includes('--json'), commandLine)
    return EvencastError.isInstance(error) ? errorCodes[error.code] : 1
  }
}

function programFor(commandLine: CommandLine, setExitCode: (code: number) => void): Command {
  const program = new Command('evencast')
    .description('Draws scenes whose cast follows a declared distribution.')
    .version(packageVersion())
    .showHelpAfterError('(`evencast --help` lists the commands, `evencast COMMAND --help` its options)')
    .exitOverride()
    .configureOutput({ writeOut: commandLine.writeOutput, writeErr: commandLine.writeProgress })

  const draw = program
    .command('draw')
    .description('plans, casts, lays out and draws a request; leaves a PNG that remembers all of it')
    .argument('[request]', 'what to draw, in your own words; not with --from')
  addDrawOptions(addSceneOptions(draw)).action((request, options) => runDraw(request, options, commandLine))

  const redraw = program
    .command('redraw')
    .description('draws one subject of a picture anew; every pixel outside it stays as it is')
    .argument('<picture>', 'a PNG that Evencast drew')
    .argument('<subject>', 'the subject, as the table of the cast names it')
    .argument('[attributes...]', 'what is to change: age=older hair_color=red')
  addRedrawOptions(redraw).action((picture, subject, attributes, options) =>
    runRedraw(picture, subject, attributes, options, commandLine),
  )

  const chat = program
    .command('chat')
    .description('draws in conversation: each line changes one thing, and everything else stays')
    .argument('[request]', 'what to draw first, in your own words')
  addChatOptions(chat).action((request, options) => runChat(request, options, commandLine))

  for (const [stage, description] of stages) {
    const command = program
      .command(stage)
      .description(description)
      .argument('[request]', 'what to draw, in your own words; not with --requests or --from')
      .option('--requests <file>', 'one request a line; prints one JSON line each (`-` reads standard input)')
    addSceneOptions(command).action(async (request, options) =>
      setExitCode(await runStage(stage, request, options, commandLine)),
    )
  }
  const compare = program
    .command('compare')
    .description('draws a request with its cast, without it, and as one prompt, and audits them side by side')
    .argument('[request]', 'what to draw, in your own words')
  addCompareOptions(addSceneOptions(compare)).action((request, options) =>
    runCompare(request, options, commandLine),
  )

  const batch = program
    .command('batch')
    .description('draws many pictures whose casts keep the policy together, into a folder; resumable')
    .argument('[policy]', 'the policy file')
  addBatchOptions(batch).action((policy, options) => runBatch(policy, options, commandLine))

  const audit = program
    .command('audit')
    .description('measures a picture against its cast, or a folder of pictures against the policy')
    .argument('<path>', 'a PNG that Evencast drew, or a folder of them')
  addAuditOptions(audit).action(async (path, options) =>
    setExitCode(await runAudit(path, options, commandLine)),
  )
  const worker = program
    .command('worker')
    .description('draws the pictures of runs that `batch --queue` hands out, from any machine')
  addWorkerOptions(worker).action(options => runWorker(options, commandLine))
  addQueueCommands(program, commandLine)

  const exporting = program
    .command('export')
    .description('writes pictures as a data set: COCO, WebDataset, or Hugging Face imagefolder')
    .argument('<folder>', 'a folder that `evencast batch` filled, or any folder of pictures')
  addExportOptions(exporting).action((folder, options) => runExport(folder, options, commandLine))
  addPolicyCommands(program, commandLine, setExitCode)
  return addHelp(program)
}

const stages = [
  ['plan', 'who is in the scene, where, and what was stated'],
  ['cast', 'the plan, with every attribute of each subject and where its value comes from'],
  ['layout', 'the cast, with where each subject goes'],
  ['script', 'the layout, with what each box says'],
] as const
