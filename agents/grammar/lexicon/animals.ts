import { listed } from './listed.ts'

/** Animals: they act, a person walks or feeds them, and they are no objects to hold by default. */
export const animals: ReadonlySet<string> = listed(`
  alligator, alpaca, animal, ant, antelope, ape, badger, bat, bear, beaver, bee, beetle, bird, bison, boar, buffalo, bull, bulldog, bunny, butterfly, calf, camel, canary, caterpillar, cat, cattle,
  chameleon, cheetah, chick, chicken, chihuahua, chimpanzee, chipmunk, clownfish, cobra, cockatoo, corgi, cow, coyote, crab, crane, creature, cricket, crocodile, crow, cub, dalmatian, deer, dinosaur, dog, dolphin, donkey, dove, dragon, dragonfly,
  duck, duckling, eagle, eel, elephant, elk, emu, falcon, ferret, finch, fish, flamingo, fly, foal, fox, frog, gazelle, gecko, giraffe, goat, goldfish, goose, gorilla, grasshopper, greyhound, guinea pig,
  gull, hamster, hare, hawk, hedgehog, hen, heron, hippo, hippopotamus, horse, hound, hummingbird, hyena, iguana, insect, jaguar, jellyfish, kangaroo, kingfisher, kitten, kitty, koala, labrador, lamb, lemur, leopard, lion, lioness, lizard, llama,
  lobster, lynx, macaw, mammoth, meerkat, mole, mongoose, monkey, moose, mosquito, moth, mouse, mule, octopus, orangutan, ostrich, otter, owl, ox, panda, panther, parrot, peacock, pelican, penguin, pet, pig,
  pigeon, piglet, platypus, pony, poodle, pug, puppy, pup, python, rabbit, raccoon, ram, rat, raven, reindeer, retriever, golden retriever, rhino, rhinoceros, robin, rooster, salmon, scorpion, seagull, seahorse, seal, shark, sheep, sheepdog, shepherd dog, skunk, sloth, snail, snake,
  sparrow, spider, squid, squirrel, stallion, starfish, stork, swan, terrier, tiger, toad, tortoise, toucan, trout, turkey, turtle, unicorn, vulture, walrus, wasp, weasel, whale, wolf, wombat, worm, yak, zebra, german shepherd, husky, beagle, t-rex, tyrannosaurus, phoenix, griffin, monster, alien, robot
`)
