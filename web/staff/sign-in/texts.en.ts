export const signInEn = {
  title: 'Sign in',
  intro: 'For human resources, managers and administrators.',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  required: 'Fill in this field.',
  ended: 'Your session has ended. Sign in again to go on where you were.',
  employee:
    'Here to answer a survey? Use the personal link in your invitation: no account is needed.',
};
