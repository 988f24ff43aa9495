import { addEntityNote, addMessage, addTransactionNote } from '../business/correspondence';
import { deal } from '../business/deal';
import { addContact, addCustomer, readCustomer } from '../business/people';
import { enterInvoice, enterSalesOrder } from '../business/sales';
import { addRate } from '../generator/lists';
import { dateOf } from '../time';
import { anyRow, type Play, type Scene } from './scene';

/** New records: people, sales, correspondence. */

const anyCustomer = (scene: Scene) => {
	const row = anyRow(scene, '_customer', "r.isinactive = 'F'");
	return row && readCustomer(scene.account, row.id);
};

const anyDocument = (scene: Scene) =>
	anyRow(scene, '_transaction', "r.type IN ('CustInvc', 'CustPymt', 'CustCred', 'SalesOrd')");

const enterCustomer: Play = ({ account, random, log, at }) => {
	const customer = addCustomer(account, random, at, null);
	// A new record is modified when it is made, not some time later.
	account.store.update('_customer', customer.id, { lastmodifieddate: at });
	log.created('customer', customer.id);
	log.created('contact', addContact(account, random, at, customer.id));
	return true;
};

const enterContact: Play = (scene) => {
	const { account, random, log, at } = scene;
	log.created('contact', addContact(account, random, at, random.chance(0.9) ? (anyCustomer(scene)?.id ?? null) : null));
	return true;
};

const sell: Play = (scene) => {
	const { account, random, log, at } = scene;
	const customer = anyCustomer(scene);
	if (!customer) return false;
	const terms = deal(account, random, customer);
	const order = random.chance(0.3) ? enterSalesOrder(account, random, terms, at, 'G') : undefined;
	if (order) log.created('salesOrder', order.id);
	log.created('invoice', enterInvoice(account, random, terms, at, { order }).id);
	return true;
};

const order: Play = (scene) => {
	const { account, random, log, at } = scene;
	const customer = anyCustomer(scene);
	if (!customer) return false;
	log.created('salesOrder', enterSalesOrder(account, random, deal(account, random, customer), at, 'B').id);
	return true;
};

const writeNote: Play = (scene) => {
	const { account, random, log, at } = scene;
	const onCustomer = random.chance(0.4);
	const parent = onCustomer ? anyCustomer(scene) : anyDocument(scene);
	if (!parent) return false;
	const add = onCustomer ? addEntityNote : addTransactionNote;
	log.created('note', add(account, random, parent.id, at));
	return true;
};

const sendMessage: Play = (scene) => {
	const { account, random, log, at } = scene;
	const document = anyDocument(scene);
	if (!document) return false;
	const { id, email } = readCustomer(account, Number(document.entity));
	log.created('message', addMessage(account, random, { entity: id, transaction: document.id, email }, at));
	return true;
};

/** The day's rate of one currency against one subsidiary's; in single-currency accounts there are none. */
const enterRate: Play = ({ account, random, log, at }) => {
	if (!account.features.multiCurrency) return false;
	const base = random.pick(account.subsidiaries).currency;
	const currency = random.pick(account.currencies);
	const rate = Math.round(account.rates.rate(base, currency, dateOf(at)) * random.integer(990, 1010) * 1e5) / 1e8;
	log.created('currencyRate', addRate(account, base, currency, dateOf(at), at, currency === base ? 1 : rate));
	return true;
};

export const newEntries = {
	customerEntered: { weight: 4, play: enterCustomer },
	contactEntered: { weight: 4, play: enterContact },
	invoiceEntered: { weight: 14, play: sell },
	salesOrderEntered: { weight: 4, play: order },
	noteWritten: { weight: 6, play: writeNote },
	messageSent: { weight: 7, play: sendMessage },
	exchangeRateEntered: { weight: 2, play: enterRate },
} satisfies Record<string, { weight: number; play: Play }>;
