import { historyStart, type Account } from '../account';
import { addEntityNote, addMessage, addTransactionNote } from '../business/correspondence';
import { deal } from '../business/deal';
import { deletedRecord } from '../ledger/remove';
import { createRandom, type Random } from '../random';
import { createIndexes } from '../store';
import { ACCOUNT_STARTS_AT, DAY, HOUR } from '../time';
import { fillLists, fillRates } from './lists';
import { fillPeople, type Customers } from './people';
import { playStory } from './stories';

/** The last entries are some hours old when the account starts. */
const QUIET = 3 * HOUR;

/**
 * Fills an empty account from its options' seed: the same seed and numbers make the same account, byte for byte.
 * @param progress is told how many invoices there are so far, every few thousand
 */
export function generate(account: Account, progress: (invoices: number) => void = () => {}): void {
	const since = Date.parse(historyStart()) / 1000;
	const until = ACCOUNT_STARTS_AT - QUIET;
	createIndexes(account.store);
	let people!: ReturnType<typeof fillPeople>;
	account.engine.transaction(() => {
		fillLists(account);
		if (account.features.multiCurrency) fillRates(account);
		people = fillPeople(account, since, until);
		fillDeleted(account, since);
	});
	fillBusiness(account, people, since, until, progress);
	account.engine.transaction(() => fillVendorNotes(account, people.vendors, until));
}

/** Notes of entities that are no customers. */
function fillVendorNotes(account: Account, vendors: readonly number[], at: number): void {
	const random = createRandom(account.options.seed, "vendors' notes");
	for (const vendor of vendors) if (random.chance(0.5)) addEntityNote(account, random, vendor, at);
}

const INVOICES_PER_COMMIT = 5000;

function fillBusiness(
	account: Account,
	{ customers, vendors }: { customers: Customers; vendors: number[] },
	since: number,
	until: number,
	progress: (invoices: number) => void,
): void {
	const random = createRandom(account.options.seed, 'business');
	const total = account.options.invoices;
	let played = 0;
	while (played < total) {
		const commitAt = Math.min(total, played + INVOICES_PER_COMMIT);
		account.engine.transaction(() => {
			while (played < commitAt) {
				const count = Math.min(commitAt - played, Number(random.weighted({ 1: 70, 2: 15, 3: 10, 5: 5 })));
				tellStory(account, random, customers, vendors, startOf(random, since, until, played / total), until, count);
				played += count;
			}
		});
		progress(played);
	}
}

/** Stories begin one after another; every tenth in the same second as many others, as imports enter them. */
function startOf(random: Random, since: number, until: number, share: number): number {
	const at = since + Math.floor((until - since) * share);
	return random.chance(0.1) ? Math.floor(at / (30 * DAY)) * 30 * DAY + HOUR : at;
}

function tellStory(
	account: Account,
	random: Random,
	customers: Customers,
	vendors: readonly number[],
	at: number,
	until: number,
	invoices: number,
): void {
	const customer = customers.at(random.integer(0, customers.count - 1));
	const vendor = random.pick(vendors);
	const scene = { account, random, deal: deal(account, random, customer), vendor, at, until };
	const { documents, others } = playStory(scene, invoices);
	const moment = () => Math.min(until, at + random.integer(0, 60) * DAY);
	for (const document of documents) {
		if (random.chance(0.12)) addTransactionNote(account, random, document, moment());
		if (random.chance(0.12)) {
			// Some messages name the document alone: whose it is, is then found there.
			const entity = random.chance(0.8) ? customer.id : null;
			addMessage(account, random, { entity, transaction: document, email: customer.email }, moment());
		}
	}
	for (const document of others) {
		if (random.chance(0.2)) addTransactionNote(account, random, document, moment());
		if (random.chance(0.2))
			addMessage(account, random, { entity: vendor, transaction: document, email: null }, moment());
	}
	if (random.chance(0.08))
		addMessage(account, random, { entity: customer.id, transaction: null, email: customer.email }, moment());
	if (random.chance(0.02)) addMessage(account, random, { entity: vendor, transaction: null, email: null }, moment());
}

/** What was deleted before anyone looked. */
function fillDeleted(account: Account, since: number): void {
	const earlier: Array<[type: string, id: number, name: string]> = [
		['invoice', 1107, 'Invoice #INV987'],
		['customerpayment', 1110, 'Payment #PYMT877'],
		['customer', 17, 'Gone & Forgotten Ltd'],
		['contact', 19, 'Ghost'],
		['message', 55, 'Old subject'],
	];
	earlier.forEach(([type, id, name], index) => {
		const deletion = { type, name, at: since + index * DAY, deletedBy: 3 };
		account.store.insert('deletedrecord', deletedRecord(id, deletion));
	});
}
