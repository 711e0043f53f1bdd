import { openPlanner } from '../../agents/open-planner.ts'
import { describePlanner } from '../conformance/planner.ts'

describePlanner('The grammar', () => openPlanner('grammar'))
