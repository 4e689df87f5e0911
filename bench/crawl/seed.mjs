// Writes a company for `reeve sandbox --seed`, and a policy that goes with it. The same arguments give the same bytes.
// Usage: node seed.mjs ITEMS FOLDERS SHARE FILE.json FILE.yaml
//   ITEMS    files and folders in the tree, the root too
//   FOLDERS  how many of them are folders, the root too; folder n lies in folder (n - 1) / 4, files go round the folders
//   SHARE    how many files the reader may not share, so that only their owners see the grants on them; 0 for none
import { writeFileSync } from 'node:fs';

const [items, folders, share] = process.argv.slice(2, 5).map(Number);
const [seedFile, policyFile] = process.argv.slice(5);

const reader = 'drive-owner@corp.example';
const owners = Array.from({ length: 10 }, (_, n) => `owner${n}@corp.example`);
const pad = (n) => String(n).padStart(6, '0');
const folderId = (n) => `1FolderOfTheBench${pad(n)}`;

// Eight of a hundred files have a direct grant that adds nothing, two one that the policy does not allow: two of a hundred are drift.
const listed = { type: 'user', role: 'reader', emailAddress: 'cfo@corp.example' };
const strangers = ['freelance@gmail.com', 'dev@agency.example', 'auditor@kpmg.example'];
const directly = (n) =>
  n % 100 < 8 ? [listed]
  : n % 100 < 10 ? [{ type: 'user', role: n % 2 ? 'writer' : 'reader', emailAddress: strangers[n % 3] }]
  : [];

const all = [];
for (let n = 0; n < folders; n += 1) {
  all.push({
    id: folderId(n),
    name: n === 0 ? 'The tree' : `Folder ${n}`,
    mimeType: 'application/vnd.google-apps.folder',
    ...(n > 0 && { parent: folderId(Math.floor((n - 1) / 4)) }),
    owner: reader,
    grants: n > 0 ? [] : [
      { type: 'group', role: 'writer', emailAddress: 'finance@corp.example' },
      { type: 'domain', role: 'reader', domain: 'corp.example' },
      { type: 'user', role: 'reader', emailAddress: 'cfo@corp.example' },
    ],
  });
}

// Where some are not the reader's to share: ten owners, who bear unequal parts of them, the last by far the most.
const part = (n) => (n < share ? Math.floor(Math.sqrt(n / share) * owners.length) : n % owners.length);
for (let n = 0; n < items - folders; n += 1) {
  all.push({
    id: `1FileOfTheBench${pad(n)}`,
    name: `Report ${n} of a quarter.docx`,
    mimeType: 'application/vnd.google-apps.document',
    parent: folderId(n % folders),
    owner: owners[part(n)],
    writersCanShare: n >= share,
    grants: directly(n),
  });
}

writeFileSync(seedFile, JSON.stringify({
  users: [reader, ...owners].map((email) => ({ email })),
  groups: [{ email: 'finance@corp.example', members: [reader, ...owners] }],
  items: all,
}));
writeFileSync(policyFile, `version: 1
workspace:
  domains: [corp.example]
  admin: admin@corp.example
trees:
  bench:
    root: ${folderId(0)}
    as: ${reader}
    mode: exact
    access:
      - { group: finance@corp.example, role: writer }
      - { domain: corp.example, role: reader }
      - { user: cfo@corp.example, role: reader }
safety:
  maxChanges: 100%
`);
