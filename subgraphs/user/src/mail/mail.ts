/** A mail in plain text. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface MailLinks {
  /** Where the shop's own pages are, without a slash at its end. */
  readonly shopUrl: string
}

export function verificationMail(
  to: string,
  username: string,
  token: string,
  { shopUrl }: MailLinks,
): Mail {
  return {
    to,
    subject: 'Please confirm your email',
    text: lines(
      `Hello ${username},`,
      'please confirm that this email is yours:',
      `${shopUrl}/verify-email?token=${token}`,
      'The link is good once, for 24 hours. If you did not open an account, you need not do anything.',
    ),
  }
}

export function passwordResetMail(
  to: string,
  username: string,
  token: string,
  { shopUrl }: MailLinks,
): Mail {
  return {
    to,
    subject: 'Set a new password',
    text: lines(
      `Hello ${username},`,
      'somebody, we hope you, asked to set a new password for your account:',
      `${shopUrl}/reset-password?token=${token}`,
      'The link is good once, for 30 minutes. If it was not you, you need not do anything: your password is as it was.',
    ),
  }
}

export function passwordChangedMail(to: string, username: string): Mail {
  return {
    to,
    subject: 'Your password was changed',
    text: lines(
      `Hello ${username},`,
      'the password of your account was changed, and other sessions were ended.',
      'If it was not you, ask for a new password at once.',
    ),
  }
}

const lines = (...parts: readonly string[]) => `${parts.join('\n\n')}\n`
