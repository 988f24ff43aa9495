import { documentTypes, type DocumentType } from '../../account/documentTypes';
import { isReference } from '../records/values';
import { wordOf } from '../records/words';

/** Record types of SOAP by the account's, which are in lower case. */
const typeWords: Readonly<Record<string, string>> = {
	creditmemo: '_creditMemo',
	customerdeposit: '_customerDeposit',
	customerpayment: '_customerPayment',
	customerrefund: '_customerRefund',
	depositapplication: '_depositApplication',
	invoice: '_invoice',
	journalentry: '_journal',
	salesorder: '_salesOrder',
};

const text = (value: unknown) => String(isReference(value) ? value.id : value);

/** `Paid In Full` → `paidInFull` */
function statusWord(value: unknown): string {
	const [type, letter] = text(value).split(':') as [DocumentType, string];
	const name = documentTypes[type]?.statuses[letter] ?? '';
	const squeezed = name.replace(/ (\w)/g, (_, initial: string) => initial.toUpperCase());
	return squeezed === '' ? '' : squeezed[0]!.toLowerCase() + squeezed.slice(1);
}

/** How columns with words of the schema show what is stored. Believed: those of a document's status. */
export const columnWords: Readonly<Record<string, Readonly<Record<string, (value: unknown) => string | undefined>>>> = {
	Transaction: {
		type: (value) => typeWords[documentTypes[text(value) as DocumentType]?.recordType ?? ''],
		status: (value) => statusWord(value) || undefined,
		accountType: (value) => wordOf('listAcctTyp:AccountType', text(value), null),
	},
	Account: { type: (value) => wordOf('listAcctTyp:AccountType', text(value), null) },
	Subsidiary: { country: (value) => wordOf('platformCommonTyp:Country', text(value), null) },
	File: { fileType: (value) => `_${text(value)}` },
};
