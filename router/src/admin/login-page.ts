const HEAD = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Floodgate administration</title>
<h1>Floodgate administration</h1>`

/** @param fault why the last attempt failed, in words of ours */
export function loginPage(fault: string | null): string {
  return `${HEAD}
${fault === null ? '' : `<p role="alert">${fault}</p>`}
<form method="post" action="/admin/login">
<p><label>Login <input name="login" autocomplete="username" required autofocus></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
<p><button>Log in</button></p>
</form>
</html>
`
}

export function logoutPage(): string {
  return `${HEAD}
<form method="post" action="/admin/logout">
<p><button>Log out</button></p>
</form>
</html>
`
}
