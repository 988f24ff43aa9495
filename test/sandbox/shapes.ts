/** What the tests look at in records and answers. Which of it there is depends on the record: the tests know. */

export interface Reference {
	id: string;
	refName: string;
}

export interface Line {
	line: number;
	item: Reference | null;
	account: Reference;
	quantity: number | null;
	amount: number;
}

export interface Application {
	id: string;
	type: string;
	amount: number;
}

/** A record of the truth. */
export interface TruthRecord {
	id: string;
	tranDate: string;
	lastModifiedDate: string;
	externalId: string | null;
	isInactive: boolean;
	isPerson: boolean;
	email: string | null;
	subject: string | null;
	entityId: string;
	company: Reference | null;
	subsidiary: Reference | null;
	entity: Reference | null;
	createdFrom: Reference | null;
	terms: Reference | null;
	baseCurrency: Reference;
	transactionCurrency: Reference;
	exchangeRate: number;
	creditLimit: number | null;
	total: number;
	amountPaid: number;
	amountRemaining: number;
	lines: Line[];
	applications: Application[];
}

interface Collection {
	count: number;
	items: Array<{
		line: number;
		item?: Reference;
		quantity?: number;
		amount: number;
		doc: Reference;
		type: string;
		id: string;
	}>;
}

/** An answer's body. */
export interface Body {
	'o:errorDetails': Array<{ detail: string; 'o:errorCode': string; 'o:errorPath'?: string; 'o:errorHeader'?: string }>;
	error: string;
	id: string;
	count: number;
	links: Array<{ rel: string; href: string }>;
	items: Array<Record<string, string>>;
	item: Collection;
	apply: Collection;
	properties: Record<string, { 'x-ns-custom-field'?: true }>;
	custentity_segment: Reference;
	custentity_channels: Collection;
	now: string;
	serverTime: string;
	averageInFlight: number;
}
