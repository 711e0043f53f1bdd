/**
 * Words for places: what a preposition such as `in` or `at` makes the setting.
 *
 * @module
 */
import { listed } from './listed.ts'

/** Places one is in. Those that are also buildings to look at are in `buildings` too. */
export const places: ReadonlySet<string> = listed(`
  airport, alley, apartment, arcade, arena, atelier, attic, auditorium, backyard, bakery, balcony, ballroom, bank, bar, barbershop, barn, base,
  basement, bathroom, battlefield, bay, beach, bedroom, boardroom, bookshop, bookstore, boutique, boulevard, bowling alley, brewery, bridge, bus stop, butchery, cabin,
  cafe, café, cafeteria, campsite, campus, canteen, canyon, casino, castle, cathedral, cave, cellar, cemetery, chapel, church,
  cinema, circus, city, classroom, clearing, cliff, clinic, club, coast, coastline, cockpit, coffee shop, college, concert hall, conference, construction site,
  corridor, cottage, countryside, court, courthouse, courtroom, courtyard, deck, den, desert, diner, dining room, dock, dojo, dungeon,
  elevator, factory, fair, fairground, farm, farmland, festival, field, fire station, forest, fountain square, funfair, graveyard, boardwalk, carnival, catacombs, chateau, dressing room, dance hall, fitness center, food court, locker room, nursing home, retirement home, server room, shopping center, shopping mall, speakeasy, saloon, boxing gym, snowfield, ice cave, treehouse, trenches, garage, garden, gas station, gallery, glacier, greenhouse,
  grassland, gym, gymnasium, hall, hallway, hangar, harbor, harbour, highway, hill, hillside, home, hospital, hostel, hotel, house, island, jail, jungle,
  kindergarten, kitchen, lab, laboratory, lagoon, lake, lakeside, landscape, lane, laundromat, lawn, library, living room, lobby, lounge, mall, mansion, market, marketplace,
  marina, meadow, metro, mill, mine, moon, mosque, motorway, mountain, mountains, mountaintop, museum, neighborhood, neighbourhood, nightclub, nursery, oasis, ocean, office,
  operating room, operating theatre, orchard, outdoors, palace, parade, park, parking lot, car park, party, pasture, path, patio, pavement, pharmacy, picnic, pier, pitch, planet, plain, plains,
  plaza, plantation, playground, pond, pool, port, prairie, prison, promenade, pub, quarry, queue, racetrack, railway station, rainforest, ranch, restaurant, restroom, rink,
  ring, river, riverbank, riverside, road, roadside, room, rooftop, ruins, salon, sanctuary, savanna, savannah, schoolyard, school, sea, seaside, seashore, shed, shoreline, shop, shore, shrine,
  sidewalk, skatepark, ski slope, sky, skyline, slope, space, spa, square, stable, stadium, stage, staircase, stairwell, station, store, street, studio, suburb,
  subway, summit, supermarket, surgery, swamp, swimming pool, synagogue, tavern, temple, tennis court, terrace, theater, theatre, town, track, trail, train station, tunnel,
  underwater, university, valley, vault, veranda, village, vineyard, volcano, waiting room, ward, warehouse, waterfall, wedding, wilderness, wood, woods, woodland, workplace, workshop,
  yard, zoo, background, backdrop, bullring, velodrome, oval, ballpark, boxing ring, court room, beauty salon, hair salon, grocery store, emergency room, tundra, steppe, cornfield, wheatfield, snow, rain, fog, mist, storm, sunshine, sunset, sunrise, moonlight, dark, darkness, shade, air, water, wind, countryside, nature, traffic, concert, funeral, ceremony, exhibition, rally, protest, demonstration, meeting, conference room, meeting room, lecture, lesson, class, nightfall, headquarters, depot, hut, igloo, lighthouse, observatory, planetarium, aquarium, court house, crossroads, crosswalk, intersection, foyer, ferry terminal, terminal, gate, platform, scene, kingdom, wonderland, ice rink, bbq, barbecue
`)

/** Open country and backgrounds: always the setting, never a thing to stand beside. */
export const sceneries: ReadonlySet<string> = listed(`
  beach, sea, ocean, seaside, shore, coast, desert, forest, jungle, mountains, hills, sky, skyline, sunset, sunrise, background, backdrop, landscape,
  countryside, city, town, village, meadow, field, savanna, savannah, snow, rain, space, outdoors, wilderness, nature, street, park, river, lake, valley, canyon, classroom, office, kitchen, living room,
  bedroom, bathroom, library, gym, hallway, corridor, laboratory, lab, courtroom, playground, garden, woods, scene, cityscape, seascape, rainforest, crowd scene, basketball court, tennis court, court, stage, construction site, hospital room, waiting room
`)

/** What one is at without being in a place: `at work`, `on duty`. */
export const states: ReadonlySet<string> = listed(`
  mid air, midair, mid-air, the air, work, play, rest, war, peace, lunch, dinner, breakfast, prayer, attention, ease, practice, training, study, duty, vacation, holiday, strike, break, call, foot, patrol, guard, tour, trial, leave, shift, display, fire, bed, tears, the phone, the run, the move
`)

/** Words that say where without a preposition. */
export const placeAdverbs: ReadonlySet<string> = listed(`outside, outdoors, inside, indoors`)

/** Words for a time or weather that a preposition makes part of the setting. */
export const times: ReadonlySet<string> = listed(`
  night, day, dawn, dusk, noon, midday, midnight, sunset, sunrise, daytime, nighttime, twilight, morning, evening, afternoon, winter, summer, spring, autumn, fall,
  rain, snow, fog, mist, storm, sunshine, sunlight, moonlight, daylight, christmas, halloween, easter, golden hour, candlelight
`)

/** Occasions: named alone they are where the picture is. */
export const events: ReadonlySet<string> = listed(
  `wedding, party, concert, festival, ceremony, funeral, parade, match, race, barbecue, exhibition, rally, demonstration, christmas market, conference, chase, dance, play, show, performance, picnic, feast, celebration, procession, competition, tournament, battle, auction, rehearsal, recital, reunion, graduation, carnival, banquet, workshop, seminar, lesson, rescue, heist, duel, ritual, expedition`,
)
