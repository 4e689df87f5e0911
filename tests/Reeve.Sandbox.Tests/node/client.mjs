// Google's own Drive client, pointed at a running sandbox.
import { readFileSync } from 'node:fs';
import { drive as driveOf } from '@googleapis/drive';
import { JWT } from 'google-auth-library';

// The library fetches tokens from Google's fixed address; the sandbox stands in for it. The assertion stays as Google would get it.
const google = ['https://oauth2.googleapis.com/token', 'https://www.googleapis.com/oauth2/v4/token'];

/** How many tokens were asked for. */
export const counts = { tokenRequests: 0 };

/** Returns a client that acts as a user. */
export function driveAs(endpoint, credentialsFile, subject) {
  const key = JSON.parse(readFileSync(credentialsFile, 'utf8'));
  const auth = new JWT({
    email: key.client_email,
    key: key.private_key,
    keyId: key.private_key_id,
    scopes: ['https://www.googleapis.com/auth/drive'],
    subject,
  });
  auth.transporter.interceptors.request.add({
    resolved: async (config) => {
      if (google.includes(String(config.url))) {
        counts.tokenRequests += 1;
        config.url = new URL(endpoint + '/token');
      }
      return config;
    },
  });

  return driveOf({ version: 'v3', auth, rootUrl: endpoint + '/' });
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
