import { contactsOf, customFieldsOf, integrationPoint, readChanges, tableRow, type IntegrationPoint } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 150, invoices: 400 });
});
afterAll(async () => await netsuite.close());

const emailFields = async (point: IntegrationPoint) => (await customFieldsOf(netsuite.client, point)).filter(({ kind }) => kind === 'email');

/** Read off the account’s texts in the plainest way there is. */
async function expected(point: IntegrationPoint): Promise<{ contacts: string[]; wrong: number }> {
	const fields = (await emailFields(point)).map(({ name }) => name);
	const contacts = new Set<string>();
	let wrong = 0;
	for (const record of await netsuite.truth(`${point.name}?customFields=${fields.join()}`)) {
		const customer = point.name === 'customer' ? record.id : (record.entity as { id: string }).id;
		for (const field of fields) {
			const text = (record.customFields[field] as string | null) ?? '';
			const found = text.match(/[^\s,;<>"]+/g)?.filter((word) => /^[^@]+@[^@]+\.[a-z]+$/i.test(word)) ?? [];
			for (const email of found) contacts.add(`${point.name}_${record.id} netsuite_person_${customer}_${point.name}_${field}_${email.toLowerCase()}`);
			if (text !== '' && found.length === 0) wrong++;
		}
	}
	return { contacts: [...contacts].sort(), wrong };
}

/** What a flow does: takes away the contacts of every record that came, and stores those that it has now. */
class ContactStore {
	private readonly keys = new Map<string, readonly string[]>();
	private readonly wrong = new Map<string, number>();
	private checkpoint: unknown;

	constructor(private readonly point: IntegrationPoint) {}

	async sync(): Promise<void> {
		const fields = await emailFields(this.point);
		for (;;) {
			const options = { checkpoint: this.checkpoint, batchSize: 100, customFields: fields.map(({ name }) => name) };
			const batch = await readChanges(netsuite.client, this.point, options);
			for (const record of batch.records) this.take(tableRow(this.point, record, batch.customFields), fields);
			for (const id of batch.deleted) this.take({ id, isDeleted: true }, fields);
			this.checkpoint = JSON.stringify(batch.cursor);
			if (batch.status !== 'more') return;
		}
	}

	private take(item: Record<string, unknown>, fields: Awaited<ReturnType<typeof emailFields>>): void {
		const { recordKey, contacts, problems } = contactsOf(this.point, item, fields);
		this.keys.set(recordKey, contacts.map(({ key }) => key));
		this.wrong.set(recordKey, new Set(problems.map(({ field }) => field)).size);
	}

	all(): string[] {
		return [...this.keys].flatMap(([recordKey, keys]) => keys.map((key) => `${recordKey} ${key}`)).sort();
	}

	/** In how many fields something stands that is no address. */
	get withProblems(): number {
		return [...this.wrong.values()].reduce((sum, fields) => sum + fields, 0);
	}
}

test.each(['customer', 'invoice'])(
	'T25, T26: the addresses in e-mail fields of every %s are its contacts, and stay so through business and deletions',
	async (name) => {
		const point = integrationPoint(name);
		const store = new ContactStore(point);
		for (const seed of [1, 2, 3, 4]) {
			await store.sync();
			const { contacts, wrong } = await expected(point);
			expect(contacts.length).toBeGreaterThan(50);
			expect(store.all()).toEqual(contacts);
			expect(wrong).toBeGreaterThan(0);
			expect(store.withProblems).toBeGreaterThanOrEqual(wrong);
			// The same again changes nothing.
			await store.sync();
			expect(store.all()).toEqual(contacts);
			await netsuite.activity(200, seed);
		}
	},
);
