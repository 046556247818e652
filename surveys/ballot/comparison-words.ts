/**
 * 256 short words that are written alike in English and French, without accents, so that two colleagues can
 * compare them whatever language they read. Any two differ in at least three letters and in their first four.
 * The order is part of the format: changing it changes everybody's four words.
 */
export const COMPARISON_WORDS: readonly string[] = (
  'accent agenda album alibi alpha animal aquarium arcade atoll audio aura avalanche badge ' +
  'ballet balsa bandana bastion bison bistro bivouac blues bonbon bonus bouquet boutique ' +
  'bravo brioche brunch buffet bungalow cabaret camping canal canyon cape cargo caribou ' +
  'cassette catalogue chalet champion chef chorizo clown club coach cocktail collage ' +
  'compact concert confetti cosmos coupon couscous croissant curry cyclone dahlia denim ' +
  'dessert diesel disco dollar domino dragon duplex dynamo empire espresso fable fanfare ' +
  'festival film flamenco flash folklore fondue format forum fruit fusion gazelle gecko ' +
  'geyser ginseng globe gong gospel graffiti guide halo hamster hectare hibiscus hobby ' +
  'hockey igloo image impala index jaguar jazz jeans jeep jogging joker journal junior ' +
  'kayak ketchup kimono koala label lasso latitude litre logo longitude lotion macaroni ' +
  'machine maestro magma marathon marina mascara match melon memento menu micro mimosa ' +
  'minute miracle mobile monument motel mousse muffin mustang nature neutron nougat nuance ' +
  'nugget oasis octave olive omelette omnibus orange origami ovation palace palette pancake ' +
  'panda paprika papyrus parachute parquet patio pause penalty pergola piano pigeon ' +
  'pipeline pirate pivot pixel pizza podium polka pollen poncho portrait prairie premium ' +
  'prestige profile promenade prototype pudding python quartz quasar quiche quiz quota ' +
  'radar radius reggae relief reptile robot rose roulette royal safari samba samovar ' +
  'sandwich scooter score script sierra silence siphon sketch slalom sofa solstice sombrero ' +
  'sorbet souvenir spaghetti sphinx style sudoku surprise sushi talent talisman tandem ' +
  'tapas tartan taxi temple tennis texture ticket tiramisu toast toucan tramway transit ' +
  'trombone tsunami tunnel turbine tutu tweed valise verdict violet visa volume voyage ' +
  'western wigwam xylophone yacht zeppelin zigzag zinc'
).split(' ');
