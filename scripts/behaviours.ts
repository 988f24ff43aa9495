/**
 * What people know from products for accounts receivable and can rebuild here, one behaviour a row. Tests are named
 * after the rows, such as `R25: …`; docs/coverage.md lists which test shows which row. The letters only group the
 * rows: T a nightly sync with nine integration points, R a sync for financing, I an invoicing product's import and
 * export, P a contact sync with mapping, conditions and actions, K a real-time product for collections.
 */
export interface Behaviour {
	readonly row: string;
	readonly what: string;
	/** The flow that does it, by its file's name without `.json`; none where a node or a document does. */
	readonly template?: string;
}

const nightly = 'sync-accounts-receivable-nightly';

const rows = (template: string | undefined, list: Readonly<Record<string, string>>): Behaviour[] =>
	Object.entries(list).map(([row, what]) => ({ row, what, template }));

const unordered: readonly Behaviour[] = [
	...rows(nightly, {
		T2: 'Reads by SuiteQL, and by SOAP what SuiteQL does not show',
		T3: 'Integration points in a fixed order: what others refer to comes first',
		T4: 'Each integration point is pulled by night or pushed at once',
		T6: 'One account to a store: a checkpoint of another account is refused',
		T7: 'Subsidiaries',
		T8: 'Chart of accounts',
		T9: 'Exchange rates',
		T12: 'Customers',
		T13: 'Invoices',
		T14: 'Payments: customer payments and customer deposits',
		T15: 'Credit memos',
		T16: 'Sales orders',
		T17: 'Which invoices a payment, credit memo or deposit is applied to',
		T18: 'Notes on customers and invoices',
		T20: 'E-mails on customers and invoices',
		R3: 'One subsidiary: only its data',
		R4: 'All customers when nothing is filtered',
		R5: 'Invoices of the last twelve months',
		R7: 'One way: the sync writes nothing to NetSuite',
		R8: 'Customers merged in NetSuite are one customer in the store',
		R9: 'What is edited in the store during a run may be overwritten',
		R10: 'What is edited in the store is overwritten when NetSuite changes',
		R11: 'Sub-customers are archived',
		R12: "Sub-customers' invoices belong to the top-most parent",
		R13: 'Runs every night',
		R14: 'Can be started by hand at any time, also while the nightly run is at it',
		R15: 'A locked (financed) invoice is left alone',
		R16: 'Inactive customers are archived',
		R17: 'A customer made inactive is archived at the next run',
		R18: 'A customer made active again is unarchived at the next run',
		R19: 'A checkbox of the customer, by its field ID, decides what is synced',
		R20: 'Without such a field everything is synced',
		R21: "With it, customers that have it checked and what belongs to them",
		R22: 'Another filter has everything read again',
		R23: 'A changed filter deletes, archives and hides nothing',
		R24: 'What was synced before and no longer matches stays as it is',
		R25: 'A wrong field ID stops the sync until it is corrected',
		R26: 'A checkbox without a value counts as unchecked',
		I5: 'Payments recorded in NetSuite',
		I7: 'Runs by itself, such as every hour',
		I8: 'Past runs and the next one can be seen',
		I9: 'Sync now',
		I10: 'Every run is listed; an error has the document number and the reason',
		I11: 'One bad record does not stop the run',
		I14: 'Only customers that have invoices',
		K7: 'How often it synchronises, and what catches what was missed',
		K12: 'The daily sync: on top of others, at an hour of choice',
		K13: 'The frequency can be changed',
		K15: 'Subsidiaries go to separate stores',
		K17: "NetSuite's exchange rates on invoices, credit memos, payments and journal entries",
		K18: 'Only customers whose primary subsidiary it is',
		K23: 'Contacts made inactive',
		K24: 'Customer groups under the top-most parent',
		K25: 'Contacts can be left out',
		K26: 'Inactive customers can be left out, from then on',
		K32: 'An invoice deleted in NetSuite is closed, not lost',
		K33: 'Deleted records of every kind',
		K34: "Journal entries keep customers' balances right",
		K37: 'Intercompany customers can be left out',
	}),
	...rows('push-contacts-notes-and-emails', {
		T10: 'Contacts are written to NetSuite as they change',
		T11: 'Contacts come back from NetSuite, and what was written from here is recognised',
		T19: 'Notes are written to the customer or the invoice at once',
		T21: 'E-mails are recorded on the customer or the invoice at once',
		I16: 'A customer is found by its name',
	}),
	...rows('import-custom-fields', {
		T22: 'Any custom field of customers and invoices',
		T23: 'Custom fields are chosen from a list',
		T24: 'Custom fields as filters of later steps',
		T25: 'Custom fields of type e-mail become contacts',
		T26: 'Several addresses in one field become several contacts',
	}),
	...rows('import-outstanding-invoices', {
		I1: 'Import of outstanding invoices',
		I12: 'The import runs in the background',
		I15: 'An e-mail with the result when an import ends',
	}),
	...rows('import-customers', {
		I2: 'Import of customers',
		I13: 'The import brings the whole list of customers',
	}),
	...rows('resync-one-customer', { K9: 'One customer is read anew on demand' }),
	...rows('reestablish-connection', { K11: 'A broken connection is noticed, said once, and gone on from' }),
	...rows(undefined, {
		P1: 'Login by a token',
		P2: 'One subsidiary is chosen',
		P3: 'A connection is used again in other flows',
		P4: 'Company customers, individual customers or contacts',
		P5: 'Companies apart from contacts',
		P6: 'Conditions on lead source, partner, sales rep and the like',
		P7: 'Conditions on any field, custom ones included',
		P8: 'Condition: exists already on the other side',
		P9: 'Actions that set lead source, partner, sales rep and the like',
		P10: 'Actions that set any field, custom ones included',
		P11: 'A mapping of the usual fields to begin with',
		P12: 'Mapping of custom and further fields',
		P13: 'Fields can be mapped only where their types fit',
		P14: 'The types decide which way a field is mapped',
		T5: 'Every field of every record is documented',
		R1: 'Connecting an account, with each step checked',
		R2: 'The right companion in NetSuite is installed, in the right version',
		R6: 'The chart of accounts on demand, without storing it',
		I6: 'Login by account ID, consumer key and secret, token ID and secret',
		K4: 'The permissions that the role needs, checked one by one',
	}),
];

const place = ({ row }: Behaviour): string => `${'TRIPK'.indexOf(row.charAt(0))}${row.slice(1).padStart(3, '0')}`;

/** Every behaviour that is built, in the order of the rows. Each has a test, or `npm run docs` refuses. */
export const behaviours: readonly Behaviour[] = [...unordered].sort((a, b) => (place(a) < place(b) ? -1 : 1));
