export const heatmapEn = {
  title: 'Teams',
  intro:
    'Every team with its dimensions. Open a row to see what is below it; choose a cell to read the report of the team.',
  search: 'Find a team',
  noneFound: 'No team has this in its name.',
  view: {
    label: 'Show',
    mean: 'Means, 0 to 100',
    difference: 'Difference to the company',
    change: 'Change since {{date}}',
  },
  order: {
    label: 'Order under each parent',
    name: 'By name',
    band: 'In bands: {{name}}',
  },
  openAll: 'Open all levels',
  closeAll: 'Top level only',
  dimensions: 'Choose dimensions',
  caption: {
    mean: 'Dimension means of all teams, 0 to 100',
    difference: 'Difference between each team and the company, in points',
    change: 'Change of each team since {{date}}, in points',
  },
  legend: {
    mean: 'Darker is higher; the numbers say it all. Hatched means not shown.',
    difference:
      '▲ clearly above the company, ▼ clearly below; without a mark the difference lies within the margin. Hatched means not shown.',
    change:
      '▲ clearly higher, ▼ clearly lower; without a mark no clear change. Hatched means not shown or not to be compared.',
  },
  keys: 'Arrow keys move, right and left open and close a row, Enter opens the report.',
  rows_one: '{{n}} row',
  rows_other: '{{n}} rows',
  open: 'Show what is below {{team}}',
  close: 'Hide what is below {{team}}',
  pick: 'Point at a cell to read its margin and its number of answers.',
  cell: {
    mean: '{{mean}} · answers: {{count}}',
    meanMargin: '{{mean}} ± {{margin}} · answers: {{count}}',
    versus: {
      higher: 'above the company ({{company}})',
      same: 'about the same as the company ({{company}})',
      lower: 'below the company ({{company}})',
    },
    change: '{{before}} → {{after}} ({{difference}} ± {{margin}}): {{verdict}}',
    notComparable: 'can not be compared with the earlier round',
    withheld: 'not shown: {{why}}',
    withheldInstead: 'not shown: {{why}}. Heard in: {{group}}',
  },
};
