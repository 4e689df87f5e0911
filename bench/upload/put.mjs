// Uploads files to a bucket with Google's own Node client, as its documentation does: 16 at once, checked by CRC32C.
// Usage: node put.mjs ENDPOINT BUCKET PREFIX FILE...
import { Storage } from '@google-cloud/storage';
import { basename } from 'node:path';

const [endpoint, bucket, prefix, ...files] = process.argv.slice(2);
const storage = new Storage({ apiEndpoint: endpoint, projectId: "bench" }); // No token: the bucket lets anybody in, which only saves it work.
const target = storage.bucket(bucket);
const left = files.values();

await Promise.all(Array.from({ length: 16 }, async () => {
  for (const file of left) await target.upload(file, { destination: prefix + basename(file), validation: 'crc32c' });
}));
