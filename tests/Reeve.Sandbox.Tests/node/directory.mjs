// Google's own client reads the Directory of a running sandbox.
// Usage: node directory.mjs ENDPOINT CREDENTIALS_FILE ADMINISTRATOR SOMEBODY_ELSE GROUP
// Prints one JSON object, which the calling test judges.
import { directoryAs, refusalOf } from './client.mjs';

const [endpoint, credentialsFile, administrator, somebody, groupKey] = process.argv.slice(2);
const scopes = ['user.readonly', 'group.readonly', 'domain.readonly', 'orgunit.readonly'];
const admin = directoryAs(endpoint, credentialsFile, administrator, scopes);
const customer = 'my_customer';

async function all(list, member) {
  const found = [];
  let pages = 0;
  let pageToken;
  do {
    const page = await list(pageToken);
    found.push(...(page.data[member] ?? []));
    pageToken = page.data.nextPageToken;
    pages += 1;
  } while (pageToken);
  return { found, pages };
}

const users = await all((pageToken) => admin.users.list({ customer, maxResults: 10, orderBy: 'email', pageToken }), 'users');
const groups = await all((pageToken) => admin.groups.list({ customer, maxResults: 5, pageToken }), 'groups');

// Every group is walked by hand, and asked for with its indirect members: both must find the same.
const walk = async (key, seen) => {
  const { found } = await all((pageToken) => admin.members.list({ groupKey: key, maxResults: 3, pageToken }), 'members');
  for (const member of found.filter((each) => !seen.has(each.id))) {
    seen.add(member.id);
    if (member.type === 'GROUP' && member.email.endsWith('@corp.example')) {
      await walk(member.email, seen);
    }
  }
  return seen;
};
const differing = [];
for (const group of groups.found) {
  const walked = [...await walk(group.id, new Set())].sort();
  const derived = await all((pageToken) => admin.members.list({ groupKey: group.email, includeDerivedMembership: true, pageToken }), 'members');
  if (walked.join() !== derived.found.map((each) => each.id).sort().join()) {
    differing.push(group.email);
  }
}

const user = (await admin.users.get({ userKey: somebody })).data;
const stranger = directoryAs(endpoint, credentialsFile, somebody, scopes);
const narrow = directoryAs(endpoint, credentialsFile, administrator, ['user.readonly']);

console.log(JSON.stringify({
  users: users.found.map((each) => each.primaryEmail),
  userPages: users.pages,
  groups: groups.found.map((each) => each.email),
  differing,
  user,
  byId: (await admin.users.get({ userKey: user.id })).data.primaryEmail,
  searched: (await admin.users.list({ customer, query: `email:${somebody.slice(0, 3)}* isSuspended=false`, fields: 'users/primaryEmail' })).data,
  suspended: (await admin.users.list({ customer, query: 'isSuspended=true' })).data.users.map((each) => each.primaryEmail),
  deleted: (await admin.users.list({ customer, showDeleted: 'true' })).data.users.map((each) => each.primaryEmail),
  group: (await admin.groups.get({ groupKey })).data,
  groupsOf: (await admin.groups.list({ userKey: somebody })).data.groups.map((each) => each.email),
  member: (await admin.members.get({ groupKey, memberKey: somebody })).data,
  has: (await admin.members.hasMember({ groupKey, memberKey: somebody })).data,
  domains: (await admin.domains.list({ customer })).data.domains,
  aliases: (await admin.domainAliases.list({ customer })).data.domainAliases,
  units: (await admin.orgunits.list({ customerId: customer, type: 'all' })).data.organizationUnits.map((each) => each.orgUnitPath),
  unit: (await admin.orgunits.get({ customerId: customer, orgUnitPath: 'Engineering/Platform' })).data,
  publicly: (await stranger.users.get({ userKey: administrator, viewType: 'domain_public' })).data,
  refusals: {
    notAdmin: await refusalOf(stranger.users.list({ customer })),
    scope: await refusalOf(narrow.groups.list({ customer })),
    nobody: await refusalOf(admin.users.get({ userKey: 'nobody@corp.example' })),
    outside: await refusalOf(admin.users.get({ userKey: 'somebody@elsewhere.example' })),
    search: await refusalOf(admin.users.list({ customer, query: 'shoeSize=42' })),
    outsider: await refusalOf(admin.members.hasMember({ groupKey, memberKey: 'somebody@elsewhere.example' })),
    nothing: await refusalOf(admin.users.list({})),
  },
}));
