// A ticket between its user and the team, in two browsers, and as it is stored in MongoDB.
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { ADMIN, launch, newAccount, newReader, open, violations } from './browser.mjs';
import { linkOf } from './mailbox.mjs';

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

const press = (page, name) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
const panel = (page, name) => page.getByRole('region', { name, exact: true });
const conversation = (page) => page.getByRole('list', { name: 'Conversation' });

test('a ticket is asked, answered, solved, rated and opened again', { timeout: 300_000 }, async () => {
  const subject = `The export is empty ${randomUUID().slice(0, 8)}`;
  const account = await newAccount(chromium.browser);
  const user = await newReader(chromium, { account });
  await open(user.page, '/support/create-ticket');
  await user.page.getByLabel('Subject').fill(subject);
  await user.page.getByLabel('What is it about?').fill('I get <b>no</b> rows.');
  await user.page.setInputFiles('input[type=file]', {
    name: 'rows.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('none'),
  });
  await user.page.getByText('rows.txt').waitFor();
  await press(user.page, 'Send');
  await conversation(user.page).getByText('I get <b>no</b> rows.').waitFor();
  const id = new URL(user.page.url()).pathname.split('/').at(-1);
  assert.deepEqual(await violations(user.page), []);

  const team = await newReader(chromium, { account: ADMIN });
  await open(team.page, '/admin/support');
  await team.page.getByRole('link', { name: subject }).click();
  await press(team.page, 'Assign to me');
  await panel(team.page, 'Internal note').getByRole('textbox').fill('Looks like the filter.');
  await press(team.page, 'Add the note');
  await conversation(team.page).getByText('Looks like the filter.').waitFor();
  const reply = panel(team.page, 'Reply to the user');
  await reply.getByLabel('Message').fill('The filter hides them. <script>alert(1)</script>');
  await reply.getByLabel('Status afterwards').selectOption('resolved');
  await reply.getByRole('button', { name: 'Send', exact: true }).click();
  await conversation(team.page).getByText('The filter hides them.').waitFor();
  assert.deepEqual(await violations(team.page), []);

  // The bell tells of it, and so does a mail with a link to the ticket.
  await user.page.getByRole('button', { name: 'Notifications, 1 unread' }).waitFor();
  await open(user.page, await linkOf(account.email, `/support/tickets/${id}`));
  await conversation(user.page).getByText('<script>alert(1)</script>').waitFor();
  assert.equal(await conversation(user.page).getByText('Looks like the filter.').count(), 0);
  await user.page.getByRole('radio', { name: '5: very good' }).check();
  await press(user.page, 'Send the rating');
  await user.page.getByText('Thank you for your rating.').waitFor();

  await panel(user.page, 'Your answer').getByLabel('Message').fill('It is empty again.');
  await panel(user.page, 'Your answer').getByRole('button', { name: 'Send', exact: true }).click();
  await conversation(user.page).getByText('It is empty again.').waitFor();

  const [stored] = await eventually(async () => {
    const found = await records.tickets(id);
    assert.equal(found[0]?.messages.length, 2);
    return found;
  });
  assert.equal(stored.status, 'open');
  assert.deepEqual(
    stored.messages.map(({ sender, message }) => [sender, message]),
    [
      ['support', 'The filter hides them. <script>alert(1)</script>'],
      ['user', 'It is empty again.'],
    ],
  );
  assert.deepEqual(user.troubles, []);
  assert.deepEqual(team.troubles, []);
});
