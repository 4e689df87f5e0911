// Google's own client makes, fills, shares, restricts, empties and deletes a shared drive of a running sandbox.
// Usage: node drives.mjs ENDPOINT CREDENTIALS_FILE MANAGER ADMINISTRATOR
// Prints one JSON object, which the calling test judges.
import { randomUUID } from 'node:crypto';
import { driveAs, refusalOf } from './client.mjs';

const [endpoint, credentialsFile, manager, administrator] = process.argv.slice(2);
const drive = driveAs(endpoint, credentialsFile, manager);
const admin = driveAs(endpoint, credentialsFile, administrator);
const all = { supportsAllDrives: true };
const asAdmin = { useDomainAdminAccess: true };
const folderType = 'application/vnd.google-apps.folder';

const requestId = randomUUID();
const made = await drive.drives.create({ requestId, requestBody: { name: 'Made by Google\'s client' }, fields: 'id,name,capabilities/canManageMembers' });
const driveId = made.data.id;
const repeated = await refusalOf(drive.drives.create({ requestId, requestBody: { name: 'Made by Google\'s client' } }));

const give = (fileId, emailAddress, role, type = 'user') => drive.permissions.create({
  fileId, ...all, sendNotificationEmail: false, requestBody: { type, role, emailAddress }, fields: 'id,role',
});
const member = await give(driveId, 'bo@corp.example', 'writer');
const raised = await drive.permissions.update({ fileId: driveId, permissionId: member.data.id, ...all, requestBody: { role: 'fileOrganizer' }, fields: 'role' });
const unchanged = await refusalOf(drive.permissions.update({ fileId: driveId, permissionId: member.data.id, ...all, requestBody: { role: 'fileOrganizer' } }));
const members = await drive.permissions.list({ fileId: driveId, ...all, fields: 'permissions(emailAddress,role,permissionDetails)' });

const add = (name, mimeType, parent) => drive.files.create({ requestBody: { name, mimeType, parents: [parent] }, ...all, fields: 'id,driveId,parents' });
const folder = (await add('folder', folderType, driveId)).data;
const limited = (await add('limited', folderType, driveId)).data;
const file = (await add('plan', 'text/plain', folder.id)).data;
for (let i = 0; i < 12; i += 1) {
  await add(`file ${i}`, 'text/plain', folder.id);
}

let listed = 0;
let pages = 0;
let pageToken;
do {
  const page = await drive.files.list({
    corpora: 'drive', driveId, includeItemsFromAllDrives: true, ...all, pageSize: 10, pageToken, q: 'trashed = false',
    fields: 'nextPageToken,incompleteSearch,files(id,hasAugmentedPermissions,owners,permissions)',
  });
  listed += page.data.files.length;
  pageToken = page.data.nextPageToken;
  pages += 1;
} while (pageToken);

const direct = await give(file.id, 'cy@corp.example', 'reader');
const details = await drive.permissions.get({ fileId: file.id, permissionId: member.data.id, ...all, fields: 'role,permissionDetails' });
const augmented = await drive.files.get({ fileId: file.id, ...all, fields: 'hasAugmentedPermissions,driveId,capabilities(canShare,canMoveItemWithinDrive)' });
const inherited = await refusalOf(drive.permissions.delete({ fileId: file.id, permissionId: member.data.id, ...all }));
const unaware = await refusalOf(drive.files.get({ fileId: file.id }));

const cut = await drive.files.update({ fileId: limited.id, ...all, requestBody: { inheritedPermissionsDisabled: true }, fields: 'inheritedPermissionsDisabled' });
const moved = await drive.files.update({ fileId: file.id, addParents: limited.id, removeParents: folder.id, ...all, fields: 'parents' });
const afterMove = await drive.permissions.list({ fileId: file.id, ...all, fields: 'permissions(emailAddress,role)' });

const restricted = await drive.drives.update({ driveId, requestBody: { restrictions: { driveMembersOnly: true, copyRequiresWriterPermission: true } }, fields: 'restrictions' });
const stranger = await refusalOf(give(file.id, 'dee@corp.example', 'reader'));

const found = await admin.drives.list({ ...asAdmin, q: "name contains 'Made'", fields: 'drives(id,name)' });
const notAdmin = await refusalOf(drive.drives.list({ ...asAdmin }));
const byAdmin = await admin.permissions.list({ fileId: driveId, ...all, ...asAdmin, fields: 'permissions(id)' });

await drive.drives.hide({ driveId });
const hidden = await drive.drives.list({ q: 'hidden = true', fields: 'drives(id)' });
const full = await refusalOf(drive.drives.delete({ driveId }));
await drive.files.delete({ fileId: limited.id, ...all });
await drive.files.update({ fileId: folder.id, ...all, requestBody: { trashed: true } });
const deleted = await drive.drives.delete({ driveId });
const gone = await refusalOf(drive.drives.get({ driveId }));

console.log(JSON.stringify({
  made: made.data, repeated, raised: raised.data.role, unchanged, members: members.data.permissions, folder, driveId,
  listed, pages, direct: direct.data.role, details: details.data, augmented: augmented.data, inherited, unaware,
  cut: cut.data, moved: moved.data, limited: limited.id, afterMove: afterMove.data.permissions,
  restricted: restricted.data.restrictions, stranger, found: found.data.drives, notAdmin, byAdmin: byAdmin.data.permissions.length,
  hidden: hidden.data.drives.length, full, deleted: deleted.status, gone,
}));
