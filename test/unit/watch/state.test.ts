import { integrationPoint, integrationPoints, type Occasion } from '../../../netsuite';
import { changed } from '../../../netsuite/watch/changed';
import { createdById } from '../../../netsuite/watch/createdById';
import { deleted } from '../../../netsuite/watch/deleted';
import { readState, settingsOf } from '../../../netsuite/watch/state';
import { watcherOf } from '../../../netsuite/watch/watchers';
import { settings } from '../../support/watcher';

const hash = settingsOf(settings('invoice'));
const state = JSON.stringify({ version: 1, account: '1', settings: hash, progress: {}, owed: [], handedOver: null });

test('a state comes back to the account and settings that it belongs to', () => {
	expect(readState(state, '1', hash)).toEqual(JSON.parse(state));
});

test.each([
	['none', undefined],
	['an empty one', ''],
	['one that is no JSON', '{'],
	['null', 'null'],
	['a list', '[]'],
	['one of another version', state.replace('"version":1', '"version":2')],
	['one of another account', state.replace('"account":"1"', '"account":"1_SB1"')],
	['one of other settings', state.replace(hash, 'other')],
])('%s is not gone on with', (_, stored) => {
	expect(readState(stored, '1', hash)).toBeNull();
});

test.each([
	['integration point', settings('customer')],
	['occasion', settings('invoice', { occasion: 'created' })],
	['beginning', settings('invoice', { from: '2026-01-01T00:00:00Z' })],
])('another %s is another watch', (_, other) => {
	expect(settingsOf(other)).not.toBe(hash);
});

test('another number of days is another watch for what is overdue, and for nothing else', () => {
	const overdue = (overdueDays: number, occasion: Occasion) => settingsOf(settings('invoice', { occasion, overdueDays }));
	expect(overdue(1, 'overdue')).not.toBe(overdue(2, 'overdue'));
	expect(overdue(1, 'paid')).toBe(overdue(2, 'paid'));
});

test('other conditions or fields are not', () => {
	const [field] = integrationPoint('invoice').fields;
	if (!field) throw new Error('Invoices have no field');
	const conditions = [{ field, operator: 'isNotEmpty', value: '' }] as const;
	expect(settingsOf(settings('invoice', { conditions, combine: 'any', sublists: false, customFields: [field] }))).toBe(hash);
});

test.each(integrationPoints.map(({ name }) => name))('%s: creations are found by the best that the point tells', (name) => {
	const point = integrationPoint(name);
	const tells = point.fields.some((field) => ['createdDate', 'dateCreated'].includes(field.name)) || point.changes.by === 'content';
	expect(watcherOf(settings(name, { occasion: 'created' }))).toBe(tells ? changed : createdById);
	expect(watcherOf(settings(name, { occasion: 'deleted' }))).toBe(point.changes.by === 'content' ? changed : deleted);
});
