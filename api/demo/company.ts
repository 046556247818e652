import { createRandom } from './random.ts';

/**
 * An invented company, "Maison Verdier": a maker of garden furniture with about 600 people in 70
 * units on four sites, most of them writing French, some English. Any likeness is chance.
 */
export interface DemoCompany {
  readonly unitsCsv: string;
  readonly rosterCsv: string;
  readonly managers: readonly {
    readonly unit: string;
    readonly name: string;
    readonly email: string;
  }[];
}

/** Name, own members, children. */
type Branch = readonly [name: string, heads: number, children?: readonly Branch[]];

const COMPANY: Branch = [
  'Maison Verdier',
  3,
  [
    [
      'Production',
      4,
      [
        [
          'Usine de Roanne',
          5,
          [
            [
              'Atelier bois',
              3,
              [
                ['Débit', 17],
                ['Assemblage', 22],
                ['Finition', 14],
                ['Contrôle qualité bois', 6],
              ],
            ],
            [
              'Atelier métal',
              3,
              [
                ['Soudure', 19],
                ['Peinture', 13],
                ['Montage métal', 21],
                ['Contrôle qualité métal', 4],
              ],
            ],
            ['Maintenance', 11],
            ['Expédition', 16],
          ],
        ],
        [
          'Usine de Saint-Nazaire',
          4,
          [
            [
              'Toile et couture',
              2,
              [
                ['Coupe', 9],
                ['Couture équipe A', 18],
                ['Couture équipe B', 17],
              ],
            ],
            ['Montage final', 24],
            ['Emballage', 12],
            ['Sécurité et environnement', 3],
          ],
        ],
        ['Méthodes', 9],
        [
          'Achats',
          3,
          [
            ['Achats bois', 5],
            ['Achats métal et textile', 6],
          ],
        ],
      ],
    ],
    [
      'Commerce',
      3,
      [
        [
          'Réseau France',
          2,
          [
            ['Région Nord', 11],
            ['Région Ouest', 12],
            ['Région Sud-Est', 13],
            ['Région Sud-Ouest', 9],
            [
              'Boutiques',
              2,
              [
                ['Boutique de Lyon', 6],
                ['Boutique de Nantes', 5],
                ['Boutique de Paris', 8],
              ],
            ],
          ],
        ],
        [
          'Export',
          2,
          [
            ['United Kingdom and Ireland', 9],
            ['Benelux', 6],
            ['North America', 8],
            ['Deutschland', 5],
          ],
        ],
        ['Administration des ventes', 14],
        [
          'Service clients',
          2,
          [
            ['Service clients français', 15],
            ['Customer care', 8],
          ],
        ],
      ],
    ],
    [
      'Marketing et communication',
      2,
      [
        ['Marque', 7],
        ['Contenus et réseaux sociaux', 6],
        ['Site et vente en ligne', 11],
        ['Études', 3],
      ],
    ],
    [
      'Création et développement',
      2,
      [
        ['Design', 9],
        ["Bureau d'études", 14],
        ['Prototypes', 5],
        ['Brevets', 2],
      ],
    ],
    [
      'Finance',
      2,
      [
        ['Comptabilité', 12],
        ['Contrôle de gestion', 6],
        ['Trésorerie', 3],
      ],
    ],
    [
      'Ressources humaines',
      2,
      [
        ['Recrutement et formation', 6],
        ['Paie', 5],
        ['Relations sociales', 3],
      ],
    ],
    [
      'Systèmes d’information',
      2,
      [
        ['Applications', 11],
        ['Infrastructure', 7],
        ['Support', 9],
        ['Données', 5],
      ],
    ],
    [
      'Logistique',
      3,
      [
        [
          'Plateforme de Roanne',
          2,
          [
            ['Équipe du matin', 15],
            ['Équipe de l’après-midi', 14],
            ['Équipe de nuit', 7],
          ],
        ],
        ['Transport', 8],
        ['Approvisionnement', 9],
      ],
    ],
    ['Direction juridique', 4],
    ['Projets et transformation', 5],
  ],
];

const FIRST_NAMES =
  'Adèle Alban Alice Amir Anaïs Anton Awa Basile Bérénice Blaise Camille Cédric Chloé Clément Colin Dalila Damien Diane Élise Émile Estelle Étienne Fatou Félix Flora Gaël Gaspard Hana Hugo Ibrahim Inès Iris Jeanne Joris Karim Laure Léonie Lilian Louise Lucien Maël Maïa Malik Margaux Marius Mina Nadia Noé Noémie Oscar Paul Perrine Quentin Rachid Rosalie Salomé Samuel Sofia Solène Tanguy Théo Valentine Victor Yanis Yasmine Zoé'.split(
    ' ',
  );
const LAST_NAMES =
  'Abadie Aubry Barbier Belkacem Bertin Blanchard Bourdin Carlier Castel Charpentier Cissé Colas Courtois Delmas Diallo Didier Duchesne Dumas Fabre Ferrand Fleury Gaillard Garnier Gauthier Girard Grenier Guérin Hamdi Hubert Jacob Jolivet Lacroix Lambert Launay Leclerc Lefort Lemaire Levasseur Maillard Marchand Martel Masson Mercier Meunier Millet Morel Navarro Normand Okafor Ollivier Pascal Perrot Picard Prévost Quéré Renard Rivière Rolland Roussel Sabatier Sanchez Tessier Thibault Vasseur Verger Weber'.split(
    ' ',
  );
/** Workshops: only who leads one has an address, the others get a printed code. */
const UNITS_WITHOUT_MAIL = new Set([
  'Débit',
  'Assemblage',
  'Finition',
  'Soudure',
  'Peinture',
  'Montage métal',
  'Expédition',
  'Coupe',
  'Couture équipe A',
  'Couture équipe B',
  'Montage final',
  'Emballage',
]);
const ENGLISH_UNITS = new Set(['United Kingdom and Ireland', 'North America', 'Customer care']);

/** The units and the roster of the invented company, as files that HR could have exported. */
export function inventCompany(): DemoCompany {
  const random = createRandom(19_480_612);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const units: string[][] = [['unit_id', 'parent_id', 'name']];
  const roster: string[][] = [
    ['employee_id', 'email', 'unit_id', 'language', 'contract', 'seniority'],
  ];
  const managers: { unit: string; name: string; email: string }[] = [];

  const add = ([name, heads, children = []]: Branch, parent: string): void => {
    const unit = `V${String(units.length).padStart(3, '0')}`;
    units.push([unit, parent, name]);
    for (let member = 0; member < heads; member += 1) {
      const person = `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`;
      const id = `E${String(roster.length).padStart(4, '0')}`;
      const english = ENGLISH_UNITS.has(name) ? random() < 0.9 : random() < 0.04;
      const email = `${writeAddress(person)}.${id.toLowerCase()}@verdier.example`;
      roster.push([
        id,
        UNITS_WITHOUT_MAIL.has(name) && member > 0 ? '' : email,
        unit,
        english ? 'en' : 'fr',
        random() < 0.86 ? 'permanent' : 'temporary',
        pick(['under 2 years', '2 to 10 years', '2 to 10 years', 'over 10 years']),
      ]);
      if (member === 0) managers.push({ unit, name: person, email });
    }
    for (const child of children) add(child, unit);
  };
  add(COMPANY, '');
  return { unitsCsv: writeCsv(units), rosterCsv: writeCsv(roster), managers };
}

function writeAddress(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
}

function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quote).join(',')).join('\n') + '\n';
}

function quote(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
