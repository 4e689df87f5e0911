// Google's own client lists, shares and pages against a running sandbox.
// Usage: node contract.mjs ENDPOINT CREDENTIALS_FILE SUBJECT FOLDER_ID
// Prints one JSON object, which the calling test judges.
import { counts, driveAs, refusalOf } from './client.mjs';

const [endpoint, credentialsFile, subject, folderId] = process.argv.slice(2);
const drive = driveAs(endpoint, credentialsFile, subject);
const about = await drive.about.get({ fields: 'user,storageQuota' });

const names = [];
let pages = 0;
let pageToken;
do {
  const page = await drive.files.list({
    q: `'${folderId}' in parents and trashed = false`,
    fields: 'nextPageToken,files(id,name,permissions(id,role))',
    pageSize: 10,
    pageToken,
  });
  names.push(...page.data.files.map((file) => file.name));
  pageToken = page.data.nextPageToken;
  pages += 1;
} while (pageToken);

const folder = await drive.files.create({
  requestBody: { name: 'made by Google\'s client', mimeType: 'application/vnd.google-apps.folder', parents: [folderId] },
  fields: 'id,parents',
});
const fileId = folder.data.id;
const granted = await drive.permissions.create({
  fileId,
  sendNotificationEmail: false,
  requestBody: { type: 'user', role: 'reader', emailAddress: 'bo@corp.example' },
  fields: 'id,role,emailAddress',
});
const raised = await drive.permissions.update({ fileId, permissionId: granted.data.id, requestBody: { role: 'writer' }, fields: 'role' });
const listed = await drive.permissions.list({ fileId, fields: 'permissions(emailAddress,role)' });
const deleted = await drive.permissions.delete({ fileId, permissionId: granted.data.id });

const refusal = await refusalOf(drive.files.get({ fileId: 'does-not-exist' }));

console.log(JSON.stringify({
  email: about.data.user.emailAddress,
  pages,
  names: names.length,
  parent: folder.data.parents[0],
  granted: granted.data,
  raised: raised.data.role,
  listed: listed.data.permissions.length,
  deleted: deleted.status,
  refusal,
  tokenRequests: counts.tokenRequests,
}));
