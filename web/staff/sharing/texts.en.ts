export const sharingEn = {
  title: 'Sharing with employees',
  notShared: 'Employees do not see the results yet.',
  shared: 'Everyone who has the link can read the results since {{date}}.',
  what: 'They see the figures of the company and of every team that has some, and what is decided, below. No comments and no readiness. Each chooses the own team on the page; nobody is told which.',
  preview: 'See what employees will see',
  link: 'Link for employees',
  share: 'Share the results…',
  shareTitle: 'Share the results of “{{title}}” with everyone?',
  shareBody:
    'Whoever has the link can read them without signing in. Everybody who was invited finds the link under the personal one.',
  shareConfirm: 'Share',
  unshare: 'Take back…',
  unshareTitle: 'Take the results of “{{title}}” back?',
  unshareBody: 'The link then says that they are not shared. What was read stays read.',
  unshareConfirm: 'Take back',
  working: 'One moment…',
};
