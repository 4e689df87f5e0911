// Google's own client uploads, goes on after a cut, lists, downloads and signs against a running sandbox.
// Usage: node storage.mjs ENDPOINT CREDENTIALS_FILE BIG_FILE FOLDER
// Prints one JSON object, which the calling test judges.
import { createHash, createSign } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { IdempotencyStrategy, Storage } from '@google-cloud/storage';

const [endpoint, credentialsFile, bigFile, folder] = process.argv.slice(2);
const key = JSON.parse(readFileSync(credentialsFile, 'utf8'));
const big = readFileSync(bigFile);
const md5 = (bytes) => createHash('md5').update(bytes).digest('base64');

// The storage client's own version of the authentication library, given a token: left alone it would ask Google's fixed address for one.
const { OAuth2Client } = createRequire(createRequire(import.meta.url).resolve('@google-cloud/storage'))('google-auth-library');
const base64 = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = Math.floor(Date.now() / 1000);
const unsigned = `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64({
  iss: key.client_email, scope: 'https://www.googleapis.com/auth/devstorage.read_write', aud: 'https://oauth2.googleapis.com/token', iat: now, exp: now + 3600,
})}`;
const assertion = `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(key.private_key, 'base64url')}`;
const answer = await fetch(`${endpoint}/token`, {
  method: 'POST',
  body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
});
const { access_token } = await answer.json();
const authClient = new OAuth2Client();
authClient.setCredentials({ access_token, expiry_date: Date.now() + 3_000_000 });

const storage = new Storage({
  apiEndpoint: endpoint, projectId: 'reeve-sandbox', authClient, useAuthWithCustomEndpoint: true,
  retryOptions: { retryDelayMultiplier: 1, maxRetryDelay: 1, totalTimeout: 60, idempotencyStrategy: IdempotencyStrategy.RetryAlways },
});
const bucket = storage.bucket('corp-private');
const result = {};

// In one request of two parts, with metadata.
const [small] = await bucket.upload(join(folder, 'small.txt'), {
  resumable: false, destination: 'node/a b#?%.txt', validation: 'crc32c', metadata: { contentType: 'text/x-small', metadata: { k: 'v' } },
});
result.small = { type: small.metadata.contentType, k: small.metadata.metadata.k, size: small.metadata.size };

// By a session in chunks, whose second is cut on its way. The client sends no token here: it forgets it where the endpoint is not Google's.
const open = storage.bucket('corp-open');
const faulted = await fetch(`${endpoint}/_sandbox/faults`, {
  method: 'POST', body: JSON.stringify({ method: 'PUT', path: '/upload/storage/v1/b/corp-open/o', resetAfterBytes: 300_000, nth: 2, times: 1 }),
});
const { id } = await faulted.json();
await open.upload(bigFile, { resumable: true, chunkSize: 1024 * 1024, destination: 'node/cut.bin', validation: 'md5' });
const faults = await (await fetch(`${endpoint}/_sandbox/faults`)).json();
result.cutHits = faults.faults.find((fault) => fault.id === id).hits;
result.cutMd5 = (await open.file('node/cut.bin').getMetadata())[0].md5Hash;

// Begun by one, and gone on with by another who has the session's address only.
const resumed = bucket.file('node/resumed.bin');
const [uri] = await resumed.createResumableUpload({ metadata: { contentType: 'application/x-resumed' } });
const first = 512 * 1024;
const begun = await fetch(uri, { method: 'PUT', headers: { 'Content-Range': `bytes 0-${first - 1}/${big.length}` }, body: big.subarray(0, first) });
result.begun = { status: begun.status, range: begun.headers.get('range') };
await pipeline(createReadStream(bigFile), resumed.createWriteStream({ uri, resumable: true, validation: false, metadata: { contentLength: big.length } }));
const [resumedMetadata] = await resumed.getMetadata();
result.resumed = { md5: resumedMetadata.md5Hash, type: resumedMetadata.contentType };

await bucket.file('node/third').save('3', { resumable: false });

// Read back: whole with its checksum compared, in part, and page by page.
const [whole] = await resumed.download({ validation: 'crc32c' });
result.downloadedMd5 = md5(whole);
const [part] = await resumed.download({ start: 100, end: 199, validation: false });
result.part = part.equals(big.subarray(100, 200));
result.names = [];
result.pages = 0;
for (let query = { prefix: 'node/', maxResults: 2, autoPaginate: false }; query;) {
  const [files, next] = await bucket.getFiles(query);
  result.names.push(...files.map((file) => file.name));
  result.pages += 1;
  query = next;
}

// Conditions, refusals, deletion.
const codeOf = async (promise) => {
  try {
    await promise;
    return 0;
  } catch (error) {
    return error.code;
  }
};
result.taken = await codeOf(bucket.file('node/resumed.bin').save('x', { resumable: false, preconditionOpts: { ifGenerationMatch: 0 } }));
const dropbox = storage.bucket('corp-dropbox');
await dropbox.file('once').save('x', { resumable: false });
result.overwrite = await codeOf(dropbox.file('once').save('y', { resumable: false }));
result.list = await codeOf(dropbox.getFiles());
await bucket.file('node/resumed.bin').delete();
result.gone = !(await bucket.file('node/resumed.bin').exists())[0];

// A signed URL that the client made by itself.
const signer = new Storage({ apiEndpoint: endpoint, projectId: 'reeve-sandbox', credentials: { client_email: key.client_email, private_key: key.private_key } });
const [signed] = await signer.bucket('corp-private').file('node/a b#?%.txt').getSignedUrl({
  version: 'v4', action: 'read', expires: Date.now() + 600_000, host: endpoint,
});

// The client signs the host without its port, as it is at Google's: so that is what has to be sent.
result.signed = await new Promise((resolve, reject) => {
  get(signed, { headers: { host: new URL(endpoint).hostname } }, async (opened) => {
    resolve({ status: opened.statusCode, text: Buffer.concat(await opened.toArray()).toString() });
  }).on('error', reject);
});

// As an emulator's client, which sends no token and leaves /storage/v1 out.
process.env.STORAGE_EMULATOR_HOST = endpoint;
const emulated = new Storage({ projectId: 'reeve-sandbox' });
await emulated.bucket('corp-open').upload(join(folder, 'small.txt'), { destination: 'e' });
result.emulated = (await emulated.bucket('corp-open').file('e').download())[0].toString();

console.log(JSON.stringify(result));
