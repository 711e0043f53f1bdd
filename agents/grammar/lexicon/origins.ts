/**
 * Words for where people come from, names of the famous, and periods: what is stated, and what is left alone.
 *
 * @module
 */
import { listed } from './listed.ts'

/** Ethnicities and nationalities, as the attribute's value is written. They set no skin tone. */
export const ethnicities: ReadonlySet<string> = listed(`
  Asian, East Asian, South Asian, Southeast Asian, African, African American, Asian American, Native American, American, European, Caucasian, Latino, Latina, Latinx, Hispanic, Arab, Arabic, Arabian, Middle Eastern,
  Pacific Islander, Latin American, Indigenous, Indian, Pakistani, Bangladeshi, Chinese, Japanese, Korean, Vietnamese, Thai, Filipino, Filipina, Indonesian, Malaysian, Mongolian, Tibetan, Nepali, Nepalese, Sri Lankan, Afghan, Iranian, Persian,
  Iraqi, Turkish, Kurdish, Lebanese, Syrian, Israeli, Jewish, Palestinian, Saudi, Egyptian, Moroccan, Algerian, Tunisian, Nigerian, Ghanaian, Kenyan, Ethiopian, Somali, Sudanese, Senegalese, Tanzanian, Ugandan, Congolese,
  Mexican, Cuban, Brazilian, Argentinian, Peruvian, Colombian, Chilean, Jamaican, Haitian, Caribbean, Canadian, British, English, Scottish, Welsh, Irish, French, German, Dutch, Belgian, Swiss, Austrian, Italian, Spanish, Portuguese,
  Greek, Polish, Czech, Slovak, Hungarian, Romanian, Bulgarian, Serbian, Croatian, Ukrainian, Russian, Finnish, Swedish, Norwegian, Danish, Icelandic, Scandinavian, Slavic, Australian, Polynesian, Romani, Mediterranean, mixed-race, biracial
`)

/** Peoples whose name is a stated culture. */
export const cultures: ReadonlySet<string> = listed(`
  maasai, masai, zulu, inuit, maori, māori, sami, sámi, amish, navajo, cherokee, apache, lakota, sioux, hopi, aboriginal, himba, yoruba, xhosa, tuareg, bedouin, ainu, hmong, gaucho, mariachi, geisha, hawaiian, hasidic, cossack, sherpa, berber, quechua, mayan, maya
`)

/** Words of a period or of people who lived in one. */
export const periods: ReadonlySet<string> = listed(`
  viking, roman, babylonian, assyrian, sumerian, phoenician, etruscan, minoan, mycenaean, prussian, saxon, anglo-saxon, frankish, carthaginian, athenian, trojan, hellenistic, merovingian, carolingian, jacobean, carolean, gilded-age, interwar, prewar, wild-west, first world war, second world war, civil war, cold war, great war, middle-ages, ming-dynasty, qing-dynasty, tang-dynasty, song-dynasty, han-dynasty, edo-period, heian-period, meiji-era, victorian-era, tudor-england, legionnaires, legionary, hoplite, pharaonic, druid, plebeian, patrician, suffragist, viking, samurai, medieval, mediaeval, victorian, edwardian, renaissance, tudor, elizabethan, georgian, regency, colonial, feudal, prehistoric, neolithic, ancient, gladiator, pharaoh, crusader, conquistador, legionary, legionnaire, centurion,
  shogun, ronin, aztec, inca, incan, byzantine, ottoman, mughal, napoleonic, puritan, suffragette, flapper, caveman, cavewoman, musketeer, antebellum, edo, heian, ming, qing, norse, celtic, spartan, mesopotamian, world-war, world war, wwi, wwii, ww1, ww2, baroque-era, historical, historic, bronze-age, stone-age, iron-age
`)

/** Well-known persons whose name people write without capitals or as one word. */
export const famousPersons: ReadonlySet<string> = listed(`
  marie curie, albert einstein, einstein, frida kahlo, cleopatra, napoleon, gandhi, mahatma gandhi, nelson mandela, mandela, martin luther king, rosa parks, ada lovelace, alan turing, isaac newton, charles darwin, leonardo da vinci, michelangelo,
  mozart, beethoven, bach, shakespeare, william shakespeare, abraham lincoln, barack obama, obama, michelle obama, donald trump, joe biden, angela merkel, queen elizabeth, julius caesar, genghis khan, joan of arc, amelia earhart, picasso, van gogh, vincent van gogh,
  serena williams, michael jordan, lebron james, lionel messi, messi, ronaldo, pele, muhammad ali, usain bolt, beyonce, beyoncé, rihanna, taylor swift, elvis, elvis presley, madonna, michael jackson, marilyn monroe, elon musk, steve jobs, bill gates, greta thunberg, malala, buddha, jesus, muhammad, socrates, plato, aristotle, galileo, nefertiti, tutankhamun
`)

/** Characters of stories. */
export const famousCharacters: ReadonlySet<string> = listed(`
  sherlock holmes, harry potter, hermione granger, batman, superman, wonder woman, spider-man, spiderman, iron man, hulk, captain america, thor, black panther, robin hood, peter pan, tinker bell, snow white, cinderella, little red riding hood, alice in wonderland,
  goldilocks, rapunzel, hansel, gretel, rumpelstiltskin, gruffalo, the gruffalo, paddington, paddington bear, peppa pig, shrek, kermit, big bird, scooby-doo, popeye, tintin, asterix, obelix, spongebob, bugs bunny, minnie mouse, anna and elsa, totoro, godzilla, king kong, chewbacca, r2-d2, baby yoda, princess leia, obi-wan kenobi, wolverine, deadpool, black widow, supergirl, batgirl, the grinch, ebenezer scrooge, oliver twist, huckleberry finn, captain hook, captain ahab, moby dick, puss in boots, jack frost, mother goose, humpty dumpty, old macdonald, mickey mouse, donald duck, winnie the pooh, pinocchio, dracula, frankenstein, james bond, indiana jones, darth vader, luke skywalker, yoda, gandalf, frodo, aragorn, king arthur, merlin, zorro, tarzan, mowgli, mulan, moana, elsa, ariel, aladdin, barbie, super mario, mario, luigi, zelda, lara croft, pikachu, homer simpson,
  bart simpson, santa claus, santa, father christmas, easter bunny, tooth fairy, don quixote, hamlet, juliet, romeo, macbeth, odysseus, achilles, hercules, zeus, athena, medusa, anansi, sun wukong, momotaro, dr watson, miss marple, hercule poirot, pippi longstocking, mary poppins, willy wonka, joker, catwoman, lord of the rings
`)

/** Titles that make the capitalised words after them a person's name. */
export const titles: ReadonlySet<string> = listed(
  `queen, king, president, pope, emperor, empress, saint, st, sir, dame, lady, lord, prince, princess, dr, doctor, mr, mrs, ms, miss, captain, chief, general, pharaoh, tsar, sultan, professor, chancellor, senator, uncle, aunt`,
)

/** Capitalised last words that make a name a place or thing, not a person. */
export const placeNames: ReadonlySet<string> = listed(
  `tower, bridge, street, square, park, city, palace, cathedral, mountain, mount, river, lake, island, islands, canyon, beach, avenue, road, station, airport, building, gate, wall, hall, house, castle, museum, stadium, states, kingdom, york, francisco, angeles, paris, london, valley, desert, ocean, sea, falls, rock, arch, stonehenge, everest, kilimanjaro, fuji`,
)

/** First names that are nothing else in English: with a capital and no article they are somebody. */
export const firstNames: ReadonlySet<string> = listed(`
  mary, joseph, anna, emma, olivia, sophia, sophie, mia, isabella, charlotte, amelia, emily, ella, chloe, hannah, sarah, sara, laura, julia, maria, elena, lucy, alice, clara, eva, nina, lena, lisa, linda, susan, karen, nancy, betty, helen, sandra, donna, carol, michelle, amanda, melissa, deborah, rebecca, rachel, jessica, jennifer, ashley, nicole, katherine, catherine, christine, angela, diana, fatima, aisha, amina, layla, yasmin, priya, ananya, mei, yuki, sakura, ingrid, astrid, freya, olga, svetlana, natasha, tatiana, carmen, lucia, sofia, valentina, camila, mira,
  james, john, robert, michael, william, david, richard, thomas, tom, charles, christopher, daniel, matthew, anthony, donald, steven, paul, andrew, joshua, kenneth, kevin, brian, george, edward, ronald, timothy, jason, jeffrey, ryan, jacob, gary, nicholas, eric, jonathan, stephen, larry, justin, scott, brandon, benjamin, ben, samuel, sam, gregory, alexander, alex, patrick, peter, henry, noah, liam, oliver, lucas, ethan, mason, logan, elijah, aiden, leo, max, felix, hugo, louis, luis, carlos, miguel, jose, juan, pedro, diego, pablo, ahmed, mohammed, muhammad, ali, omar, hassan, ibrahim, yusuf, raj, arjun, rahul, hiroshi, kenji, takeshi, wei, ivan, dmitri, sergei, boris, lars, sven, erik, olaf, klaus, hans, fritz, giovanni, marco, luca, pierre, jean, milo, bello, kael
`)
