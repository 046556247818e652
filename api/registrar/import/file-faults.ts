import type { Fault, Words } from '../../../surveys/organisation/fault.ts';

/** Why a file can not be read at all. */
export type FileTrouble =
  | 'password'
  | 'old-excel'
  | 'other-office'
  | 'web-page'
  | 'pdf'
  | 'archive'
  | 'binary'
  | 'damaged'
  | 'empty'
  | 'no-rows'
  | 'no-sheet'
  | 'too-large-unpacked'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-slow';

const SAVE_AS: Words = {
  en: 'an Excel workbook (.xlsx) or a CSV file; in the spreadsheet: "Save as", then "Excel workbook (.xlsx)"',
  fr: 'un classeur Excel (.xlsx) ou un fichier CSV ; dans le tableur : « Enregistrer sous », puis « Classeur Excel (.xlsx) »',
};
const SMALLER: Words = {
  en: 'a sheet with the people only: copy the columns that are needed into a new workbook, or save it as CSV',
  fr: 'une feuille avec les personnes seulement : copiez les colonnes utiles dans un nouveau classeur, ou enregistrez-la en CSV',
};

const WORDS: Readonly<Record<FileTrouble, { problem: Words; expected: Words }>> = {
  password: {
    problem: {
      en: 'the workbook is protected by a password and can not be opened here',
      fr: 'le classeur est protégé par un mot de passe et ne peut pas être ouvert ici',
    },
    expected: {
      en: 'a workbook without a password; in the spreadsheet: "File", "Info", "Protect workbook", and clear the password',
      fr: 'un classeur sans mot de passe ; dans le tableur : « Fichier », « Informations », « Protéger le classeur », puis effacez le mot de passe',
    },
  },
  'old-excel': {
    problem: {
      en: 'this is a workbook in the old format of Excel (.xls)',
      fr: "c'est un classeur dans l'ancien format d'Excel (.xls)",
    },
    expected: SAVE_AS,
  },
  'other-office': {
    problem: {
      en: 'this is an office document, but no Excel workbook (.xlsx)',
      fr: "c'est un document bureautique, mais pas un classeur Excel (.xlsx)",
    },
    expected: SAVE_AS,
  },
  'web-page': {
    problem: {
      en: 'this is a web page or XML with the name of a spreadsheet, as some HR systems export it',
      fr: "c'est une page web ou du XML avec un nom de tableur, comme certains SIRH en exportent",
    },
    expected: SAVE_AS,
  },
  pdf: {
    problem: { en: 'this is a PDF document', fr: "c'est un document PDF" },
    expected: SAVE_AS,
  },
  archive: {
    problem: {
      en: 'this is an archive (.zip), no workbook',
      fr: "c'est une archive (.zip), pas un classeur",
    },
    expected: {
      en: 'the file that lies in the archive: .xlsx or CSV',
      fr: "le fichier qui se trouve dans l'archive : .xlsx ou CSV",
    },
  },
  binary: {
    problem: {
      en: 'this is neither a workbook nor a text file',
      fr: "ce n'est ni un classeur ni un fichier texte",
    },
    expected: SAVE_AS,
  },
  damaged: {
    problem: {
      en: 'the workbook is damaged or incomplete and can not be read',
      fr: 'le classeur est endommagé ou incomplet et ne peut pas être lu',
    },
    expected: {
      en: 'a workbook that opens in a spreadsheet; download it again, or open it and save it as a new one',
      fr: "un classeur qui s'ouvre dans un tableur ; téléchargez-le à nouveau, ou ouvrez-le et enregistrez-le sous un autre nom",
    },
  },
  empty: {
    problem: { en: 'the file is empty', fr: 'le fichier est vide' },
    expected: {
      en: 'column titles, and one row for each person',
      fr: 'des titres de colonnes, et une ligne par personne',
    },
  },
  'no-rows': {
    problem: { en: 'the sheet is empty', fr: 'la feuille est vide' },
    expected: {
      en: 'column titles, and one row for each person',
      fr: 'des titres de colonnes, et une ligne par personne',
    },
  },
  'no-sheet': {
    problem: {
      en: 'the workbook has no sheet of this name',
      fr: "le classeur n'a pas de feuille de ce nom",
    },
    expected: { en: 'one of its sheets', fr: "l'une de ses feuilles" },
  },
  'too-large-unpacked': {
    problem: {
      en: 'the workbook is too large when it is unpacked',
      fr: 'le classeur est trop volumineux une fois décompressé',
    },
    expected: SMALLER,
  },
  'too-many-rows': {
    problem: { en: 'there are more than 1,000,000 rows', fr: 'il y a plus de 1 000 000 de lignes' },
    expected: SMALLER,
  },
  'too-many-columns': {
    problem: { en: 'there are more than 300 columns', fr: 'il y a plus de 300 colonnes' },
    expected: SMALLER,
  },
  'too-slow': {
    problem: {
      en: 'reading this file takes too long or too much memory',
      fr: 'la lecture de ce fichier prend trop de temps ou de mémoire',
    },
    expected: SMALLER,
  },
};

/** The one fault of a file that can not be read. */
export function fileFault(file: string, trouble: FileTrouble, sheet?: string): Fault {
  const place = sheet === undefined ? {} : { sheet };
  return { file, ...place, line: null, column: null, ...WORDS[trouble] };
}

/** Thrown while a file is read, and caught where its faults are collected. */
export class UnreadableFile extends Error {
  readonly trouble: FileTrouble;
  readonly sheet: string | undefined;

  constructor(trouble: FileTrouble, sheet?: string) {
    super(trouble);
    this.trouble = trouble;
    this.sheet = sheet;
  }
}
