// Writes a company with one shared drive for `reeve sandbox --seed`, and a policy that goes with it. The same arguments give the same bytes.
// Usage: node drive.mjs ITEMS FOLDERS OWN FILE.json FILE.yaml
//   ITEMS    files and folders in the drive, its root too
//   FOLDERS  how many of them are folders, the root too; folder n lies in folder (n - 1) / 4, files go round the folders
//   OWN      how many files have a grant of their own, which the policy does not allow
import { writeFileSync } from 'node:fs';

const [items, folders, own] = process.argv.slice(2, 5).map(Number);
const [seedFile, policyFile] = process.argv.slice(5);

const organizers = ['drive-owner@corp.example', 'deputy@corp.example'];
const driveId = '0ADriveOfTheBenchPVA';
const pad = (n) => String(n).padStart(6, '0');
const folderId = (n) => (n === 0 ? driveId : `1FolderOfTheBench${pad(n)}`);

const all = [];
for (let n = 1; n < folders; n += 1) {
  all.push({ id: folderId(n), name: `Folder ${n}`, mimeType: 'application/vnd.google-apps.folder', parent: folderId(Math.floor((n - 1) / 4)), driveId, grants: [] });
}

const every = own > 0 ? Math.floor((items - folders) / own) : Infinity;
for (let n = 0; n < items - folders; n += 1) {
  const isOwn = n % every === 0 && n / every < own;
  all.push({
    id: `1FileOfTheBench${pad(n)}`,
    name: `Report ${n} of a quarter.docx`,
    mimeType: 'application/vnd.google-apps.document',
    parent: folderId(n % folders),
    driveId,
    grants: isOwn ? [{ type: 'user', role: 'reader', emailAddress: 'freelance@gmail.com' }] : [],
  });
}

const members = [
  ...organizers.map((emailAddress) => ({ type: 'user', role: 'organizer', emailAddress })),
  { type: 'group', role: 'writer', emailAddress: 'finance@corp.example' },
];
writeFileSync(seedFile, JSON.stringify({
  users: organizers.map((email) => ({ email })),
  groups: [{ email: 'finance@corp.example', members: organizers }],
  drives: [{ id: driveId, name: 'The drive', members }],
  items: all,
}));
writeFileSync(policyFile, `version: 1
workspace:
  domains: [corp.example]
  admin: admin@corp.example
trees:
  bench:
    drive: ${driveId}
    mode: exact
    access:
${organizers.map((user) => `      - { user: ${user}, role: organizer }`).join('\n')}
      - { group: finance@corp.example, role: writer }
safety:
  maxChanges: 100%
`);
