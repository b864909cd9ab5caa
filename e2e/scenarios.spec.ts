import type { Designer } from './designer.ts';
import { sample } from './parts/samples.ts';
import { Scenarios } from './parts/scenarios.ts';
import { expect, test as base } from './test.ts';

const test = base.extend<{ scenarios: Scenarios }>({
  scenarios: async ({ designer }, use) => use(new Scenarios(designer.page)),
});

/** A ski lift whose card terminals fail for five seconds, in Play. */
async function breaksTheCards(designer: Designer): Promise<void> {
  await designer.opens(sample('circuit-breaker.seam.yaml'));
  await designer.mode('Play').click();
  await designer.playback.breaksElement('Cards', 'Errors for 5 s, then recovers');
  await expect(designer.playback.line('Breaker opened on pay')).toBeVisible();
}

/** Goes to Play, and keeps what is played there as a scenario. */
async function keepsTheRun(designer: Designer): Promise<void> {
  await designer.mode('Play').click();
  await expect(designer.playback.button('Play')).toBeEnabled();
  await designer.commands('Keep this run as a scenario');
}

test.describe('The results of a run', () => {
  test('are numbers and charts over time, which move the playhead', async ({ designer, scenarios }) => {
    await breaksTheCards(designer);
    await scenarios.opens('Results');
    await expect(scenarios.results.getByRole('row', { name: /^Availability 91\.7 %$/ })).toBeVisible();
    const latency = scenarios.chart('Latency');
    await expect(latency).toHaveAttribute('aria-valuetext', /^0\.000 seconds: p50 19 ms, p95 19 ms, p99 19 ms$/);
    await latency.focus();
    await designer.presses('ArrowRight', 'ArrowRight');
    await designer.playback.stands(1);
    const box = await designer.boxOf(latency);
    await designer.page.mouse.click(box.x + box.width * 0.6, box.y + box.height / 2);
    expect(await designer.playback.now()).toBeGreaterThan(20);
  });

  test('stand in a table as well', async ({ designer, scenarios }) => {
    await breaksTheCards(designer);
    await scenarios.opens('Results');
    await designer.page.getByRole('button', { name: 'As a table' }).click();
    await expect(designer.page.getByRole('columnheader', { name: 'Latency' })).toBeVisible();
    await expect(designer.page.getByRole('rowheader', { name: '0 s', exact: true })).toBeVisible();
  });

  test('stand beside those of the same run without the breaker', async ({ designer, scenarios }) => {
    await breaksTheCards(designer);
    await scenarios.opens('Results');
    await scenarios.comparesWith('Without the circuit breaker on pay');
    expect(await scenarios.figure('Attempts on the wire')).toEqual(['58', '60', '3 % fewer']);
    expect(await scenarios.figure('Turned away by a policy')).toEqual(['2', '0', '2 instead of none']);
    await expect(scenarios.chart('Latency')).toHaveAttribute('aria-valuetext', /p50 of the other run 19 ms/);
    await scenarios.comparesWith('Without the faults');
    expect(await scenarios.figure('Availability')).toEqual(['91.7 %', '100 %', expect.stringContaining('8.33 points less')]);
    await designer.page.getByRole('button', { name: 'Stop comparing', exact: true }).click();
    await expect(scenarios.results).toBeVisible();
  });

  test('are compared from the card of a breaker, too', async ({ designer, scenarios }) => {
    await breaksTheCards(designer);
    await designer.playback.line('Breaker opened on pay').click();
    await designer.page.getByRole('button', { name: 'What without it?' }).click();
    await expect(scenarios.compared).toBeVisible();
  });
});

test.describe('What another library would do', () => {
  test('is told beside the same run, from the card of the breaker and from the menu of its flow', async ({ designer, scenarios }) => {
    await breaksTheCards(designer);
    await designer.playback.line('Breaker opened on pay').click();
    await designer.page.getByRole('button', { name: 'In another library?' }).click();
    await designer.page.getByRole('menuitem', { name: 'opossum' }).click();
    await expect(scenarios.compared).toBeVisible();
    await expect(designer.page.getByText('The breaker on pay as opossum', { exact: true })).toBeVisible();
    expect(await scenarios.figure('Came in')).toEqual(['60', '60', 'the same']);
    await scenarios.comparesWith('Resilience4j');
    await expect(designer.page.getByText('The breaker on pay as Resilience4j', { exact: true })).toBeVisible();
    expect(await designer.file()).not.toContain('profile');
  });
});

test.describe('A waterfall', () => {
  test('shows the attempts of one request, and moves the playhead to them', async ({ designer, scenarios }) => {
    await breaksTheCards(designer);
    await scenarios.opens('Waterfall');
    await expect(scenarios.spans.getByRole('treeitem', { name: /^pay, attempt 1: failed after 19 ms/ })).toBeVisible();
    for (let request = 2; request <= 4; request++) await designer.page.getByRole('button', { name: 'Next request' }).click();
    await expect(scenarios.spans.getByRole('treeitem', { name: 'pay, attempt 1: turned away at once' })).toBeVisible();
    await designer.playback.stands(3);
    await designer.page.getByRole('button', { name: 'Follow the playhead' }).click();
    await designer.presses('r');
    await scenarios.spans.getByRole('treeitem').first().focus();
    await designer.presses('ArrowDown', 'ArrowDown');
    await expect(scenarios.spans.getByRole('treeitem', { name: /^Cards, work: failed/ })).toHaveAttribute('aria-selected', 'true');
    expect(await designer.playback.now()).toBeGreaterThan(0);
  });
});

test.describe('A breakpoint', () => {
  test('stops the run with a word why, and lets it go on', async ({ designer, scenarios }) => {
    await breaksTheCards(designer);
    await scenarios.stopsWhen('A circuit breaker opens');
    await designer.playback.speed.fill('8');
    await designer.playback.button('Play').click();
    await expect(scenarios.halted).toContainText('A circuit breaker opens: Breaker opened on pay');
    await designer.playback.stands(2.036);
    await scenarios.halted.getByRole('button', { name: 'Stop here no more' }).click();
    await scenarios.halted.getByRole('button', { name: 'Play on' }).click();
    await designer.playback.stands(59.045);
    await expect(scenarios.halted).toHaveCount(0);
  });

  test('is set at a line of the log', async ({ designer, scenarios }) => {
    await breaksTheCards(designer);
    await designer.page.getByRole('button', { name: 'Stop when: A circuit breaker opens: pay' }).click();
    await designer.playback.speed.fill('8');
    await designer.playback.button('Play').click();
    await expect(scenarios.halted).toContainText('A circuit breaker opens: pay');
  });
});

test.describe('A scenario', () => {
  test('is started by one click on a service, and kept in the document', async ({ designer, scenarios }) => {
    await designer.opensExample();
    await designer.canvas.element('Payment service').click({ button: 'right' });
    await designer.page.getByRole('menuitem', { name: 'New scenario under load' }).click();
    await expect(scenarios.which).toHaveAccessibleName('Scenario: Place order');
    await expect(designer.playback.line('Place order 2 started')).toBeVisible();
    expect(await designer.file()).toContain('arrival: poisson');
  });

  test('is edited by keyboard alone, each act one undo step', async ({ designer, scenarios }) => {
    await designer.opens(sample('circuit-breaker.seam.yaml'));
    await designer.presses('t');
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.commands('Keep this run as a scenario');
    await expect(scenarios.which).toHaveAccessibleName('Scenario: Tills → Cards: pay');
    await designer.tabsTo(scenarios.timeline.getByRole('button', { name: 'Add', exact: true }));
    await designer.presses('Enter');
    await designer.types('Cards');
    await designer.presses('Enter');
    await expect(scenarios.bar(/^Cards: errors 100 %, 18 s to 36 s$/)).toBeVisible();
    await designer.tabsTo(scenarios.bar(/^Cards: errors/));
    await designer.presses('ArrowRight', 'ArrowRight', 'Shift+ArrowLeft');
    await expect(scenarios.bar(/^Cards: errors 100 %, 19 s to 36\.5 s$/)).toBeFocused();
    await expect.poll(() => designer.playback.lines()).toContain('19.000 | Cards: 100 % errors');
    await designer.presses('Control+z');
    await expect(scenarios.bar(/^Cards: errors 100 %, 18 s to 36 s$/)).toBeVisible();
    await scenarios.bar(/^Cards: errors/).focus();
    await designer.presses('Delete');
    await expect(scenarios.bar(/^Cards: errors/)).toHaveCount(0);
    await designer.presses('Control+z');
    await expect(scenarios.bar(/^Cards: errors/)).toBeVisible();
  });

  test('has bars that are dragged, as a whole and by their ends', async ({ designer, scenarios }) => {
    await designer.opens(sample('circuit-breaker.seam.yaml'));
    await keepsTheRun(designer);
    await scenarios.adds('Cards');
    const bar = scenarios.bar(/^Cards: errors/);
    const { x, y, width, height } = await designer.boxOf(bar);
    const middle = y + height / 2;
    await designer.canvas.drags({ x: x + width / 2, y: middle }, { x: x + width / 2 - width, y: middle });
    await expect(bar).toHaveAccessibleName('Cards: errors 100 %, 0 s to 18 s');
    const now = await designer.boxOf(bar);
    await designer.canvas.drags({ x: now.x + now.width, y: middle }, { x: now.x + now.width * 2, y: middle });
    await expect(bar).toHaveAccessibleName('Cards: errors 100 %, 0 s to 36 s');
  });

  test('refuses numbers that are out of range, and says the range', async ({ designer, scenarios }) => {
    await designer.opens(sample('circuit-breaker.seam.yaml'));
    await keepsTheRun(designer);
    const before = await designer.file();
    for (const [text, reason] of [
      ['0', 'More than 0/s, please.'],
      ['-3', 'More than 0/s, please.'],
      ['1e999', 'Not a number'],
      ['99999999', 'At most 10000000/s.'],
    ] as const) {
      await scenarios.field('Rate').fill(text);
      await designer.presses('Enter');
      await expect(designer.page.getByRole('alert').filter({ hasText: reason })).toBeVisible();
    }
    await designer.presses('Escape');
    expect(await designer.file()).toBe(before);
  });

  test('is renamed, duplicated and deleted, and comes back', async ({ designer, scenarios }) => {
    await designer.opens(sample('circuit-breaker.seam.yaml'));
    await keepsTheRun(designer);
    await scenarios.bar('Name, seed, entry').click();
    await scenarios.field('Name').fill('Rush hour');
    await designer.presses('Enter');
    await expect(scenarios.which).toHaveAccessibleName('Scenario: Rush hour');
    await scenarios.menu('Duplicate');
    await expect(scenarios.which).toHaveAccessibleName('Scenario: Rush hour 2');
    await scenarios.menu('Delete');
    await expect(scenarios.which).toHaveAccessibleName('Scenario: none');
    await designer.page.keyboard.press('Control+z');
    await scenarios.which.click();
    await expect(designer.page.getByRole('menuitemcheckbox', { name: 'Rush hour 2' })).toBeVisible();
  });

  test('takes over what was broken by hand, when it is told to', async ({ designer, scenarios }) => {
    await designer.opens(sample('circuit-breaker.seam.yaml'));
    await keepsTheRun(designer);
    await designer.playback.breaksElement('Cards', 'Slow');
    await expect(designer.page.getByText('Broken by hand')).toBeVisible();
    expect(await designer.file()).not.toContain('kind: slow');
    await designer.page.getByRole('button', { name: 'Keep in the scenario' }).click();
    await expect(scenarios.bar(/^Cards: slow × 10, from 0 s on$/)).toBeVisible();
    expect(await designer.file()).toContain('kind: slow');
  });
});

test.describe('Every field of a scenario', () => {
  test('of its load is edited in the form, for each way in which requests arrive', async ({ designer, scenarios }) => {
    await designer.opens(sample('circuit-breaker.seam.yaml'));
    await keepsTheRun(designer);
    for (const [arrival, label, value, words] of [
      ['Poisson', 'Rate', '4', '4/s, at random'],
      ['Ramp', 'Up to', '20', '4/s to 20/s'],
      ['Spike', 'Spike from', '10 s', '4/s, for a while 20/s'],
      ['Closed users', 'Users', '7', '7 users who ask, wait and think'],
    ] as const) {
      await scenarios.chooses('Arrival', arrival);
      await scenarios.fills(label, value);
      await expect(scenarios.bar(words)).toBeVisible();
    }
    expect(await designer.file()).toContain('arrival: closed');
    await scenarios.field('Users').focus();
    await expect(scenarios.field('Users')).toHaveAccessibleDescription(/no more requests than these are under way at once/);
  });

  test('of releases, phases and other calls is edited in the form', async ({ designer, scenarios }) => {
    await designer.opens(sample('harbour-migration.seam.yaml'));
    await keepsTheRun(designer);
    await scenarios.adds('A new version is released');
    await scenarios.fills('At', '5 s');
    await scenarios.fills('Fails', '20 %');
    await expect(scenarios.bar(/new version, 20 % of it fails, at 5 s$/)).toBeVisible();
    await scenarios.adds('A migration goes on');
    await scenarios.chooses('Phase', '3. All of it');
    await expect(scenarios.bar(/^Leave the monolith: phase 3, All of it/)).toBeVisible();
    await scenarios.adds('Other calls come in meanwhile');
    await scenarios.fills('Rate', '3');
    await expect(scenarios.bar(/meanwhile, 3\/s/)).toBeVisible();
    const text = await designer.file();
    for (const line of ['errorRate: 0.2', 'phase: 3', 'ratePerSecond: 3']) expect(text).toContain(line);
  });
});

test.describe('What can break', () => {
  test('is reached from the menu of an element in Design', async ({ designer }) => {
    await designer.opensExample();
    await designer.canvas.element('Card provider').click({ button: 'right' });
    await designer.page.getByRole('menuitem', { name: 'Break this …' }).click();
    const card = designer.page.getByRole('group', { name: 'Break Card provider' });
    await card.getByRole('button', { name: /^Down/ }).click();
    await expect(designer.playback.line('Card provider: down')).toBeVisible();
  });

  test('stands in the menu of an element in Play, with what else can be done to it', async ({ designer }) => {
    await designer.opensExample();
    await designer.mode('Play').click();
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.canvas.element('Payment service').click({ button: 'right' });
    const menu = designer.page.getByRole('menu');
    await expect(menu.getByRole('menuitem', { name: 'Release a new version now' })).toBeVisible();
    await menu.getByRole('menuitem', { name: /^One instance down/ }).click();
    await expect(designer.playback.line('1 of 2 instances down')).toBeVisible();
  });
});

test.describe('A design that cannot be played', () => {
  test('says what is missing, and adds it at one click', async ({ designer }) => {
    await designer.startsBlank('Orders');
    await designer.presses('t');
    const offer = designer.page.getByRole('button', { name: 'Add a client that calls Orders' });
    await expect(offer).toBeVisible();
    await offer.click();
    await expect(designer.playback.button('Play')).toBeEnabled();
    expect(await designer.drawn()).toContain('call Client → Orders');
    await designer.presses('Control+z');
    await expect(offer).toBeVisible();
  });

  test('a saga without steps and an empty design are given what they lack', async ({ designer }) => {
    await designer.opens(sample('harbour-saga-without-steps.seam.yaml'));
    await designer.presses('t');
    await designer.page.getByRole('button', { name: 'Add a step that Berths does' }).click();
    await designer.page.getByRole('button', { name: 'Make Berths the orchestrator' }).click();
    await expect(designer.playback.button('Play')).toBeEnabled();
  });

  test('a run that never ends stops at its bound, says why, and plays as far as it is there', async ({ designer }) => {
    await designer.opens(sample('retry-storm.seam.yaml'));
    await designer.presses('t');
    await expect(designer.page.getByRole('status').filter({ hasText: 'Only the first part of this run is here.' })).toContainText(
      /ask was tried [\d,]+ times for [\d,]+ calls: fewer retries/,
    );
    await designer.presses('.');
    expect(await designer.playback.now()).toBeGreaterThan(0);
  });
});

test.describe('At 800 px', () => {
  test('charts are found by what they are called, and their tab stands in view beside the tools', async ({ designer, scenarios }) => {
    await breaksTheCards(designer);
    await designer.page.setViewportSize({ width: 800, height: 900 });
    await designer.presses('Control+k');
    await expect(designer.page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
    await designer.types('show charts');
    await designer.presses('Enter');
    await expect(scenarios.results).toBeVisible();
    const tab = await designer.boxOf(designer.page.getByRole('tab', { name: 'Results' }));
    const tools = await designer.boxOf(designer.page.getByRole('button', { name: 'As a table' }));
    expect(tab.x + tab.width).toBeLessThanOrEqual(tools.x);
  });
});
