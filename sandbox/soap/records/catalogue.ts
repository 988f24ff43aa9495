import type { Account } from '../../account/account';
import { recordTypesOf, type RecordType } from '../../account/records';
import type { TypeName } from '../schema/types';
import { accountingPeriod, file, folder, note } from './own';
import type { SoapRecord } from './soapRecord';

interface Facts {
	/** REST's name, where it is not SOAP's. */
	rest?: string;
	fields?: SoapRecord['fields'];
	permission: string;
	own?: RecordType;
	write?: SoapRecord['write'];
}

/** @param type whose local name is the record's name with a capital */
function record(type: TypeName, { rest, fields = {}, permission, own, write = 'saving' }: Facts): SoapRecord {
	const local = type.split(':')[1]!;
	const name = local[0]!.toLowerCase() + local.slice(1);
	return {
		type,
		name,
		plural: `${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} records`,
		recordType: (account: Account) => own ?? recordTypesOf(account).find((one) => one.name === (rest ?? name)),
		write,
		fields,
		permission,
	};
}

const transaction = { currencyName: 'currency', checkNum: 'checkNumber' };

/** The records that this NetSuite has over SOAP. Names of permissions are NetSuite's. */
export const soapRecords: readonly SoapRecord[] = [
	record('listRel:Customer', { permission: 'Lists -> Customers' }),
	record('listRel:Contact', { permission: 'Lists -> Contacts' }),
	record('listRel:Vendor', { permission: 'Lists -> Vendors', write: null }),
	record('listEmp:Employee', { permission: 'Lists -> Employees', write: null }),
	record('tranSales:Invoice', { permission: 'Transactions -> Invoice', fields: transaction }),
	record('tranSales:SalesOrder', {
		permission: 'Transactions -> Sales Order',
		fields: { ...transaction, orderStatus: 'status' },
	}),
	record('tranCust:CreditMemo', { permission: 'Transactions -> Credit Memo', fields: transaction }),
	record('tranCust:CustomerPayment', { permission: 'Transactions -> Customer Payment', fields: transaction }),
	record('tranCust:CustomerDeposit', { permission: 'Transactions -> Customer Deposit', fields: transaction }),
	record('tranCust:DepositApplication', {
		permission: 'Transactions -> Deposit Application',
		fields: { ...transaction, depDate: 'depositDate' },
	}),
	record('tranCust:CustomerRefund', { permission: 'Transactions -> Customer Refund', fields: transaction }),
	record('tranGeneral:JournalEntry', {
		permission: 'Transactions -> Make Journal Entry',
		fields: { ...transaction, approved: 'approvalStatus' },
	}),
	record('generalComm:Note', { permission: 'Lists -> Notes Tab', own: note, write: 'own' }),
	record('generalComm:Message', {
		permission: 'Lists -> Track Messages',
		fields: { recordName: 'entity', mediaItemList: 'mediaItem' },
	}),
	record('docFileCab:File', { permission: 'Lists -> Documents and Files', own: file, write: 'own' }),
	record('docFileCab:Folder', { permission: 'Lists -> Documents and Files', own: folder, write: 'own' }),
	record('listAcct:Subsidiary', { permission: 'Lists -> Subsidiaries', write: null }),
	record('listAcct:Account', { permission: 'Lists -> Accounts', write: null }),
	record('listAcct:AccountingPeriod', {
		permission: 'Setup -> Manage Accounting Periods',
		own: accountingPeriod,
		write: null,
	}),
	record('listAcct:Currency', { permission: 'Lists -> Currency', write: null }),
	record('listAcct:CurrencyRate', { permission: 'Lists -> Currency', write: null }),
	record('listAcct:Term', { permission: 'Setup -> Accounting Lists', write: null }),
	record('listAcct:PaymentMethod', { permission: 'Setup -> Accounting Lists', write: null }),
	record('listAcct:Department', { permission: 'Lists -> Departments', write: null }),
	record('listAcct:Classification', { permission: 'Lists -> Classes', write: null }),
	record('listAcct:Location', { permission: 'Lists -> Locations', write: null }),
];

/** By the name that references have; `undefined` for what this NetSuite has not. */
export const recordNamed = (name: string): SoapRecord | undefined => soapRecords.find((one) => one.name === name);

/** By the type of the schema. */
export const recordOfType = (type: TypeName): SoapRecord | undefined => soapRecords.find((one) => one.type === type);

/**
 * Custom records of a type, by its internal or script ID; `undefined` for a type that the account has not.
 * @param key `5` or `customrecord_x`
 */
export function customRecordOf(account: Account, key: string): SoapRecord | undefined {
	const row = account.store.get(
		'SELECT internalid, scriptid, name FROM customrecordtype WHERE internalid = ? OR scriptid = ?',
		[/^\d+$/.test(key) ? Number(key) : null, key.toUpperCase()],
	);
	if (!row) return undefined;
	const custom = {
		typeId: String(row.internalid),
		scriptId: String(row.scriptid).toLowerCase(),
		label: String(row.name),
	};
	return {
		type: 'setupCustom:CustomRecord',
		name: 'customRecord',
		plural: `${custom.scriptId} records`,
		recordType: () => recordTypesOf(account).find(({ name }) => name === custom.scriptId),
		write: 'saving',
		fields: {},
		permission: `Custom Record -> ${custom.label}`,
		custom,
	};
}
