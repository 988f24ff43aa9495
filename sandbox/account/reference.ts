/** What every generated account has alike: its company, its money and its chart of accounts. */

export interface Currency {
	id: number;
	name: string;
	symbol: string;
	sign: string;
	precision: number;
	/** US dollars for one unit, about which the generated rates move. */
	dollars: number;
	inactive?: true;
}

export const currencies: readonly Currency[] = [
	{ id: 1, name: 'US Dollar', symbol: 'USD', sign: '$', precision: 2, dollars: 1 },
	{ id: 2, name: 'British Pound', symbol: 'GBP', sign: '£', precision: 2, dollars: 1.27 },
	{ id: 4, name: 'Euro', symbol: 'EUR', sign: '€', precision: 2, dollars: 1.08 },
	{ id: 5, name: 'Japanese Yen', symbol: 'JPY', sign: '¥', precision: 0, dollars: 0.0067 },
	{ id: 9, name: 'Kuwaiti Dinar', symbol: 'KWD', sign: 'د.ك', precision: 3, dollars: 3.25 },
	{ id: 10, name: 'Deutsche Mark (old)', symbol: 'DEM', sign: 'DM', precision: 2, dollars: 0.55, inactive: true },
];

export const baseCurrency = currencies[0]!;

const byId = new Map(currencies.map((currency) => [currency.id, currency]));

export function currencyOf(id: number): Currency {
	return byId.get(id)!;
}

export interface Subsidiary {
	id: number;
	name: string;
	legalName: string | null;
	parent: number | null;
	currency: number;
	country: string;
	/** How many of the customers are at home here, as a weight. */
	share: number;
	inactive?: true;
	elimination?: true;
}

export const subsidiaries: readonly Subsidiary[] = [
	{
		id: 1,
		name: 'Honeycomb Holdings',
		legalName: 'Honeycomb Holdings Inc.',
		parent: null,
		currency: 1,
		country: 'US',
		share: 4,
	},
	{ id: 3, name: 'Honeycomb "West" LLC', legalName: null, parent: 1, currency: 1, country: 'US', share: 2 },
	{ id: 4, name: 'Honeycomb UK', legalName: 'Honeycomb UK Ltd.', parent: 1, currency: 2, country: 'GB', share: 2 },
	{
		id: 7,
		name: 'Honigwabe Süd GmbH',
		legalName: 'Honigwabe Süd Vertriebs-GmbH & Co. KG',
		parent: 4,
		currency: 4,
		country: 'DE',
		share: 2,
	},
	{ id: 8, name: 'ハニカム株式会社', legalName: 'ハニカム株式会社', parent: 1, currency: 5, country: 'JP', share: 1 },
	{ id: 12, name: 'Honeycomb Kuwait W.L.L.', legalName: null, parent: 4, currency: 9, country: 'KW', share: 1 },
	{
		id: 13,
		name: 'Honeycomb France (closed)',
		legalName: null,
		parent: 4,
		currency: 4,
		country: 'FR',
		share: 0,
		inactive: true,
	},
	{ id: 20, name: 'Elimination', legalName: null, parent: 1, currency: 1, country: 'US', share: 0, elimination: true },
];

const subsidiaryById = new Map(subsidiaries.map((subsidiary) => [subsidiary.id, subsidiary]));

export function subsidiaryOf(id: number): Subsidiary {
	return subsidiaryById.get(id)!;
}

export interface Account {
	id: number;
	number: string | null;
	name: string;
	type: string;
	parent?: number;
	description?: string;
	currency?: number;
	summary?: true;
	inactive?: true;
	eliminate?: true;
}

/** IDs that the accounting rules post to. */
export const accounts = {
	receivable: 119,
	receivableForeign: 120,
	bank: 1,
	undeposited: 116,
	customerDeposits: 225,
	taxPayable: 230,
	payable: 112,
	sales: 54,
	services: 55,
	discounts: 56,
	exchangeGains: 80,
	badDebt: 66,
	payroll: 67,
	payrollPayable: 231,
	orders: 29,
} as const;

export const chartOfAccounts: readonly Account[] = [
	{ id: accounts.bank, number: '1000', name: 'Checking', type: 'Bank', description: 'Main account' },
	{ id: 2, number: '1010', name: 'Sparkasse €', type: 'Bank', currency: 4 },
	{ id: accounts.payable, number: '2000', name: 'Accounts Payable', type: 'AcctPay' },
	{ id: 118, number: '1100', name: 'Receivables', type: 'AcctRec', summary: true },
	{ id: accounts.receivable, number: '1101', name: 'Accounts Receivable', type: 'AcctRec', parent: 118 },
	{
		id: accounts.receivableForeign,
		number: '1102',
		name: 'Accounts Receivable – Foreign',
		type: 'AcctRec',
		parent: 118,
		description: 'Customers outside the United States',
	},
	{ id: 121, number: '1190', name: 'Intercompany Receivables', type: 'AcctRec', eliminate: true },
	{ id: accounts.undeposited, number: '1499', name: 'Undeposited Funds', type: 'OthCurrAsset' },
	{ id: accounts.customerDeposits, number: '2100', name: 'Customer Deposits', type: 'OthCurrLiab' },
	{ id: accounts.taxPayable, number: '2200', name: 'Sales Taxes Payable', type: 'OthCurrLiab' },
	{ id: accounts.payrollPayable, number: '2300', name: 'Payroll Payable', type: 'OthCurrLiab' },
	{ id: 53, number: '4000', name: 'Income', type: 'Income', summary: true },
	{ id: accounts.sales, number: '4010', name: 'Sales', type: 'Income', parent: 53 },
	{ id: accounts.services, number: '4020', name: 'Services & "Extras"', type: 'Income', parent: 53 },
	{ id: accounts.discounts, number: '4090', name: 'Discounts', type: 'Income', parent: 53 },
	{ id: accounts.badDebt, number: '6100', name: 'Bad Debt', type: 'Expense' },
	{ id: accounts.payroll, number: '6200', name: 'Salaries', type: 'Expense', description: 'Confidential' },
	{ id: accounts.exchangeGains, number: '7000', name: 'Realized Gain/Loss', type: 'OthIncome' },
	{ id: 90, number: null, name: 'Umsätze (alt) 🗄️', type: 'Income', inactive: true },
	{ id: accounts.orders, number: null, name: 'Sales Orders', type: 'NonPosting' },
];

export interface Term {
	id: number;
	name: string;
	days: number;
	discount: number | null;
	inactive?: true;
}

export const terms: readonly Term[] = [
	{ id: 1, name: 'Due on receipt', days: 0, discount: null },
	{ id: 2, name: 'Net 30', days: 30, discount: null },
	{ id: 3, name: 'Net 60', days: 60, discount: null },
	{ id: 5, name: '2% 10 Net 30', days: 30, discount: 2 },
	{ id: 8, name: '30 Tage netto', days: 30, discount: 1.5 },
	{ id: 9, name: 'Net 120 (old)', days: 120, discount: null, inactive: true },
];

export interface Item {
	id: number;
	name: string;
	type: string;
	account: number;
	/** In US dollars. */
	price: number;
	description: string | null;
}

export const items: readonly Item[] = [
	{ id: 40, name: 'WIDGET-01', type: 'InvtPart', account: accounts.sales, price: 24.5, description: 'Widget, small' },
	{
		id: 41,
		name: 'WIDGET-02',
		type: 'InvtPart',
		account: accounts.sales,
		price: 119.99,
		description: 'Widget, large "XL" 12″',
	},
	{
		id: 44,
		name: 'PUMP',
		type: 'InvtPart',
		account: accounts.sales,
		price: 1349,
		description: 'Wasserpumpe für Gärten',
	},
	{
		id: 51,
		name: 'Consulting',
		type: 'Service',
		account: accounts.services,
		price: 180,
		description: 'Consulting, per hour',
	},
	{ id: 52, name: 'Support : Gold', type: 'Service', account: accounts.services, price: 4999.95, description: null },
	{
		id: 57,
		name: 'Freight',
		type: 'OthCharge',
		account: accounts.services,
		price: 15,
		description: 'Freight & handling',
	},
];

export const discountItem = { id: 60, name: 'Volume Discount', type: 'Discount' } as const;
export const descriptionItem = { id: 61, name: 'Comment', type: 'Description' } as const;

export const departments = [
	{ id: 1, name: 'Sales', parent: null },
	{ id: 2, name: 'Inside Sales', parent: 1 },
	{ id: 5, name: 'Service', parent: null },
	{ id: 6, name: 'Außendienst', parent: 5 },
	{ id: 7, name: 'Mail Room', parent: null, inactive: true },
] as const;

export const classes = [
	{ id: 1, name: 'Hardware', parent: null },
	{ id: 2, name: 'Pumps', parent: 1 },
	{ id: 3, name: 'Services', parent: null },
	{ id: 4, name: 'Legacy', parent: null, inactive: true },
] as const;

export const locations = [
	{ id: 1, name: 'San Francisco', parent: null },
	{ id: 2, name: 'Dock 4', parent: 1 },
	{ id: 3, name: 'München', parent: null },
	{ id: 6, name: '東京', parent: null },
	{ id: 7, name: "Warehouse 'B'", parent: null, inactive: true },
] as const;

export const paymentMethods = [
	{ id: 1, name: 'Cash' },
	{ id: 2, name: 'Check' },
	{ id: 5, name: 'VISA' },
	{ id: 8, name: 'Überweisung / Wire' },
	{ id: 9, name: 'Telex', inactive: true },
] as const;

export const employees = [
	{ id: -5, first: '-System-', last: null },
	{ id: 3, first: 'Ana', last: 'Lovelace' },
	{ id: 4, first: 'Pat', last: "O'Neil" },
	{ id: 6, first: 'Kim', last: 'Müller' },
	{ id: 9, first: '佐藤', last: '花子', inactive: true },
] as const;

export const employeeIds: readonly number[] = employees.map(({ id }) => id);
export const salesRepIds: readonly number[] = [3, 4, 9];

export const files = [
	{ id: 11, name: 'Rahmenvertrag.pdf' },
	{ id: 12, name: 'INV "final" (2).pdf' },
	{ id: 15, name: 'scan' },
] as const;

export const fileIds: readonly number[] = files.map(({ id }) => id);
