import { enumerations, type TypeName } from '../schema/types';
import { countries } from './countries';

const accountTypes = {
	AcctPay: '_accountsPayable',
	AcctRec: '_accountsReceivable',
	Bank: '_bank',
	COGS: '_costOfGoodsSold',
	CredCard: '_creditCard',
	DeferExpense: '_deferredExpense',
	DeferRevenue: '_deferredRevenue',
	Equity: '_equity',
	Expense: '_expense',
	FixedAsset: '_fixedAsset',
	Income: '_income',
	LongTermLiab: '_longTermLiability',
	NonPosting: '_nonPosting',
	OthAsset: '_otherAsset',
	OthCurrAsset: '_otherCurrentAsset',
	OthCurrLiab: '_otherCurrentLiability',
	OthExpense: '_otherExpense',
	OthIncome: '_otherIncome',
	Stat: '_statistical',
	UnbilledRec: '_unbilledReceivable',
};

const orderStatuses = {
	A: '_pendingApproval',
	B: '_pendingFulfillment',
	C: '_cancelled',
	D: '_partiallyFulfilled',
	E: '_pendingBillingPartFulfilled',
	F: '_pendingBilling',
	G: '_fullyBilled',
	H: '_closed',
};

/** What REST's values are called in SOAP, where that does not follow from the value's name. */
const words: Readonly<Record<TypeName, Readonly<Record<string, string>>>> = {
	'platformCommonTyp:Country': countries,
	'listAcctTyp:AccountType': accountTypes,
	'listAcctTyp:CurrencyCurrencyPrecision': { 0: '_zero', 2: '_two' },
	'listRelTyp:EmailPreference': { DEFAULT: '_default', HTML: '_hTML', PDF: '_pDF' },
	'platformCommonTyp:GlobalSubscriptionStatus': {
		1: '_softOptIn',
		2: '_softOptOut',
		3: '_confirmedOptIn',
		4: '_confirmedOptOut',
	},
	'tranSalesTyp:SalesOrderOrderStatus': orderStatuses,
};

/**
 * The word of an enumeration for a value, or for its name: `Pending Billing` is `_pendingBilling`; `undefined` where the
 * schema has none, so that the element has to be left out.
 */
export function wordOf(type: TypeName, value: string, name: string | null): string | undefined {
	const known = words[type]?.[value];
	if (known) return known;
	const all = enumerations.get(type)!;
	return [value, name ?? value]
		.flatMap((text) => [text, `_${text}`, camelCase(text)])
		.find((word) => all.includes(word));
}

/** REST's value for a word of an enumeration; the word less its underscore where no other is known. */
export function valueOfWord(type: TypeName, word: string): string {
	const known = Object.entries(words[type] ?? {}).find(([, own]) => own === word);
	return known ? known[0] : word.replace(/^_/, '');
}

/** `Accounts Receivable` → `_accountsReceivable` */
function camelCase(text: string): string {
	const [first = '', ...rest] = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
	return `_${first.toLowerCase()}${rest.map((word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase()).join('')}`;
}
