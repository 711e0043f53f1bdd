import { localRunner } from '../../jobs/local-runner.ts'
import { describeRunner } from './runner-conformance.ts'

const now = () => performance.now()
for (const workers of [1, 3]) {
  describeRunner(
    `A local runner of ${workers}`,
    async () => ({ runner: localRunner({ workers, delay: 0.005, now }), close: async () => {} }),
    { concurrency: workers },
  )
}
