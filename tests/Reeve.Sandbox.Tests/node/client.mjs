// Google's own clients, pointed at a running sandbox.
import { readFileSync } from 'node:fs';
import { admin as adminOf } from '@googleapis/admin';
import { drive as driveOf } from '@googleapis/drive';
import { JWT } from 'google-auth-library';

// The library fetches tokens from Google's fixed address; the sandbox stands in for it. The assertion stays as Google would get it.
const google = ['https://oauth2.googleapis.com/token', 'https://www.googleapis.com/oauth2/v4/token'];

/** How many tokens were asked for. */
export const counts = { tokenRequests: 0 };

/** Returns a Drive client that acts as a user. */
export function driveAs(endpoint, credentialsFile, subject) {
  const auth = authAs(endpoint, credentialsFile, subject, ['https://www.googleapis.com/auth/drive']);

  return driveOf({ version: 'v3', auth, rootUrl: endpoint + '/' });
}

/** Returns a Directory client that acts as a user, with the scopes named after `admin.directory.`. */
export function directoryAs(endpoint, credentialsFile, subject, scopes) {
  const auth = authAs(endpoint, credentialsFile, subject, scopes.map((scope) => 'https://www.googleapis.com/auth/admin.directory.' + scope));

  return adminOf({ version: 'directory_v1', auth, rootUrl: endpoint + '/' });
}

function authAs(endpoint, credentialsFile, subject, scopes) {
  const key = JSON.parse(readFileSync(credentialsFile, 'utf8'));
  const auth = new JWT({ email: key.client_email, key: key.private_key, keyId: key.private_key_id, scopes, subject });
  auth.transporter.interceptors.request.add({
    resolved: async (config) => {
      if (google.includes(String(config.url))) {
        counts.tokenRequests += 1;
        config.url = new URL(endpoint + '/token');
      }
      return config;
    },
  });

  return auth;
}

/** Returns how a call was refused; null if it was not. */
export async function refusalOf(call) {
  try {
    await call;
    return null;
  } catch (error) {
    return { status: error.status ?? error.code, message: error.message, reason: error.response?.data?.error?.errors?.[0]?.reason };
  }
}
