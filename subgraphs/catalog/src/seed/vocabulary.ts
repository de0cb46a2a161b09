/** A kind of product: its maker lines turn each into several products. */
export interface ProductKind {
  readonly noun: string
  /** Euros, before a line's own factor. */
  readonly price: number
  readonly purpose: string
  readonly features: readonly [string, string, string]
}

export interface CategoryVocabulary {
  readonly slug: string
  readonly name: string
  /** Degrees on the colour wheel: what the category's pictures are tinted with. */
  readonly hue: number
  readonly motif: Motif
  readonly kinds: readonly ProductKind[]
}

export type Motif =
  'slab' | 'screen' | 'rings' | 'lens' | 'pot' | 'lamp' | 'peaks' | 'blocks' | 'drop' | 'pages'

/** Makers, each with a character that its products share. */
export const LINES = [
  { name: 'Nordlys', factor: 1.35, character: 'A restrained Nordic design with matte surfaces' },
  { name: 'Verano', factor: 0.85, character: 'Bright colours and a friendly price' },
  { name: 'Kestrel', factor: 1.15, character: 'Built light and tough, to be taken along' },
  { name: 'Atelier Roux', factor: 1.6, character: 'Finished by hand in small batches' },
] as const

export const CATEGORIES: readonly CategoryVocabulary[] = [
  {
    slug: 'phones-tablets',
    name: 'Phones & Tablets',
    hue: 222,
    motif: 'slab',
    kinds: [
      kind('Smartphone 5G', 549, 'A phone that lasts two days on one charge.', [
        'A 6.4-inch OLED display at 120 Hz stays readable in full sun',
        'The main camera gathers light well into the night',
        'Six years of security updates are promised',
      ]),
      kind('Compact Phone', 419, 'A small phone that fits one hand and every pocket.', [
        'The 5.4-inch display has even, narrow borders',
        'A side button unlocks it by fingerprint',
        'Half an hour on the charger is enough for a day',
      ]),
      kind('Drawing Tablet 11', 479, 'A tablet for sketching, reading and notes.', [
        'The pen tells 4,096 levels of pressure apart',
        'Its etched glass feels like paper',
        'Four speakers turn it into a small cinema',
      ]),
      kind('Wireless Charging Stand', 49, 'A stand that charges a phone upright on the desk.', [
        'Charges with up to 15 W through most cases',
        'A soft ring keeps the phone from slipping',
        'A dimmed light goes out by itself at night',
      ]),
      kind('Power Bank 20K', 59, 'A power bank for long weekends away.', [
        'Charges two devices at once, with 30 W together',
        'The display shows what is left in per cent',
        'May be carried in the cabin of any airline',
      ]),
    ],
  },
  {
    slug: 'computers',
    name: 'Computers',
    hue: 260,
    motif: 'screen',
    kinds: [
      kind('Ultrabook 14', 1199, 'A light notebook for work on the road.', [
        'Weighs 1.1 kg with a battery for fifteen hours',
        'The keyboard is quiet, backlit and sealed against spills',
        'Memory and storage can be replaced without tools',
      ]),
      kind('4K Monitor 27', 389, 'A monitor whose colours can be relied on.', [
        'Covers 98 % of the DCI-P3 colour space, calibrated by the maker',
        'One USB-C cable carries picture, data and 90 W of power',
        'Height, tilt and rotation move with one finger',
      ]),
      kind('Mechanical Keyboard', 119, 'A keyboard with a clear touch for long texts.', [
        'Switches can be swapped without a soldering iron',
        'Keycaps of PBT keep their letters for years',
        'Works by cable or with three devices by radio',
      ]),
      kind('Vertical Mouse', 54, 'A mouse that lets the wrist rest.', [
        'The hand lies as it would for a handshake',
        'Its sensor works on glass too',
        'A charge lasts about three months',
      ]),
      kind('Portable SSD 2TB', 149, 'A fast drive the size of a matchbox.', [
        'Reads up to 2,000 MB/s over USB 3.2',
        'Survives a fall from three metres',
        'Encrypts by hardware, unlocked by fingerprint',
      ]),
    ],
  },
  {
    slug: 'audio',
    name: 'Audio',
    hue: 330,
    motif: 'rings',
    kinds: [
      kind('Noise-Cancelling Headphones', 249, 'Headphones for trains, planes and open offices.', [
        'Eight microphones take out engines and voices alike',
        'The cushions are soft enough for a whole flight',
        'Plays for forty hours, and for four after ten minutes of charging',
      ]),
      kind('In-Ear Buds', 129, 'Small earphones with a warm, balanced sound.', [
        'Three sizes of tips sit tight while running',
        'Sweat and rain do no harm (IPX5)',
        'Switches between phone and notebook by itself',
      ]),
      kind('Bookshelf Speakers', 329, 'A pair of speakers for rooms up to 25 m².', [
        'A silk dome tweeter keeps voices natural',
        'The cabinets are braced against resonance',
        'Takes a turntable, a television or a stream',
      ]),
      kind('Turntable', 279, 'A turntable that is set up in ten minutes.', [
        'The belt drive keeps the motor away from the needle',
        'A phono stage is built in and can be switched off',
        'The platter is cast in one piece and balanced',
      ]),
      kind('Kitchen Radio', 89, 'A radio with a full sound for small rooms.', [
        'Receives DAB+, FM and internet stations',
        'The real wooden case gives it warmth',
        'Two alarms wake gently with growing volume',
      ]),
    ],
  },
  {
    slug: 'cameras',
    name: 'Cameras & Optics',
    hue: 190,
    motif: 'lens',
    kinds: [
      kind('Mirrorless Camera', 1099, 'A camera that is small enough to always come along.', [
        'The 26-megapixel sensor is steadied in five axes',
        'Autofocus finds and follows eyes, of animals too',
        'Every dial can be worked with gloves',
      ]),
      kind('35mm Prime Lens', 459, 'A fast lens for streets and portraits.', [
        'An aperture of f/1.8 separates the subject softly',
        'Sealed against dust and splashes',
        'The focus ring turns with just enough resistance',
      ]),
      kind('Travel Tripod', 139, 'A tripod that fits into a daypack.', [
        'Folds to 39 cm and carries 8 kg',
        'The legs lock with a quarter of a turn',
        'The centre column becomes a monopod',
      ]),
      kind('Birding Binoculars 8x42', 219, 'Binoculars for long mornings in the reeds.', [
        'Coated prisms keep colours true at dusk',
        'Focuses from 1.8 metres to the horizon',
        'Filled with nitrogen, so they never fog',
      ]),
      kind('Instant Camera', 99, 'A camera whose pictures are ready at once.', [
        'Prints the size of a bank card in ninety seconds',
        'A mirror beside the lens helps with self-portraits',
        'The flash measures the room before it fires',
      ]),
    ],
  },
  {
    slug: 'kitchen',
    name: 'Kitchen',
    hue: 18,
    motif: 'pot',
    kinds: [
      kind('Cast-Iron Casserole', 129, 'A pot for stews, bread and slow Sundays.', [
        'The enamel does not take on smells',
        'Goes from any hob straight into the oven',
        'Drops under the lid baste what is inside',
      ]),
      kind("Chef's Knife 20 cm", 94, 'A knife for nearly everything on the board.', [
        'The blade is hardened to 60 HRC and easy to sharpen',
        'Its weight lies where the fingers hold it',
        'The handle is stabilised walnut',
      ]),
      kind('Espresso Machine', 549, 'A machine for espresso as a bar makes it.', [
        'Ready in five minutes, steady to half a degree',
        'The steam wand makes fine, silky milk foam',
        'The brew group comes out for cleaning',
      ]),
      kind('Burr Coffee Grinder', 159, 'A grinder that respects the bean.', [
        'Conical steel burrs with forty settings',
        'Grinds slowly, so the aroma stays',
        'A dose is weighed, not timed',
      ]),
      kind('Stand Mixer', 379, 'A mixer that kneads bread as calmly as it whips cream.', [
        'The bowl holds 4.8 litres, enough for two loaves',
        'Metal gears, quiet under load',
        'Whisk, hook and paddle are included',
      ]),
    ],
  },
  {
    slug: 'home-living',
    name: 'Home & Living',
    hue: 42,
    motif: 'lamp',
    kinds: [
      kind('Reading Lamp', 119, 'A lamp that puts light exactly where the page is.', [
        'The colour of the light follows the evening',
        'The arm stays where it is left',
        'Dims without flicker to one per cent',
      ]),
      kind('Linen Bedding Set', 149, 'Bedding that is cool in summer and warm in winter.', [
        'Woven of European flax and washed soft',
        'Grows softer with every wash',
        'Buttons of real mother-of-pearl',
      ]),
      kind('Wool Throw', 89, 'A throw for the sofa and the balcony.', [
        'New wool from a mill that has woven since 1846',
        'Airing replaces most washing',
        'The fringe is twisted by hand',
      ]),
      kind('Robot Vacuum', 429, 'A vacuum that keeps the floor clean on its own.', [
        'Finds its way by laser and remembers four floors',
        'Slips under furniture from 9.5 cm',
        'Empties itself into a bag that lasts two months',
      ]),
      kind('Air Purifier', 239, 'Clean air for rooms up to 40 m².', [
        'A HEPA H13 filter holds back pollen and fine dust',
        'At night it is quieter than a whisper',
        'Shows what is in the air in plain figures',
      ]),
    ],
  },
  {
    slug: 'outdoor',
    name: 'Outdoor',
    hue: 140,
    motif: 'peaks',
    kinds: [
      kind('Two-Person Tent', 289, 'A tent that one person pitches in six minutes.', [
        'Weighs 2.1 kg and stands in any wind',
        'Two entrances, two vestibules, no quarrel',
        'The seams are taped and hold 4,000 mm of water',
      ]),
      kind('Down Sleeping Bag', 249, 'A sleeping bag for nights down to minus five.', [
        'Filled with traceable down of 750 cuin',
        'The collar keeps the warmth in',
        'Packs to the size of a loaf of bread',
      ]),
      kind('Trekking Backpack 45', 169, 'A backpack for a week on foot.', [
        'The back length adjusts while walking',
        'A separate opening reaches the bottom',
        'The rain cover has its own pocket',
      ]),
      kind('Trail Running Shoes', 134, 'Shoes for roots, rocks and mud.', [
        'Five-millimetre lugs that clean themselves',
        'A plate under the forefoot stops stones',
        'The mesh dries within an hour',
      ]),
      kind('Insulated Bottle 750 ml', 32, 'A bottle that remembers the temperature.', [
        'Hot for twelve hours, cold for a day',
        'The lid is sealed and comes apart for cleaning',
        'Steel inside and out, no aftertaste',
      ]),
    ],
  },
  {
    slug: 'toys-games',
    name: 'Toys & Games',
    hue: 290,
    motif: 'blocks',
    kinds: [
      kind('Wooden Marble Run', 79, 'A marble run that is never built twice the same.', [
        'Sixty-two parts of beech, cut to fit',
        'Grows with every set of the line',
        'For builders from four years on',
      ]),
      kind('Strategy Board Game', 44, 'A game of trade and bluff for two to five.', [
        'Explained in ten minutes, played in an hour',
        'No one has to wait for their turn for long',
        'The pieces are of wood, the box has room for all',
      ]),
      kind('Puzzle 1000 Pieces', 19, 'A puzzle for rainy weekends.', [
        'Thick board with a click when pieces meet',
        'Printed without glare',
        'A poster of the picture is included',
      ]),
      kind('Robot Building Kit', 119, 'A kit for a robot that learns to follow a line.', [
        'Programmed with blocks first, in Python later',
        'Two motors and three sensors',
        'The manual has twenty-four experiments',
      ]),
      kind('Stacking Animals', 24, 'Wooden animals for small, patient hands.', [
        'Twelve animals that balance on one another',
        'Painted with colours that may be licked',
        'The edges are rounded and sanded',
      ]),
    ],
  },
  {
    slug: 'beauty-care',
    name: 'Beauty & Care',
    hue: 350,
    motif: 'drop',
    kinds: [
      kind('Vitamin C Serum', 29, 'A serum for an even, awake complexion.', [
        'Ten per cent vitamin C with ferulic acid',
        'Without perfume and colouring',
        'The brown glass protects it from light',
      ]),
      kind('Sonic Toothbrush', 89, 'A toothbrush that is thorough and gentle.', [
        'Warns when it is pressed too hard',
        'Three weeks on one charge',
        'Comes with two heads and a travel case',
      ]),
      kind('Safety Razor', 49, 'A razor that is bought once.', [
        'Turned from solid brass and plated',
        'Takes every common blade',
        'The weight does the work',
      ]),
      kind('Ionic Hair Dryer', 109, 'A dryer that is quick without being hot.', [
        'Measures the air fifty times a second',
        'The filter rinses clean under the tap',
        'Weighs less than 400 grams',
      ]),
      kind('Hand Cream Trio', 22, 'Three creams for three pockets.', [
        'Shea butter and almond oil, absorbed at once',
        'Fig, verbena and unscented',
        'Tubes of aluminium that are recycled for ever',
      ]),
    ],
  },
  {
    slug: 'books-stationery',
    name: 'Books & Stationery',
    hue: 90,
    motif: 'pages',
    kinds: [
      kind('Fountain Pen', 69, 'A pen that makes writing a pleasure again.', [
        'The steel nib is adjusted before it is packed',
        'Takes cartridges and bottled ink',
        'The cap closes with a soft click',
      ]),
      kind('Dotted Notebook A5', 18, 'A notebook that opens flat at every page.', [
        'Paper of 120 g/m² that no ink shines through',
        'Numbered pages and an index',
        'Two ribbons and a pocket at the back',
      ]),
      kind('Watercolour Set 24', 59, 'Watercolours for the desk and for travel.', [
        'Twenty-four half pans with high pigment content',
        'The lid is the palette',
        'A water brush lies between the colours',
      ]),
      kind('Weekly Planner', 24, 'A planner with a week on two pages.', [
        'Undated, so that it starts when its owner does',
        'Room for goals, lists and the weather',
        'Bound in cloth, with rounded corners',
      ]),
      kind('World Atlas', 79, 'An atlas to get lost in.', [
        'Two hundred and forty maps, newly drawn',
        'Essays on cities, rivers and borders',
        'Printed on heavy paper in large format',
      ]),
    ],
  },
]

function kind(
  noun: string,
  price: number,
  purpose: string,
  features: readonly [string, string, string],
): ProductKind {
  return { noun, price, purpose, features }
}
