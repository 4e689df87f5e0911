// The crawl that `reeve plan` makes, with Google's own Node client: level by level, 50 parents a query, 1,000 files a page, the same
// fields. What comes is kept as the client gives it, as a program that is going to judge it would.
// Usage: node crawl.mjs ENDPOINT CREDENTIALS_FILE SUBJECT ROOT_ID
// Prints one JSON object: items, grants, requests.
import { readFileSync } from 'node:fs';
import { drive as driveOf } from '@googleapis/drive';
import { JWT } from 'google-auth-library';

const [endpoint, credentialsFile, subject, rootId] = process.argv.slice(2);
const key = JSON.parse(readFileSync(credentialsFile, 'utf8'));
const auth = new JWT({
  email: key.client_email,
  key: key.private_key,
  keyId: key.private_key_id,
  scopes: ['https://www.googleapis.com/auth/drive.metadata.readonly'],
  subject,
});

// The library fetches tokens from Google's fixed address; the sandbox stands in for it.
const google = ['https://oauth2.googleapis.com/token', 'https://www.googleapis.com/oauth2/v4/token'];
auth.transporter.interceptors.request.add({
  resolved: async (config) => {
    if (google.includes(String(config.url))) {
      config.url = new URL(endpoint + '/token');
    }
    return config;
  },
});

// The fields of src/Reeve.Google/Drive/DriveMasks.cs.
const permission = 'id,type,role,emailAddress,domain,deleted,pendingOwner,expirationTime,view,inheritedPermissionsDisabled,allowFileDiscovery,'
  + 'permissionDetails(role,inherited,inheritedFrom,permissionType)';
const file = 'id,name,mimeType,parents,driveId,owners(emailAddress,permissionId),trashed,explicitlyTrashed,writersCanShare,'
  + `inheritedPermissionsDisabled,capabilities(canShare,canListChildren),permissions(${permission})`;
const atOnce = 16;

const drive = driveOf({ version: 'v3', auth, rootUrl: endpoint + '/' });
let requests = 0;

async function list(parents) {
  const found = [];
  let pageToken;
  do {
    const page = await drive.files.list({
      q: parents.map((id) => `'${id}' in parents`).join(' or '),
      fields: `nextPageToken,incompleteSearch,files(${file})`,
      pageSize: 1000,
      pageToken,
      supportsAllDrives: true,
      includeItemsFromAllDrives: true,
    });
    requests += 1;
    found.push(...page.data.files);
    pageToken = page.data.nextPageToken;
  } while (pageToken);
  return found;
}

const root = (await drive.files.get({ fileId: rootId, fields: file, supportsAllDrives: true })).data;
requests += 1;
const items = [root];
let level = [root.id];
while (level.length > 0) {
  const chunks = [];
  for (let at = 0; at < level.length; at += 50) {
    chunks.push(level.slice(at, at + 50));
  }

  level = [];
  for (let at = 0; at < chunks.length; at += atOnce) {
    for (const found of await Promise.all(chunks.slice(at, at + atOnce).map(list))) {
      for (const each of found) {
        items.push(each);
        if (each.mimeType === 'application/vnd.google-apps.folder') {
          level.push(each.id);
        }
      }
    }
  }
}

console.log(JSON.stringify({ items: items.length, grants: items.reduce((sum, item) => sum + (item.permissions?.length ?? 0), 0), requests }));
