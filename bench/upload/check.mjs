// Ends with 1 unless every file of a run lies in each bucket with its bytes, or the comparison is of nothing.
// Usage: node check.mjs FOLDER RUN FILES   (as `run` fills it)
import { readFileSync } from 'node:fs';

const [folder, run, files] = process.argv.slice(2);
const { buckets } = JSON.parse(readFileSync(`${folder}/buckets.json`, 'utf8'));
const sums = (name) => new Map(buckets.find((bucket) => bucket.name === `bench-${name}`).objects
  .filter((object) => object.name.startsWith(`${run}/`)).map((object) => [object.name, `${object.size} ${object.crc32c}`]));

const expected = sums('node');
if (expected.size !== Number(files) + 1) throw new Error(`The Node client stored ${expected.size} objects.`);
for (const name of ['reeve', 'rclone']) {
  const found = sums(name);
  if (found.size !== expected.size) throw new Error(`${name} stored ${found.size} objects.`);
  for (const [object, sum] of expected) if (found.get(object) !== sum) throw new Error(`${name} stored ${object} as ${found.get(object)}, not ${sum}.`);
}
