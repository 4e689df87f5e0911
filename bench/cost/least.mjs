// The least that a crawl can cost, from the shape of the tree alone (bench/README.md works the same out by hand).
// Usage: node least.mjs SEED.json READER PAGE_SIZE
// Prints one JSON object: items, folders, requests, units.
import { readFileSync } from 'node:fs';

const [seedFile, reader, size] = process.argv.slice(2);
const pageSize = Number(size);
const parentsPerQuery = 50;
const [unitsPerList, unitsPerGet] = [100, 5]; // Drive API v3, "Usage limits": files.list and files.get. Other lists and gets are taken to cost the same.

const { items, drives } = JSON.parse(readFileSync(seedFile, 'utf8'));

// A whole shared drive: its facts, its members, a flat list, and one list of grants for each item that has some of its own.
if (drives) {
  const own = items.filter((item) => item.grants.length > 0).length;
  const lists = 1 + Math.ceil(items.length / pageSize) + own;
  console.log(JSON.stringify({ items: items.length + 1, folders: 1 + items.filter((item) => /folder$/.test(item.mimeType)).length, hidden: own, requests: 1 + lists, units: unitsPerGet + lists * unitsPerList }));
  process.exit();
}

const groupBy = (list, keyOf) => list.reduce((groups, each) => groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]), new Map());
const isFolder = (item) => item.mimeType === 'application/vnd.google-apps.folder';
const children = groupBy(items.slice(1), (item) => item.parent);
const chunks = (list) => Array.from({ length: Math.ceil(list.length / parentsPerQuery) }, (_, n) => list.slice(n * parentsPerQuery, (n + 1) * parentsPerQuery));
let [requests, units] = [1, unitsPerGet]; // The root itself.

// Level by level: a query brings what 50 folders hold, a page at a time; an empty answer is a page too.
for (let level = [items[0]]; level.length > 0;) {
  const next = [];
  for (const chunk of chunks(level)) {
    const found = chunk.flatMap((folder) => children.get(folder.id) ?? []);
    const pages = Math.max(1, Math.ceil(found.length / pageSize));
    requests += pages;
    units += pages * unitsPerList;
    next.push(...found.filter(isFolder));
  }
  level = next;
}

// What the reader may not share only its owner can read: 50 folders in a list, or one get an item, whichever is cheaper.
const hidden = items.filter((item) => item.writersCanShare === false && item.owner !== reader);
for (const [owner, own] of groupBy(hidden, (item) => item.owner)) {
  const byFolder = [...groupBy(own, (item) => item.parent)].sort((a, b) => b[1].length - a[1].length);
  for (const chunk of chunks(byFolder)) {
    const missing = chunk.reduce((sum, [, files]) => sum + files.length, 0);
    const listed = chunk.reduce((sum, [folder]) => sum + children.get(folder).filter((item) => item.owner === owner).length, 0);
    const pages = Math.ceil(listed / pageSize);
    const isListCheaper = pages * unitsPerList < missing * unitsPerGet;
    requests += isListCheaper ? pages : missing;
    units += isListCheaper ? pages * unitsPerList : missing * unitsPerGet;
  }
}

console.log(JSON.stringify({ items: items.length, folders: items.filter(isFolder).length, hidden: hidden.length, requests, units }));
