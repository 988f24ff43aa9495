import { createSaving, noUserEvents } from '../../sandbox/saving';
import { openDesk, worth } from './writing';

const BY = { context: 'RESTWEBSERVICES' } as const;
const options = { strictNames: true, lenientValues: false, hiddenColumns: new Set<string>() };

test('what is deleted while scripts run is refused, and nothing else happens', async () => {
	const desk = openDesk();
	const id = Number(desk.create('invoice', { entity: desk.customer, item: worth(5) }));
	const saving = createSaving(desk.account, { ...noUserEvents, listensTo: () => true });
	const saves = await Promise.allSettled([
		saving.remove('invoice', id, BY),
		saving.update('invoice', id, { memo: 'x' }, options, BY),
		saving.remove('invoice', id, BY),
	]);
	const gone = { reason: { sentence: 'Error while accessing a resource. That record does not exist.' } };
	expect(saves).toMatchObject([{ status: 'fulfilled' }, gone, gone]);
	expect(desk.gone('invoice', String(id))).toBe(true);
	desk.account.close();
});
