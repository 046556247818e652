import type { volunteersEn } from './texts.en.ts';

export const volunteersFr: typeof volunteersEn = {
  intro:
    'Les personnes qui ont proposé leur nom pour le programme d’ambassadeurs, sur un formulaire qui ne sait rien d’aucune enquête. Ne comparez pas cette liste aux résultats de petites équipes.',
  form: 'Adresse du formulaire',
  none: 'Personne n’a encore proposé son nom.',
  caption: 'Volontaires par nom',
  name: 'Nom',
  email: 'Adresse e-mail',
  message: 'Message',
  joinedOn: 'Depuis',
  remove: 'Retirer…',
  removeTitle: 'Retirer {{name}} de la liste ?',
  removeBody: 'Le nom, l’adresse et le message sont effacés aussitôt.',
  removeConfirm: 'Retirer',
  working: 'Un instant…',
};
