/**
 * What a browser shows at an address that is not known here. It says nothing of the address itself, and
 * needs no other file: whoever mistyped it may have no more than this one answer.
 */
export const UNKNOWN_PAGE = `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="color-scheme" content="light dark" />
    <title>Adresse inconnue – Unknown address</title>
  </head>
  <body
    style="max-width: 36rem; margin: 0 auto; padding: 1rem; font: 1.0625rem/1.55 system-ui, sans-serif; color: CanvasText; background: Canvas"
  >
    <main>
      <h1>Cette adresse n’est pas connue ici</h1>
      <p>Il y manque peut-être une lettre, ou il y en a une de trop.</p>
      <ul>
        <li><a href="/code" style="color: inherit">J’ai un code imprimé</a></li>
        <li><a href="/staff" style="color: inherit">Ressources humaines et managers</a></li>
      </ul>
      <p>Vous avez été invité par e-mail ? Ouvrez plutôt le lien de votre invitation.</p>
      <div lang="en">
        <h2>This address is not known here</h2>
        <p>A letter may be missing, or there may be one too many.</p>
        <ul>
          <li><a href="/code" style="color: inherit">I have a printed code</a></li>
          <li><a href="/staff" style="color: inherit">Human resources and managers</a></li>
        </ul>
        <p>Were you invited by e-mail? Then open the link in your invitation.</p>
      </div>
    </main>
  </body>
</html>
`;
