// Experiments of the lab as a visitor and a user run them: pictures that are looked at, music that is
// listened to, a questionnaire, a cancelled run, and a link that is opened elsewhere.
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { after, before, test } from 'node:test';
import { eventually, openRecords } from '../../web-sdk/e2e/records.mjs';
import { launch, newAccount, newReader, open, settled, violations } from './browser.mjs';
import { voice } from './voice.mjs';

const RUN_MS = 120_000;

/** 24 to 29, as each of its numbers has one or two; the lab counts them roughly. */
const SYLLABLES_OF_CONSENT = 27;

const records = openRecords();
let chromium;

before(async () => {
  chromium = await launch();
});

after(async () => {
  await chromium?.browser.close();
  await records.close();
});

const result = (page) => page.getByRole('region', { name: 'Result', exact: true });
const press = (part, name) => part.getByRole('button', { name, exact: true }).click();
const runOf = (page) => new URL(page.url()).searchParams.get('run');

/** Runs what is in the form, and waits for the result. */
async function run(page, button = 'Run') {
  const before = runOf(page);
  await press(page.getByRole('main'), button);
  await page.waitForURL((url) => url.searchParams.has('run') && url.searchParams.get('run') !== before);
  await result(page).getByText(/^Made by/).waitFor({ timeout: RUN_MS });
  await settled(page);
  return runOf(page);
}

/** How many colours a picture has at a few places, and those colours. */
const look = (picture) =>
  picture.evaluate(async (img) => {
    await img.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 32;
    const context = canvas.getContext('2d');
    context.drawImage(img, 0, 0, 32, 32);
    const { data } = context.getImageData(0, 0, 32, 32);
    return { width: img.naturalWidth, height: img.naturalHeight, pixels: [...data] };
  });

const difference = (one, other) =>
  one.pixels.reduce((sum, value, i) => sum + Math.abs(value - other.pixels[i]), 0) / one.pixels.length;

test('the same words make the same picture, and others another', { timeout: 600_000 }, async () => {
  const { context, page, troubles } = await newReader(chromium);
  const wrong = [];
  await open(page, '/lab/neural-art');
  const draw = async (prompt) => {
    await page.getByLabel('Prompt').fill(prompt);
    await run(page);
    const picture = result(page).getByRole('img', { name: prompt });
    await picture.waitFor();
    return look(picture);
  };
  const sea = await draw('A quiet blue sea at dawn');
  assert.ok(new Set(sea.pixels).size > 20, 'the picture is not of one colour');
  assert.ok(sea.width >= 512);
  wrong.push(...(await violations(page)));
  const again = await draw('A quiet blue sea at dawn');
  assert.equal(difference(sea, again), 0);
  const fire = await draw('A wild red fire in the night');
  assert.ok(difference(sea, fire) > 10, `they differ by ${difference(sea, fire)}`);

  await press(result(page), 'Enlarge: A wild red fire in the night');
  const large = page.getByRole('dialog');
  await large.getByRole('group').focus();
  await page.keyboard.press('+');
  await large.getByText('Shown at 150% of the window').waitFor();
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });

  await press(result(page), 'Compare');
  await page.getByRole('dialog').getByRole('img').nth(1).waitFor();
  await page.waitForTimeout(400);
  wrong.push(...(await violations(page)));
  assert.deepEqual(wrong, []);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('music plays, with its score', { timeout: 600_000 }, async () => {
  const { context, page, troubles } = await newReader(chromium);
  await open(page, '/lab/music-generator');
  await page.getByLabel('Duration').fill('10');
  const id = await run(page);
  const seconds = await result(page)
    .locator('audio')
    .evaluate(async (audio) => {
      audio.muted = true;
      await audio.play();
      return audio.duration;
    });
  assert.ok(seconds >= 9 && seconds < 30, `it is ${seconds} seconds long`);
  const score = await look(result(page).getByRole('img', { name: /^Score/ }));
  assert.ok(new Set(score.pixels).size > 1, 'the score is not blank');
  const [stored] = await records.experiments(id);
  assert.equal(stored.status, 'completed');
  assert.ok(stored.output.result.audioUrl.startsWith('/api/lab/files/'));
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('a questionnaire is scored, and its figures are counted', { timeout: 600_000 }, async () => {
  const { context, page, troubles } = await newReader(chromium, { account: await newAccount(chromium.browser) });
  await open(page, '/lab/personality-mirror');
  for (let last = false; !last; ) {
    await page.getByRole('radiogroup').first().waitFor();
    for (const group of await page.getByRole('radiogroup').all()) await group.getByRole('radio').nth(3).check();
    last = (await page.getByRole('button', { name: 'Next', exact: true }).count()) === 0;
    if (!last) await press(page.getByRole('main'), 'Next');
  }
  await page.getByText('20 of 20 answered').waitFor();
  await run(page, 'Show the mirror');
  // Four of five for each: reversed statements count as two.
  await result(page).getByRole('progressbar', { name: 'Extraversion' }).waitFor();
  assert.equal(await result(page).getByRole('progressbar').count(), 5);
  await result(page).getByText(/12 points, of 4 to 20/).first().waitFor();
  assert.deepEqual(await violations(page), []);
  await eventually(async () => {
    await open(page, '/lab/analytics');
    await page.getByRole('row', { name: /^Personality mirror/ }).waitFor({ timeout: 2_000 });
  });
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('a picture is changed step by step', { timeout: 600_000 }, async () => {
  const { context, page, troubles } = await newReader(chromium);
  await open(page, '/lab/image-playground');
  const png = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 300;
    canvas.height = 200;
    const drawing = canvas.getContext('2d');
    drawing.fillStyle = '#d6453d';
    drawing.fillRect(0, 0, 150, 200);
    drawing.fillStyle = '#3b6fb6';
    drawing.fillRect(150, 0, 150, 200);
    return canvas.toDataURL().split(',')[1];
  });
  await page.locator('input[type=file]').setInputFiles({ name: 'two.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
  const preview = page.getByRole('img', { name: 'Preview' });
  await preview.waitFor();
  const main = page.getByRole('main');
  const step = page.getByLabel('Step', { exact: true });
  await step.selectOption('rotate');
  await press(main, 'Add the step');
  await step.selectOption('grayscale');
  await press(main, 'Add the step');
  await press(main, 'Undo');
  await press(main, 'Redo');
  await eventually(async () => assert.deepEqual(await preview.evaluate(({ width, height }) => [width, height]), [200, 300]));
  await run(page);
  const made = await look(result(page).getByRole('img', { name: 'Result' }));
  assert.deepEqual([made.width, made.height], [200, 300]);
  const isGray = (at) => made.pixels[at] === made.pixels[at + 1] && made.pixels[at] === made.pixels[at + 2];
  assert.ok([0, 4 * 500, 4 * 1_000].every(isGray), 'it has no colours');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('a cancelled run ends, and nothing of it is kept', { timeout: 600_000 }, async () => {
  const { context, page, troubles } = await newReader(chromium);
  await open(page, '/lab/battle-arena');
  await press(page.getByRole('main'), 'Fill in the example');
  await page.getByLabel('Rounds').fill('5');
  await press(page.getByRole('main'), 'Run');
  await press(result(page), 'Cancel');
  await result(page).getByText('You cancelled this run.').waitFor();
  const [stored] = await records.experiments(runOf(page));
  assert.equal(stored.status, 'cancelled');
  assert.equal(stored.output ?? null, null);
  await press(result(page), 'Delete');
  await press(page.getByRole('dialog'), 'Delete');
  await eventually(async () => assert.deepEqual(await records.experiments(stored._id), []));
  assert.deepEqual(troubles, []);
  await context.close();
});

test('a visitor opens a link, until it is withdrawn, and no record names its token', { timeout: 600_000 }, async () => {
  const user = await newReader(chromium, { account: await newAccount(chromium.browser) });
  await open(user.page, '/lab/neural-art');
  await user.page.getByLabel('Prompt').fill('Green hills in the mist');
  await run(user.page);
  await press(result(user.page), 'Share');
  const dialog = user.page.getByRole('dialog');
  await press(dialog, 'Create a link');
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
  await user.page.waitForTimeout(400);
  assert.deepEqual(await violations(user.page), []);

  const visitor = await newReader(chromium);
  await open(visitor.page, link);
  const picture = visitor.page.getByRole('main').getByRole('img', { name: 'Green hills in the mist' });
  await picture.waitFor();
  assert.ok((await look(picture)).width >= 512);
  assert.deepEqual(await violations(visitor.page), []);
  assert.deepEqual(visitor.troubles, []);

  await press(dialog, 'Withdraw the link');
  await dialog.getByText('The link shows nothing any more.').waitFor();
  await visitor.page.reload();
  await visitor.page.getByText('This link shows nothing any more').waitFor();
  assert.deepEqual(user.troubles, []);

  await visitor.page.goto('about:blank');
  const visitorId = (await visitor.context.cookies()).find(({ name }) => name === 'onelastai_visitor').value.slice(0, 36);
  await eventually(async () => {
    const views = (await records.pageViews(visitorId)).map(({ page: { url, title } }) => [url, Boolean(title)]);
    const { href } = new URL('/lab/shared', link);
    assert.deepEqual(views, [[href, true], [href, true]], 'the script has named both loads');
  });
  await visitor.context.close();
  await user.context.close();
});

test('what the model and the dictionaries make is run from its page', { timeout: 600_000 }, async () => {
  const { context, page, troubles } = await newReader(chromium);
  const fewer = { 'battle-arena': 'Rounds', 'debate-arena': 'Rounds', 'story-weaver': 'Chapters' };
  for (const type of ['dream-interpreter', 'emotion-visualizer', 'future-predictor', 'story-weaver', 'battle-arena', 'debate-arena']) {
    await open(page, `/lab/${type}`);
    await press(page.getByRole('main'), 'Fill in the example');
    if (fewer[type]) await page.getByLabel(fewer[type]).fill('1');
    const [stored] = await records.experiments(await run(page));
    assert.equal(stored.status, 'completed');
    assert.equal(stored.experimentType, type);
    assert.deepEqual(await violations(page), [], type);
    if (type === 'story-weaver') await downloadBooks(page, context.request);
  }
  assert.deepEqual(troubles, []);
  await context.close();
});

async function downloadBooks(page, request) {
  for (const [format, beginning] of [
    ['PDF', '%PDF-'],
    ['EPUB', 'PK'],
  ]) {
    const address = await page.getByRole('link', { name: `Download as ${format}` }).getAttribute('href');
    const file = await (await request.get(address)).body();
    assert.ok(file.toString('latin1').startsWith(beginning), format);
  }
}

test('a voice speaks after its consent', { timeout: 600_000 }, async () => {
  const { context, page, troubles } = await newReader(chromium);
  await open(page, '/lab/voice-cloning');
  const record = async (what, syllables) => {
    const input = page.getByRole('group', { name: what, exact: true });
    const buffer = voice(syllables);
    await input.locator('input[type=file]').setInputFiles({ name: 'voice.wav', mimeType: 'audio/wav', buffer });
    await input.locator('audio').waitFor();
  };
  await record('A sample of your voice', 40);
  await record('Your consent', SYLLABLES_OF_CONSENT);
  await page.getByLabel('What the voice shall say').fill('Good evening. This voice was made by a computer, and it says so.');
  await run(page);
  const seconds = await result(page).locator('audio').first().evaluate((audio) => audio.duration);
  assert.ok(seconds > 2 && seconds < 20, `it speaks for ${seconds} seconds`);
  await result(page).getByText(/^Inaudible, and found again/).waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(troubles, []);
  await context.close();
});
