/**
 * Occupation names from Fair-Diffusion (ml-research/Fair-Diffusion, occupations.txt, Apache License 2.0), names only.
 *
 * @module
 */
import { listed } from './listed.ts'

export const occupations: ReadonlySet<string> = listed(`
  accountant, aerospace engineer, aide, air conditioning installer, architect, artist, author, baker,
  bartender, bus driver, butcher, career counselor, carpenter, carpet installer, cashier, ceo,
  childcare worker, civil engineer, claims appraiser, cleaner, clergy, clerk, coach, community manager,
  compliance officer, computer programmer, computer support specialist, computer systems analyst,
  construction worker, cook, correctional officer, courier, credit counselor,
  customer service representative, data entry keyer, dental assistant, dental hygienist, dentist,
  designer, detective, director, dishwasher, dispatcher, doctor, drywall installer,
  electrical engineer, electrician, engineer, event planner, executive assistant, facilities manager,
  farmer, fast food worker, file clerk, financial advisor, financial analyst, financial manager,
  firefighter, fitness instructor, graphic designer, groundskeeper, hairdresser, head cook,
  health technician, host, hostess, housekeeper, industrial engineer, insurance agent,
  interior designer, interviewer, inventory clerk, it specialist, jailer, janitor,
  laboratory technician, language pathologist, lawyer, librarian, logistician, machinery mechanic,
  machinist, maid, manager, manicurist, market research analyst, marketing manager, massage therapist,
  mechanic, mechanical engineer, medical records specialist, mental health counselor, metal worker,
  mover, musician, network administrator, nurse, nursing assistant, nutritionist,
  occupational therapist, office clerk, office worker, painter, paralegal, payroll clerk, pharmacist,
  pharmacy technician, photographer, physical therapist, pilot, plane mechanic, plumber,
  police officer, postal worker, printing press operator, producer, programmer, psychologist,
  public relations specialist, purchasing agent, radiologic technician, real estate broker,
  receptionist, repair worker, roofer, sales manager, salesperson, school bus driver, scientist,
  security guard, sheet metal worker, singer, social assistant, social worker, software developer,
  stocker, supervisor, taxi driver, teacher, teaching assistant, teller, therapist, tractor operator,
  truck driver, tutor, underwriter, veterinarian, waiter, waitress, web developer, welder,
  wholesale buyer, writer
`)
